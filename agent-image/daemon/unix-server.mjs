/** Listening on a unix socket file that the platform, outside of the sandbox, connects to. */

import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { attempt } from './dial.mjs';

/** For the owner and the group: the platform runs as root, as the same user, or in the same group. */
const MODE = 0o660;

/**
 * @param {import('node:net').Server} server
 * @param {string} path a file that a former daemon left there is replaced
 * @throws {Error} when another daemon answers there
 */
export async function listenOn(server, path) {
  const other = await attempt({ path });
  if (other) {
    other.destroy();
    throw new Error(`Another daemon listens on ${path}.`);
  }
  rmSync(path, { force: true });
  server.listen(path);
  await once(server, 'listening');
  chmodSync(path, MODE);
}
