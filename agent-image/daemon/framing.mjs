/** Frames on the wire: one byte type, four bytes big-endian length, payload. */

import { MAX_PAYLOAD, ProtocolError } from './protocol.mjs';

const HEADER = 5;

/**
 * @param {number} type
 * @param {Buffer} payload at most MAX_PAYLOAD bytes
 * @returns {Buffer}
 */
export function encodeFrame(type, payload) {
  const frame = Buffer.allocUnsafe(HEADER + payload.length);
  frame.writeUInt8(type, 0);
  frame.writeUInt32BE(payload.length, 1);
  payload.copy(frame, HEADER);
  return frame;
}

/**
 * @param {number} type
 * @param {unknown} value
 * @returns {Buffer}
 */
export function encodeJsonFrame(type, value) {
  return encodeFrame(type, Buffer.from(JSON.stringify(value)));
}

/**
 * Cuts a byte stream into frames, whatever the chunks it arrives in. A header that announces
 * too much is refused before its payload is awaited, so memory stays bounded by one frame.
 */
export class FrameDecoder {
  /** @type {Buffer[]} */
  #chunks = [];
  #buffered = 0;

  /**
   * @param {Buffer} chunk
   * @returns {Generator<{type: number, payload: Buffer}>}
   * @throws {ProtocolError} when a frame is too large
   */
  *push(chunk) {
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
    while (this.#buffered >= HEADER) {
      const header = this.#peek(HEADER);
      const length = header.readUInt32BE(1);
      if (length > MAX_PAYLOAD) {
        throw new ProtocolError('too_large', `A frame may carry ${MAX_PAYLOAD} bytes, this one announces ${length}.`);
      }
      if (this.#buffered < HEADER + length) return;
      const frame = this.#take(HEADER + length);
      yield { type: header.readUInt8(0), payload: frame.subarray(HEADER) };
    }
  }

  /** @param {number} size */
  #peek(size) {
    if (this.#chunks[0].length < size) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0].subarray(0, size);
  }

  /** @param {number} size */
  #take(size) {
    // Joining only when a frame is complete keeps a frame in many small chunks linear in time.
    const all = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
    const rest = all.subarray(size);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#buffered = rest.length;
    return all.subarray(0, size);
  }
}
