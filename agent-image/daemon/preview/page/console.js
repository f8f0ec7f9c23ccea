/** Passes on what the page writes to its console, in bundles, and lets the console do what it did. */

import { Budget } from './budget.js';
import { told } from './inspect.js';

const LEVELS = /** @type {const} */ (['debug', 'log', 'info', 'warn', 'error']);
const MOST_WAITING = 200;
const BUNDLE_MS = 100;

export class ConsoleLines {
  /** @type {{level: string, text: string, at: number}[]} */
  #waiting = [];
  #left = 0;
  #timer = 0;
  #budget = new Budget(300, 100);
  #send;

  /** @param {(message: Record<string, unknown>) => void} send */
  constructor(send) {
    this.#send = send;
  }

  listen() {
    for (const level of LEVELS) {
      const original = console[level];
      const lines = this;
      console[level] = function (/** @type {unknown[]} */ ...values) {
        lines.add(level, () => told(values));
        return Reflect.apply(original, this, values);
      };
    }
  }

  /**
   * @param {string} level
   * @param {() => string} text is asked for only if there is room for it
   */
  add(level, text) {
    if (this.#waiting.length >= MOST_WAITING || !this.#budget.take()) this.#left++;
    else this.#waiting.push({ level, text: text(), at: Date.now() });
    this.#timer ||= setTimeout(() => this.#flush(), BUNDLE_MS);
  }

  #flush() {
    this.#timer = 0;
    this.#send({ type: 'lines', lines: this.#waiting, left: this.#left });
    this.#waiting = [];
    this.#left = 0;
  }
}
