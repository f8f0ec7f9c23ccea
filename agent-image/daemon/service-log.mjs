/** The last 256 KiB that a service has written, and readers that follow it at their own pace. */

import { Frame } from './protocol.mjs';

const CAPACITY = 256 * 1024;
const CHUNK = 64 * 1024;

export class ServiceLog {
  #ring = Buffer.alloc(CAPACITY);
  /** Bytes written since the beginning; the byte at position p is at p modulo CAPACITY. */
  #end = 0;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {Buffer | string} data */
  write(data) {
    const bytes = Buffer.from(data).subarray(-CAPACITY);
    const at = this.#end % CAPACITY;
    const copied = bytes.copy(this.#ring, at);
    bytes.copy(this.#ring, 0, copied);
    this.#end += bytes.length;
    for (const listener of [...this.#listeners]) listener();
  }

  /** @returns {LogReader} positioned at the oldest byte that is kept */
  reader() {
    return new LogReader(this);
  }

  get end() {
    return this.#end;
  }

  get start() {
    return Math.max(0, this.#end - CAPACITY);
  }

  /**
   * @param {number} position between start and end
   * @returns {Buffer} a copy of some bytes from there on; empty at the end
   */
  slice(position) {
    const at = position % CAPACITY;
    return Buffer.from(this.#ring.subarray(at, Math.min(at + CHUNK, at + this.#end - position, CAPACITY)));
  }

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<void>} after the next write, or when the signal is aborted
   */
  written(signal) {
    return new Promise((resolve) => {
      const done = () => {
        this.#listeners.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#listeners.add(done);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }
}

/** A place in a log. A reader that is too slow misses what was overwritten, and is told so. */
class LogReader {
  #log;
  #position;

  /** @param {ServiceLog} log */
  constructor(log) {
    this.#log = log;
    this.#position = log.start;
  }

  /** @returns {Buffer} the next bytes; empty when there are none yet */
  next() {
    const missed = this.#log.start - this.#position;
    if (missed > 0) {
      this.#position = this.#log.start;
      return Buffer.from(`\n[${missed} bytes of the log were skipped]\n`);
    }
    const bytes = this.#log.slice(this.#position);
    this.#position += bytes.length;
    return bytes;
  }
}

/**
 * op "service.log".
 *
 * @param {ServiceLog} log
 * @param {boolean} follow whether to go on until the client closes
 * @param {import('./connection.mjs').Connection} connection
 */
export async function sendLog(log, follow, connection) {
  const reader = log.reader();
  while (!connection.gone.aborted) {
    const bytes = reader.next();
    if (bytes.length > 0) {
      if (!connection.send(Frame.STDOUT, bytes)) await connection.writable();
    } else if (follow) {
      await log.written(connection.gone);
    } else {
      break;
    }
  }
  connection.end({});
}
