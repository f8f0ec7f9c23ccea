/** Listens to Vite's hot-reload messages, as the page's client does; for tests. */

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';

export class HotReload {
  #buffer = Buffer.alloc(0);
  /** @type {any[]} */
  #messages = [];
  #socket;

  /** @param {import('node:stream').Duplex} socket */
  constructor(socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#decode();
      socket.emit('message');
    });
  }

  /**
   * @param {string} socketPath of the dev server
   * @param {string} host
   * @param {string} clientSource what the server answers for /@vite/client
   */
  static async connect(socketPath, host, clientSource) {
    const token = /wsToken = "([^"]+)"/.exec(clientSource)?.[1];
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-protocol': 'vite-hmr' };
    const key = randomBytes(16).toString('base64');
    const headers = { host, origin: `http://${host}`, 'sec-websocket-key': key, ...upgrade };
    const outgoing = request({ socketPath, path: `/?token=${token}`, headers }).end();
    const [, socket, head] = await once(outgoing, 'upgrade');
    const client = new HotReload(socket);
    if (head.length > 0) socket.emit('data', head);
    return client;
  }

  /**
   * @param {(message: any) => boolean} wanted
   * @returns {Promise<any>}
   */
  async next(wanted) {
    for (;;) {
      const found = this.#messages.find(wanted);
      if (found) return found;
      await once(this.#socket, 'message');
    }
  }

  close() {
    this.#socket.destroy();
  }

  /** A server's frames are unmasked, and Vite's are single, short texts. */
  #decode() {
    while (this.#buffer.length >= 2) {
      const short = this.#buffer[1] & 0x7f;
      const header = short === 126 ? 4 : 2;
      if (this.#buffer.length < header) return;
      const length = short === 126 ? this.#buffer.readUInt16BE(2) : short;
      if (this.#buffer.length < header + length) return;
      const text = this.#buffer.subarray(header, header + length).toString();
      this.#buffer = this.#buffer.subarray(header + length);
      if (text.startsWith('{')) this.#messages.push(JSON.parse(text));
    }
  }
}
