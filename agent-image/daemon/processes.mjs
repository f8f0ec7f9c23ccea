/** The processes of this PID namespace, as /proc shows them. */

import { readFileSync, readdirSync } from 'node:fs';

/** The environment variable that carries an owner's mark (see reaper.mjs). */
export const MARK = 'ATELIER_OWNER';

export const INIT = 1;
const EVERYTHING_BUT_INIT_AND_SELF = -1;

/**
 * @typedef {object} ProcessInfo
 * @property {number} pid
 * @property {number} parent 0 when the process entered the namespace from outside
 * @property {string} key the pid with its start time, so that a reused pid is another process
 */

export class Processes {
  get self() {
    return process.pid;
  }

  /** @returns {Map<number, ProcessInfo>} every live process; zombies are not alive */
  read() {
    const table = new Map();
    for (const name of readdirSync('/proc')) {
      const info = /^\d+$/.test(name) ? readProcess(Number(name)) : null;
      if (info) table.set(info.pid, info);
    }
    return table;
  }

  /** @param {ProcessInfo} info */
  isAlive(info) {
    return readProcess(info.pid)?.key === info.key;
  }

  /**
   * @param {number} pid
   * @returns {string | null} the mark that it was started with
   */
  mark(pid) {
    const entry = readText(`/proc/${pid}/environ`)
      .split('\0')
      .find((line) => line.startsWith(`${MARK}=`));
    return entry === undefined ? null : entry.slice(MARK.length + 1);
  }

  /** @returns {string} the number of the newest process; the same before and after: none was started in between */
  newest() {
    return readText('/proc/loadavg').trimEnd().split(' ').at(-1) ?? '';
  }

  /**
   * @param {number} pid
   * @param {NodeJS.Signals} signal
   */
  signal(pid, signal) {
    // 0 and negative numbers mean groups and everything; they must never come from a miscalculation.
    if (!(pid > INIT)) throw new Error(`Process ${pid} is not to be sent signals.`);
    send(pid, signal);
  }

  /** @param {'SIGSTOP'|'SIGCONT'} signal to everything in the namespace; only ever in a sandbox */
  signalAll(signal) {
    send(EVERYTHING_BUT_INIT_AND_SELF, signal);
  }
}

/** @param {number} pid */
export function commandName(pid) {
  return readText(`/proc/${pid}/comm`).trimEnd();
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

/**
 * @param {number} pid
 * @returns {ProcessInfo | null} null when it has ended
 */
function readProcess(pid) {
  const stat = readText(`/proc/${pid}/stat`);
  // The name in parentheses is the program's own choice and may contain anything, also ")".
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, parent] = fields;
  // With its first thread ended a process reads as a zombie, yet its other threads run on.
  const dead = stat === '' || state === 'X' || (state === 'Z' && Number(fields[17]) <= 1);
  return dead ? null : { pid, parent: Number(parent), key: `${pid}@${fields[19]}` };
}

/**
 * @param {number} target
 * @param {NodeJS.Signals} signal
 */
function send(target, signal) {
  try {
    process.kill(target, signal);
  } catch (error) {
    // Gone already (ESRCH), or not ours (EPERM, only outside of a sandbox): nothing left to do.
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
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
