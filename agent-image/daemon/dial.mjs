/** Connects to a server inside the sandbox. */

import { connect } from 'node:net';

/** Node programs that listen on "localhost" may be found on IPv6 only. */
const LOOPBACKS = ['127.0.0.1', '::1'];

/**
 * @param {number} port
 * @returns {Promise<import('node:net').Socket | null>} null when nothing listens there
 */
export async function dial(port) {
  for (const host of LOOPBACKS) {
    const socket = await attempt({ host, port, allowHalfOpen: true });
    if (socket) return socket;
  }
  return null;
}

/**
 * @param {import('node:net').NetConnectOpts} target
 * @returns {Promise<import('node:net').Socket | null>}
 */
export function attempt(target) {
  return new Promise((resolve) => {
    const socket = connect(target);
    const failed = () => resolve(null);
    socket.once('error', failed);
    socket.once('connect', () => {
      socket.off('error', failed);
      resolve(socket);
    });
  });
}
