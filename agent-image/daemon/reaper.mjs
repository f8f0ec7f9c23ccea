/**
 * Ends processes. Every command and service is an *owner*: it has a first process and a mark
 * that its descendants inherit in their environment. A process belongs to the owner above it in
 * the process tree; an orphan (double-forked, so its parent is the init) to the owner of its mark.
 *
 * In a sandbox, what belongs to no living owner has no right to live, and dies when an owner
 * ends: neither setsid nor a cleared environment helps. Elsewhere nothing is killed but what
 * carries the mark of the owner that ended: other people's processes are in sight there.
 */

import { setTimeout as delay } from 'node:timers/promises';
import { INIT, ancestry } from './processes.mjs';

const CALM_PASSES = 3;
const FREEZES = 20;
const GONE_WITHIN_MS = 2000;

/** @typedef {import('./processes.mjs').ProcessInfo} ProcessInfo */
/** @typedef {Map<number, ProcessInfo>} Table */
/** @typedef {{mark: string, pid: number}} Owner */

export class Reaper {
  #isolated;
  #processes;
  /** @type {Map<string, Owner>} the living, by mark */
  #owners = new Map();

  /**
   * @param {boolean} isolated whether every process in sight belongs to this sandbox
   * @param {import('./processes.mjs').Processes} processes
   */
  constructor(isolated, processes) {
    this.#isolated = isolated;
    this.#processes = processes;
  }

  /**
   * @param {string} mark unique, and in the environment of the first process
   * @param {number} pid of the first process
   * @returns {Owner}
   */
  adopt(mark, pid) {
    if (!(pid > INIT)) throw new Error(`Process ${pid} cannot be an owner's first process.`);
    const owner = { mark, pid };
    this.#owners.set(mark, owner);
    return owner;
  }

  /**
   * @param {Owner} owner
   * @param {NodeJS.Signals} signal sent to all that the owner has started
   */
  signal(owner, signal) {
    const table = this.#processes.read();
    const firsts = this.#firstProcesses();
    for (const info of table.values()) {
      if (this.#ownerOf(info, table, firsts) === owner) this.#processes.signal(info.pid, signal);
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
    while (killed.some((info) => this.#processes.isAlive(info)) && performance.now() < deadline) await delay(2);
  }

  /** @param {Owner} ended */
  #killAll(ended) {
    /** @type {Map<string, ProcessInfo>} */
    const killed = new Map();
    for (let pass = 0; pass < CALM_PASSES; pass++) {
      const newest = this.#processes.newest();
      const found = this.#killPass(ended, killed);
      // If a process was started meanwhile, its parent may have been unseen too: gone by then.
      const exact = !this.#isolated || this.#processes.newest() === newest;
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
    this.#processes.signalAll('SIGSTOP');
    try {
      return this.#killPass(ended, killed);
    } finally {
      this.#processes.signalAll('SIGCONT');
    }
  }

  /**
   * @param {Owner} ended
   * @param {Map<string, ProcessInfo>} killed what has been killed already, by key
   * @returns {number} how many were found that had not been killed before
   */
  #killPass(ended, killed) {
    const before = killed.size;
    const table = this.#processes.read();
    for (const victim of this.#isolated ? this.#ownerless(table) : this.#marked(table, ended)) {
      killed.set(victim.key, victim);
      this.#processes.signal(victim.pid, 'SIGKILL');
    }
    return killed.size - before;
  }

  /**
   * @param {Table} table
   * @param {Owner} owner
   */
  #marked(table, owner) {
    return [...table.values()].filter((info) => this.#processes.mark(info.pid) === owner.mark);
  }

  /**
   * In a sandbox: everything but the init, the daemon with those above it, what entered from
   * outside (an administrator's `docker exec`: its line does not end at the init), and what
   * belongs to a living owner.
   *
   * @param {Table} table
   */
  #ownerless(table) {
    const firsts = this.#firstProcesses();
    const untouchable = new Set([INIT, ...ancestry(table, this.#processes.self)]);
    return [...table.values()].filter((info) => {
      const top = table.get(ancestry(table, info.pid).at(-1) ?? INIT);
      const fromOutside = top?.pid !== INIT && top?.parent === 0;
      return !untouchable.has(info.pid) && !fromOutside && this.#ownerOf(info, table, firsts) === null;
    });
  }

  /**
   * @param {ProcessInfo} info
   * @param {Table} table
   * @param {Map<number, Owner>} firsts
   * @returns {Owner | null}
   */
  #ownerOf(info, table, firsts) {
    for (const pid of ancestry(table, info.pid)) {
      const owner = firsts.get(pid);
      if (owner) return owner;
    }
    const mark = this.#processes.mark(info.pid);
    return (mark !== null && this.#owners.get(mark)) || null;
  }

  #firstProcesses() {
    return new Map([...this.#owners.values()].map((owner) => [owner.pid, owner]));
  }
}
