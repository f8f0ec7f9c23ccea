/** Reports what went wrong in the page: each problem once, until the page has changed. */

import { isError, own, told } from './inspect.js';
import { mapped } from './stack.js';
import { short } from './text.js';

const MOST = 10;
/** Browsers tell this of pages that are all right. */
const HARMLESS = /^(?:Uncaught )?(?:Error: )?ResizeObserver loop/;

export class Errors {
  /** @type {Set<string>} */
  #seen = new Set();
  #send;
  #lines;

  /**
   * @param {(message: Record<string, unknown>) => void} send
   * @param {import('./console.js').ConsoleLines} lines
   */
  constructor(send, lines) {
    this.#send = send;
    this.#lines = lines;
  }

  listen() {
    addEventListener('error', (event) => this.#onError(event), true);
    addEventListener('unhandledrejection', (event) => void this.#report('rejection', event.reason, 'Unhandled rejection'));
    addEventListener('atelier:hot', (event) => this.#onHot(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {ErrorEvent | Event} event */
  #onError(event) {
    if (event instanceof ErrorEvent) {
      if (!HARMLESS.test(event.message)) void this.#report('uncaught', event.error ?? event.message, event.message);
    } else if (event.target instanceof Element) {
      const source = event.target.getAttribute('src') ?? event.target.getAttribute('href') ?? '';
      const name = event.target.localName;
      this.#lines.add('error', () => short(`Could not load <${name}> ${source}`, 500));
    }
  }

  /** @param {any} detail of hot.js */
  #onHot(detail) {
    if (detail?.type === 'updated') {
      this.#seen.clear();
      this.#send({ type: 'healed' });
    } else if (detail?.type === 'error') {
      this.#tell('compile', short(detail.message, 1500), short(detail.frame, 1500), [
        { name: '', file: short(detail.file, 300), line: Number(detail.line) || 0, column: Number(detail.column) || 0 },
      ]);
    }
  }

  /**
   * @param {string} kind
   * @param {unknown} reason
   * @param {string} otherwise
   */
  async #report(kind, reason, otherwise) {
    const error = typeof reason === 'object' && reason !== null && isError(reason) ? reason : null;
    const name = error ? (own(error, 'name') ?? error.constructor?.name ?? 'Error') : '';
    const message = error ? `${name}: ${own(error, 'message') ?? otherwise}` : `${otherwise}${kind === 'rejection' ? `: ${told([reason])}` : ''}`;
    this.#lines.add('error', () => short(kind === 'rejection' ? `Unhandled rejection: ${message}` : `Uncaught ${message}`, 1500));
    this.#tell(kind, short(message, 1500), '', await mapped(error ? (own(error, 'stack') ?? '') : ''));
  }

  /**
   * @param {string} kind
   * @param {string} message
   * @param {string} frame
   * @param {import('./stack.js').Frame[]} stack
   */
  #tell(kind, message, frame, stack) {
    const signature = `${kind} ${message} ${stack[0]?.file}:${stack[0]?.line}`;
    if (this.#seen.size >= MOST || this.#seen.has(signature)) return;
    this.#seen.add(signature);
    this.#send({ type: 'error', kind, message, frame, stack });
  }
}
