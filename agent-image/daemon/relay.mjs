/** Byte-for-byte relays: dev.sock to the dev server, and a local port to egress.sock. */

import { createServer } from 'node:net';
import { attempt, dial } from './dial.mjs';

const MAX_RELAYED = 512;

const NO_EGRESS = 'This sandbox has no way out to the network.\n';
const REFUSAL =
  'HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n' +
  `Content-Length: ${NO_EGRESS.length}\r\n\r\n${NO_EGRESS}`;

/**
 * @param {() => number | null} port of the dev server, asked anew for each connection
 * @returns {import('node:net').Server}
 */
export function devRelay(port) {
  return relayServer(async (client) => {
    const target = port();
    const upstream = target === null ? null : await dial(target);
    if (upstream) join(client, upstream);
    else client.destroy();
  });
}

/**
 * @param {string} path of egress.sock, which need not be there
 * @returns {import('node:net').Server}
 */
export function egressRelay(path) {
  return relayServer(async (client) => {
    const upstream = await attempt({ path, allowHalfOpen: true });
    if (upstream) join(client, upstream);
    else refuse(client);
  });
}

/** @param {(client: import('node:net').Socket) => Promise<void>} connected */
function relayServer(connected) {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => {
    client.on('error', () => client.destroy());
    void connected(client);
  });
  server.maxConnections = MAX_RELAYED;
  return server;
}

/**
 * @param {import('node:net').Socket} client
 * @param {import('node:net').Socket} upstream
 */
function join(client, upstream) {
  upstream.on('error', () => upstream.destroy());
  client.on('close', () => upstream.destroy());
  // Who has heard all of an answer may still be taking the end of it.
  upstream.on('close', () => (upstream.readableEnded ? client.destroySoon() : client.destroy()));
  if (client.destroyed) upstream.destroy();
  client.pipe(upstream);
  upstream.pipe(client);
}

/** @param {import('node:net').Socket} client */
function refuse(client) {
  // Its request is read to the end: closing with unread bytes would take the answer away from it.
  client.on('end', () => client.destroy());
  client.resume();
  client.end(REFUSAL);
  setTimeout(() => client.destroy(), 2000).unref();
}
