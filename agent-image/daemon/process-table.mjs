/** What runs in this PID namespace, read from /proc. */

import { readFileSync, readdirSync } from 'node:fs';

/**
 * @typedef {object} ProcessInfo
 * @property {number} pid
 * @property {number} parent 0 when the process entered the namespace from outside
 * @property {number} session
 * @property {string} key the pid with its start time, so that a reused pid is another process
 */

/** @returns {Map<number, ProcessInfo>} every live process; zombies are not alive */
export function readProcesses() {
  const table = new Map();
  for (const name of readdirSync('/proc')) {
    if (name < '1' || name > '9~') continue;
    const info = readProcess(Number(name));
    if (info) table.set(info.pid, info);
  }
  return table;
}

/**
 * @param {number} pid
 * @returns {ProcessInfo | null} null when it has ended
 */
export function readProcess(pid) {
  const stat = readText(`/proc/${pid}/stat`);
  // The name in parentheses is the program's own choice and may contain anything, also ")".
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, parent, , session] = fields;
  // With its first thread ended a process reads as a zombie, yet its other threads run on.
  const dead = stat === '' || state === 'X' || (state === 'Z' && Number(fields[17]) <= 1);
  if (dead) return null;
  return { pid, parent: Number(parent), session: Number(session), key: `${pid}@${fields[19]}` };
}

/** @returns {string} the number of the newest process; the same before and after: none was started in between */
export function newestProcess() {
  return readText('/proc/loadavg').trimEnd().split(' ').at(-1) ?? '';
}

/** @param {number} pid */
export function commandName(pid) {
  return readText(`/proc/${pid}/comm`).trimEnd();
}

/**
 * @param {number} pid
 * @param {string} name of an environment variable
 * @returns {string | null} its value when the process was started
 */
export function startEnvironment(pid, name) {
  const prefix = `${name}=`;
  const entry = readText(`/proc/${pid}/environ`).split('\0').find((line) => line.startsWith(prefix));
  return entry === undefined ? null : entry.slice(prefix.length);
}

/**
 * @param {Map<number, ProcessInfo>} table
 * @param {number} pid
 * @returns {number[]} the process and those above it; ends at 1, or where somebody entered from outside
 */
export function ancestry(table, pid) {
  const line = [];
  for (let next = table.get(pid); next && !line.includes(next.pid); next = table.get(next.parent)) line.push(next.pid);
  return line;
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // The process ended meanwhile, or is not ours to look at: both read as nothing.
    return '';
  }
}
