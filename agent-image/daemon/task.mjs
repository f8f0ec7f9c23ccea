/** A running first process with everything that it has started. */

const KILL_AFTER_MS = 2000;

export class Task {
  #owner;
  #reaper;
  #over = false;
  /** @type {NodeJS.Timeout | undefined} */
  #killTimer;

  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {import('./reaper.mjs').Owner} owner
   * @param {import('./reaper.mjs').Reaper} reaper
   */
  constructor(child, owner, reaper) {
    this.child = child;
    this.pid = owner.pid;
    this.#owner = owner;
    this.#reaper = reaper;
    /** Settles when the first process has ended and all others are gone. */
    this.ended = new Promise((resolve) => child.once('exit', (exitCode, signal) => resolve(this.#end(exitCode, signal))));
  }

  /** TERM to the whole tree, and KILL to what is left of it after two seconds. */
  stop() {
    if (this.#over || this.#killTimer) return;
    this.#killTimer = setTimeout(() => this.kill(), KILL_AFTER_MS);
    this.#reaper.signal(this.#owner, 'SIGTERM');
  }

  kill() {
    if (!this.#over) this.#reaper.signal(this.#owner, 'SIGKILL');
  }

  /**
   * @param {number | null} exitCode
   * @param {NodeJS.Signals | null} signal
   */
  async #end(exitCode, signal) {
    this.#over = true;
    clearTimeout(this.#killTimer);
    await this.#reaper.ended(this.#owner);
    return { exitCode, signal };
  }
}
