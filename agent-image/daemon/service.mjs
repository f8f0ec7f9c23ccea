/**
 * One long-running program, such as the dev server.
 *
 *   stopped ── start ──▶ starting ── port answers ──▶ running
 *      ▲                  ▲    │                        │
 *      │            restart    └────── it exits ◀───────┘
 *    stop                 └──── fewer than 3 times in a minute ──┤
 *                                                    else ──▶ crashed
 */

import { setTimeout as delay } from 'node:timers/promises';
import { dial } from './dial.mjs';

const MAX_RESTARTS = 3;
const RESTART_WINDOW_MS = 60_000;
const PROBE_EVERY_MS = 20;

/** @typedef {'starting'|'running'|'crashed'|'stopped'} ServiceState */

export class Service {
  #launcher;
  #log;
  /** @type {import('./task.mjs').Task | null} */
  #task = null;
  /** @type {number[]} when it was restarted within the last minute */
  #restartTimes = [];
  #restarts = 0;
  /** @type {number | null} */
  #exitCode = null;
  /** @type {ServiceState} */
  #state = 'starting';
  /** @type {Set<() => void>} */
  #watchers = new Set();
  #life;

  /**
   * Starts at once.
   *
   * @param {import('./request.mjs').ServiceRequest} definition
   * @param {import('./launcher.mjs').Launcher} launcher
   * @param {import('./service-log.mjs').ServiceLog} log
   */
  constructor(definition, launcher, log) {
    this.definition = definition;
    this.#launcher = launcher;
    this.#log = log;
    this.#life = this.#live();
  }

  get alive() {
    return this.#state === 'starting' || this.#state === 'running';
  }

  /** @returns {{state: ServiceState, pid: number | null, exitCode: number | null, restarts: number}} */
  status() {
    return { state: this.#state, pid: this.#task?.pid ?? null, exitCode: this.#exitCode, restarts: this.#restarts };
  }

  /**
   * @param {number} millis
   * @returns {Promise<void>} when it is no longer starting, or the time is over
   */
  async settled(millis) {
    const timer = new AbortController();
    const timeout = delay(millis, undefined, { signal: timer.signal, ref: false }).catch(() => {});
    let watcher = () => {};
    const change = new Promise((resolve) => (watcher = () => this.#state !== 'starting' && resolve(undefined)));
    this.#watchers.add(watcher);
    if (this.#state === 'starting') await Promise.race([change, timeout]);
    this.#watchers.delete(watcher);
    timer.abort();
  }

  /** @returns {Promise<void>} when nothing of it runs any more */
  async stop() {
    this.#enter('stopped');
    this.#task?.stop();
    await this.#life;
  }

  /** Runs it again and again until it is stopped or has crashed for good. */
  async #live() {
    for (;;) {
      await this.#runOnce();
      if (this.#state === 'stopped') return;
      if (!this.#mayRestart()) {
        this.#log.write('[atelier] it ended too often and is not started again\n');
        this.#enter('crashed');
        return;
      }
      this.#restarts++;
      this.#log.write(`[atelier] restarting (${this.#restartTimes.length} of ${MAX_RESTARTS} in a minute)\n`);
      this.#enter('starting');
    }
  }

  async #runOnce() {
    try {
      const task = await this.#launcher.start(this.definition, 'ignore');
      if (this.#state === 'stopped') task.stop();
      this.#task = task;
      for (const stream of [task.child.stdout, task.child.stderr]) stream.on('data', (chunk) => this.#log.write(chunk)).on('error', () => {});
      void this.#probe(task);
      const { exitCode, signal } = await task.ended;
      this.#exitCode = exitCode;
      this.#log.write(`[atelier] ended with ${signal ?? `exit code ${exitCode}`}\n`);
    } catch (error) {
      this.#exitCode = error.exitCode ?? null;
      this.#log.write(`[atelier] ${error.message}\n`);
    } finally {
      this.#task = null;
    }
  }

  /** @param {import('./task.mjs').Task} task */
  async #probe(task) {
    const { port } = this.definition;
    while (this.#task === task && this.#state === 'starting') {
      const answers = port === null || (await answersAt(port));
      if (answers && this.#task === task && this.#state === 'starting') this.#enter('running');
      else await delay(PROBE_EVERY_MS);
    }
  }

  #mayRestart() {
    const now = performance.now();
    this.#restartTimes = this.#restartTimes.filter((time) => now - time < RESTART_WINDOW_MS);
    if (this.#restartTimes.length >= MAX_RESTARTS) return false;
    this.#restartTimes.push(now);
    return true;
  }

  /** @param {ServiceState} state */
  #enter(state) {
    if (this.#state === 'stopped') return;
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }
}

/** @param {number} port */
async function answersAt(port) {
  const socket = await dial(port);
  socket?.destroy();
  return socket !== null;
}
