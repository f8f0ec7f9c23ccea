/** Small network tools for tests. */

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** @returns {Promise<number>} a port that was free a moment ago */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * @param {import('node:net').NetConnectOpts} target
 * @param {string | Buffer} bytes sent, and then the writing side is closed
 * @returns {Promise<Buffer>} everything that came back
 */
export async function exchange(target, bytes) {
  const socket = connect({ ...target, allowHalfOpen: true });
  const parts = [];
  socket.on('data', (chunk) => parts.push(chunk));
  socket.end(bytes);
  await closed(socket);
  return Buffer.concat(parts);
}

/**
 * @param {import('node:net').Socket} socket
 * @returns {Promise<void>} however it closed
 */
export function closed(socket) {
  socket.on('error', () => {});
  return new Promise((resolve) => (socket.closed ? resolve() : socket.once('close', () => resolve())));
}
