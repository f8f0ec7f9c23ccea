/** A client of exec.sock for tests. */

import { connect } from 'node:net';
import { FrameDecoder, encodeFrame, encodeJsonFrame } from '../../framing.mjs';
import { Frame } from '../../protocol.mjs';

/** @typedef {{pid: number | null, stdout: string, stderr: string, end: any, error: any, bytes: number}} Answer */

export class Call {
  /** @type {{type: number, payload: Buffer}[]} */
  frames = [];
  #decoder = new FrameDecoder();
  /** @type {Set<() => void>} */
  #waiters = new Set();
  closed = false;

  /** @param {string} path of exec.sock */
  constructor(path) {
    this.socket = connect(path);
    this.socket.on('data', (chunk) => {
      this.frames.push(...this.#decoder.push(chunk));
      this.#changed();
    });
    this.socket.on('error', () => {});
    this.socket.on('close', () => {
      this.closed = true;
      this.#changed();
    });
  }

  /** @param {unknown} request */
  request(request) {
    this.socket.write(encodeJsonFrame(Frame.REQUEST, request));
    return this;
  }

  /**
   * @param {number} type
   * @param {Buffer | string} payload
   */
  frame(type, payload = '') {
    this.socket.write(encodeFrame(type, Buffer.from(payload)));
    return this;
  }

  /** @param {() => boolean} condition */
  async until(condition) {
    while (!condition()) {
      if (this.closed) throw new Error(`closed before: ${condition}; got ${JSON.stringify(this.soFar())}`);
      await new Promise((resolve) => this.#waiters.add(resolve));
    }
    return this;
  }

  /** @returns {Promise<Answer>} when the daemon has closed the connection */
  async answer() {
    await this.until(() => this.closed).catch(() => {});
    return this.soFar();
  }

  /** @returns {Answer} */
  soFar() {
    const of = (type) => Buffer.concat(this.frames.filter((frame) => frame.type === type).map((frame) => frame.payload));
    const json = (type) => (of(type).length > 0 ? JSON.parse(of(type).toString()) : null);
    const [stdout, stderr] = [of(Frame.STDOUT), of(Frame.STDERR)];
    return {
      pid: json(Frame.STARTED)?.pid ?? null,
      stdout: stdout.toString(),
      stderr: stderr.toString(),
      bytes: stdout.length + stderr.length,
      end: json(Frame.END),
      error: json(Frame.ERROR),
    };
  }

  /** @param {string} text awaited in the output */
  async prints(text) {
    return this.until(() => this.soFar().stdout.includes(text));
  }

  #changed() {
    for (const waiter of this.#waiters) waiter();
    this.#waiters.clear();
  }
}

/**
 * @param {string} path
 * @param {Record<string, unknown>} request
 */
export function call(path, request) {
  return new Call(path).request({ v: 1, ...request });
}
