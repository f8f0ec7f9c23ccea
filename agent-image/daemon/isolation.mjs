/**
 * Decides whether this daemon is alone in a PID namespace of its own. Only then may it kill
 * processes that it did not start: run by hand on a developer's machine it must never do so.
 */

import { readlinkSync } from 'node:fs';
import { INIT, Processes, ancestry, commandName } from './processes.mjs';

/** The kernel's fixed number of the machine's first PID namespace (PROC_PID_INIT_INO). */
const MACHINE_NAMESPACE = 'pid:[4026531836]';

/** Programs that start as process 1 of a sandbox and collect orphans. */
const INITS = new Set(['docker-init', 'tini', 'bwrap', 'catatonit', 'dumb-init', 'podman-init']);

/**
 * @param {NodeJS.ProcessEnv} environment
 * @returns {boolean} true when every process here belongs to this sandbox
 * @throws {Error} when the provider says that this is a sandbox and it is not
 */
export function verifyIsolation(environment) {
  if (environment.ATELIER_SANDBOX !== '1') return false;
  const problem = findProblem();
  if (problem) throw new Error(`ATELIER_SANDBOX=1 is set, but ${problem}. Start the daemon in a PID namespace of its own, under an init.`);
  return true;
}

/** @returns {string | null} */
function findProblem() {
  if (namespace() === MACHINE_NAMESPACE) return "this is the machine's own PID namespace";
  const init = commandName(INIT);
  if (!INITS.has(init)) return `process 1 is "${init}", which is none of ${[...INITS].join(', ')}`;
  const others = strangers();
  return others.length > 0 ? `other processes run here: ${others.map((pid) => `${pid} (${commandName(pid)})`).join(', ')}` : null;
}

function namespace() {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return MACHINE_NAMESPACE; // unknown counts as unsafe
  }
}

/** @returns {number[]} what is neither init, nor this daemon, nor above it, nor an administrator's shell */
function strangers() {
  const table = new Processes().read();
  const family = new Set(ancestry(table, process.pid));
  return [...table.keys()].filter((pid) => !family.has(pid) && ancestry(table, pid).includes(INIT));
}
