/** exec.sock: one connection, one request. */

import { createServer } from 'node:net';
import { Connection } from './connection.mjs';
import { perform } from './operations.mjs';
import { ProtocolError } from './protocol.mjs';
import { parseRequest } from './request.mjs';

const MAX_CONNECTIONS = 64;

/**
 * @param {import('./operations.mjs').Sandbox} sandbox
 * @param {number} requestWithinMs after which a connection without a request is closed
 * @returns {import('node:net').Server}
 */
export function execServer(sandbox, requestWithinMs) {
  let open = 0;
  return createServer((socket) => {
    open++;
    socket.on('close', () => open--);
    const connection = new Connection(socket, (payload) => void serve(payload, connection, sandbox));
    if (open > MAX_CONNECTIONS) {
      connection.fail(new ProtocolError('busy', `At most ${MAX_CONNECTIONS} requests are served at a time.`));
      return;
    }
    const timer = setTimeout(() => expire(connection), requestWithinMs);
    socket.on('close', () => clearTimeout(timer));
  });
}

/** @param {Connection} connection */
function expire(connection) {
  if (!connection.requested) connection.fail(new ProtocolError('slow_request', 'The request did not arrive in time.'));
}

/**
 * @param {Buffer} payload
 * @param {Connection} connection
 * @param {import('./operations.mjs').Sandbox} sandbox
 */
async function serve(payload, connection, sandbox) {
  try {
    await perform(parseRequest(payload), connection, sandbox);
  } catch (error) {
    connection.fail(error);
  }
}
