/** One connection on exec.sock: decodes what comes, frames what goes, tells when the client is gone. */

import { PassThrough } from 'node:stream';
import { FrameDecoder, encodeFrame, encodeJsonFrame } from './framing.mjs';
import { Frame, ProtocolError } from './protocol.mjs';

const HEARTBEAT_MS = 500;
/** How long a client that has been answered may keep its side open. */
const LINGER_MS = 2000;
const STDIN_BUFFER = 256 * 1024;
const NOTHING = Buffer.alloc(0);

export class Connection {
  #socket;
  #decoder = new FrameDecoder();
  #gone = new AbortController();
  #finished = false;
  #requested = false;
  #stdinEnded = false;
  /** @type {Set<() => void>} */
  #waiting = new Set();
  /** @type {(payload: Buffer) => void} */
  #onRequest;

  /** The client's STDIN frames as a stream; ends at STDIN_END. */
  stdin = new PassThrough({ highWaterMark: STDIN_BUFFER });
  /** Whether the operation reads STDIN frames; for all others they are an error. */
  takesStdin = false;

  /**
   * @param {import('node:net').Socket} socket
   * @param {(payload: Buffer) => void} onRequest called once, with the REQUEST's payload
   */
  constructor(socket, onRequest) {
    this.#socket = socket;
    this.#onRequest = onRequest;
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('drain', () => this.#wakeWaiting());
    socket.on('end', () => this.#lost());
    socket.on('error', () => this.#lost());
    socket.on('close', () => this.#lost());
  }

  /** Aborted when the client went away before the last frame: the request is cancelled. */
  get gone() {
    return this.#gone.signal;
  }

  get requested() {
    return this.#requested;
  }

  /**
   * @param {number} type
   * @param {Buffer} payload
   * @returns {boolean} false when the client reads too slowly: send no more before writable()
   */
  send(type, payload) {
    if (this.#finished || this.gone.aborted) return true;
    return this.#socket.write(encodeFrame(type, payload));
  }

  /** @returns {Promise<void>} when the client has read enough, or is gone */
  writable() {
    if (this.#finished || this.gone.aborted || !this.#socket.writableNeedDrain) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  /** @param {number} pid */
  started(pid) {
    this.send(Frame.STARTED, Buffer.from(JSON.stringify({ pid })));
  }

  /** @param {Record<string, unknown>} result the END frame's JSON; closes the connection */
  end(result) {
    this.#finish(encodeJsonFrame(Frame.END, result));
  }

  /** @param {unknown} error answered as an ERROR frame; closes the connection */
  fail(error) {
    const known = error instanceof ProtocolError;
    if (!known) console.error('atelier-daemon: a request failed unexpectedly', error);
    const code = known ? error.code : 'internal';
    const message = known ? error.message : 'The sandbox daemon could not do this.';
    this.#finish(encodeJsonFrame(Frame.ERROR, { code, message }));
  }

  /** @param {Buffer} lastFrame */
  #finish(lastFrame) {
    if (this.#finished || this.gone.aborted) return;
    this.#finished = true;
    this.#socket.end(lastFrame);
    // Whatever still arrives is read and dropped, so that the client can read the last frame.
    this.#socket.resume();
    this.#socket.once('finish', () => setTimeout(() => this.#socket.destroy(), LINGER_MS).unref());
    this.#wakeWaiting();
  }

  /** @param {Buffer} chunk */
  #receive(chunk) {
    if (this.#finished) return;
    try {
      for (const { type, payload } of this.#decoder.push(chunk)) this.#accept(type, payload);
    } catch (error) {
      this.fail(error);
      this.#gone.abort();
    }
  }

  /**
   * @param {number} type
   * @param {Buffer} payload
   */
  #accept(type, payload) {
    if (type === Frame.REQUEST && !this.#requested) {
      this.#requested = true;
      this.#onRequest(payload);
    } else if (type === Frame.STDIN && this.takesStdin && !this.#stdinEnded) {
      if (!this.stdin.write(payload)) this.#pauseUntilStdinDrains();
    } else if (type === Frame.STDIN_END && this.takesStdin && !this.#stdinEnded) {
      this.#stdinEnded = true;
      this.stdin.end();
    } else if (!this.#finished) {
      throw new ProtocolError('bad_frame', `A frame of type 0x${type.toString(16).padStart(2, '0')} has no place here.`);
    }
  }

  /**
   * A paused socket does not notice that its peer went away; an empty frame now and then does,
   * because writing to a closed socket fails.
   */
  #pauseUntilStdinDrains() {
    if (this.#socket.isPaused()) return;
    this.#socket.pause();
    const heartbeat = setInterval(() => {
      if (this.#socket.writableLength === 0) this.send(Frame.STDOUT, NOTHING);
    }, HEARTBEAT_MS);
    const carryOn = () => {
      clearInterval(heartbeat);
      this.stdin.off('drain', carryOn);
      this.stdin.off('close', carryOn);
      this.gone.removeEventListener('abort', carryOn);
      this.#socket.resume();
    };
    this.stdin.once('drain', carryOn);
    this.stdin.once('close', carryOn);
    this.gone.addEventListener('abort', carryOn);
  }

  #lost() {
    if (!this.#finished) {
      this.#gone.abort();
      this.#socket.destroy();
    }
    this.#wakeWaiting();
    this.stdin.destroy();
  }

  #wakeWaiting() {
    const callbacks = [...this.#waiting];
    this.#waiting.clear();
    for (const callback of callbacks) callback();
  }
}
