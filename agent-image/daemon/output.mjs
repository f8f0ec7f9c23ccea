/** Carries a command's output to its client: within the limit, and no faster than the client reads. */

import { setTimeout as delay } from 'node:timers/promises';

/** Output that is still on its way when a command has ended arrives within this time. */
const QUIET_MS = 500;

export class Output {
  #connection;
  #left;
  #received = 0;
  #paused = 0;
  /** @type {Set<import('node:stream').Readable>} */
  #open = new Set();
  /** @type {() => void} */
  #allEnded = () => {};
  #ended = new Promise((resolve) => (this.#allEnded = () => resolve(undefined)));

  truncated = false;

  /**
   * @param {import('./connection.mjs').Connection} connection
   * @param {number} maxBytes of all streams together
   */
  constructor(connection, maxBytes) {
    this.#connection = connection;
    this.#left = maxBytes;
  }

  /**
   * @param {import('node:stream').Readable} readable
   * @param {number} type of the frames
   */
  attach(readable, type) {
    this.#open.add(readable);
    readable.on('data', (chunk) => this.#forward(readable, type, chunk));
    readable.on('error', () => readable.destroy());
    readable.on('close', () => {
      this.#open.delete(readable);
      if (this.#open.size === 0) this.#allEnded();
    });
  }

  /**
   * Waits for what a command that has ended wrote. Normally its pipes are closed by now; one that
   * somebody else in the sandbox holds open, or keeps writing to, must not hold up the answer.
   */
  async finish() {
    while (this.#open.size > 0 && !this.truncated) {
      const before = this.#received;
      await Promise.race([this.#ended, delay(QUIET_MS, undefined, { ref: false })]);
      if (this.#received === before && this.#paused === 0) break;
    }
    for (const readable of this.#open) readable.destroy();
  }

  /**
   * @param {import('node:stream').Readable} readable
   * @param {number} type
   * @param {Buffer} chunk
   */
  #forward(readable, type, chunk) {
    this.#received += chunk.length;
    const kept = chunk.subarray(0, this.#left);
    this.#left -= kept.length;
    if (kept.length < chunk.length) this.truncated = true;
    if (kept.length === 0 || this.#connection.send(type, kept)) return;
    readable.pause();
    this.#paused++;
    void this.#connection.writable().then(() => {
      this.#paused--;
      readable.resume();
    });
  }
}
