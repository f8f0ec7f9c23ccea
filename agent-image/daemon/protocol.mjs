/**
 * The words of the sandbox protocol (see ../PROTOCOL.md): frame types, limits and the error
 * that travels to the client as an ERROR frame.
 */

export const PROTOCOL_VERSION = 1;

/** The largest payload of one frame, in bytes, in both directions. */
export const MAX_PAYLOAD = 1024 * 1024;

export const Frame = Object.freeze({
  REQUEST: 0x01,
  STDIN: 0x02,
  STDIN_END: 0x03,
  STARTED: 0x11,
  STDOUT: 0x12,
  STDERR: 0x13,
  END: 0x14,
  ERROR: 0x1f,
});

/** @typedef {'bad_frame'|'bad_request'|'unsupported_version'|'unknown_op'|'too_large'|'busy'|'slow_request'|'cannot_start'|'internal'} ErrorCode */

/** A request that cannot be served; the connection answers it with one ERROR frame and closes. */
export class ProtocolError extends Error {
  /**
   * @param {ErrorCode} code stable, for programs
   * @param {string} message one sentence, for people
   */
  constructor(code, message) {
    super(message);
    this.name = 'ProtocolError';
    this.code = code;
  }
}
