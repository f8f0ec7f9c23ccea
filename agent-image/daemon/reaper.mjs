/**
 * Ends processes. Every command and service is an *owner*: it has a first process and a mark
 * that its descendants inherit in their environment. A process belongs to the owner above it in
 * the process tree; an orphan (double-forked, so its parent is the init) to the owner of its mark.
 *
 * In a sandbox, what belongs to no living owner has no right to live, and dies when an owner
 * ends: neither setsid nor a cleared environment helps. Elsewhere only what can be attributed
 * to the ended owner is touched.
 */

import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ancestry, newestProcess, readProcess, readProcesses, startEnvironment } from './process-table.mjs';

/** The environment variable that carries an owner's mark. */
export const MARK = 'ATELIER_OWNER';

const CALM_PASSES = 3;
const FREEZES = 20;
const GONE_WITHIN_MS = 2000;
const ALL_IN_NAMESPACE = -1;
const INIT = 1;

/** @typedef {import('./process-table.mjs').ProcessInfo} ProcessInfo */
/** @typedef {{mark: string, pid: number}} Owner pid is 0 until its first process runs */

export class Reaper {
  #isolated;
  /** @type {Map<string, Owner>} the living, by mark */
  #owners = new Map();

  /** @param {boolean} isolated whether every process in sight belongs to this sandbox */
  constructor(isolated) {
    this.#isolated = isolated;
  }

  /** @returns {Owner} whose mark goes into the environment of its first process */
  newOwner() {
    const owner = { mark: randomUUID(), pid: 0 };
    this.#owners.set(owner.mark, owner);
    return owner;
  }

  /**
   * @param {Owner} owner
   * @param {NodeJS.Signals} signal sent to all that the owner has started
   */
  signal(owner, signal) {
    const table = readProcesses();
    const firsts = this.#firstProcesses();
    for (const info of table.values()) {
      if (this.#ownerOf(info, table, firsts) === owner) send(info.pid, signal);
    }
  }

  /**
   * The owner's first process has ended: nothing that it started outlives it.
   *
   * @param {Owner} owner
   * @returns {Promise<void>} when they are gone
   */
  async ended(owner) {
    this.#owners.delete(owner.mark);
    const killed = this.#killAll(owner);
    const deadline = performance.now() + GONE_WITHIN_MS;
    while (killed.some(isAlive) && performance.now() < deadline) await delay(2);
  }

  /** @param {Owner} ended */
  #killAll(ended) {
    /** @type {Map<string, ProcessInfo>} */
    const killed = new Map();
    for (let pass = 0; pass < CALM_PASSES; pass++) {
      const newest = newestProcess();
      const found = this.#killPass(ended, killed);
      // If a process was started meanwhile, its parent may have been unseen too: gone by then.
      const exact = !this.#isolated || newestProcess() === newest;
      if (found === 0 && exact) return [...killed.values()];
    }
    for (let pass = 0; this.#isolated && pass < FREEZES; pass++) {
      if (this.#killFrozen(ended, killed) === 0) break;
    }
    return [...killed.values()];
  }

  /**
   * The kernel delivers a signal to "all processes" and a fork one after the other, so no child
   * slips through; stopped, nobody can fork while we look for those that have to go.
   *
   * @param {Owner} ended
   * @param {Map<string, ProcessInfo>} killed
   */
  #killFrozen(ended, killed) {
    send(ALL_IN_NAMESPACE, 'SIGSTOP');
    try {
      return this.#killPass(ended, killed);
    } finally {
      send(ALL_IN_NAMESPACE, 'SIGCONT');
    }
  }

  /**
   * @param {Owner} ended
   * @param {Map<string, ProcessInfo>} killed what has been killed already, by key
   * @returns {number} how many were found that had not been killed before
   */
  #killPass(ended, killed) {
    const before = killed.size;
    for (const victim of this.#victims(ended)) {
      killed.set(victim.key, victim);
      send(victim.pid, 'SIGKILL');
    }
    return killed.size - before;
  }

  /**
   * @param {Owner} ended
   * @returns {ProcessInfo[]}
   */
  #victims(ended) {
    const table = readProcesses();
    const firsts = this.#firstProcesses();
    const untouchable = new Set([INIT, ...ancestry(table, process.pid)]);
    return [...table.values()].filter((info) => {
      if (untouchable.has(info.pid)) return false;
      if (!this.#isolated) return info.session === ended.pid || startEnvironment(info.pid, MARK) === ended.mark;
      return this.#isInside(info, table) && this.#ownerOf(info, table, firsts) === null;
    });
  }

  /**
   * An administrator's `docker exec` enters from outside: its line does not end at process 1.
   *
   * @param {ProcessInfo} info
   * @param {Map<number, ProcessInfo>} table
   */
  #isInside(info, table) {
    const line = ancestry(table, info.pid);
    const top = table.get(line[line.length - 1]);
    return top?.pid === INIT || top?.parent !== 0;
  }

  /**
   * @param {ProcessInfo} info
   * @param {Map<number, ProcessInfo>} table
   * @param {Map<number, Owner>} firsts
   * @returns {Owner | null}
   */
  #ownerOf(info, table, firsts) {
    for (const pid of ancestry(table, info.pid)) {
      const owner = firsts.get(pid);
      if (owner) return owner;
    }
    const mark = startEnvironment(info.pid, MARK);
    return (mark !== null && this.#owners.get(mark)) || null;
  }

  #firstProcesses() {
    return new Map([...this.#owners.values()].filter((owner) => owner.pid !== 0).map((owner) => [owner.pid, owner]));
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // Gone already (ESRCH), or not ours (EPERM, only outside of a sandbox): nothing left to do.
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}

/** @param {ProcessInfo} info */
function isAlive(info) {
  return readProcess(info.pid)?.key === info.key;
}
