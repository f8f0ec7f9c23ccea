/** Puts the parts together. */

import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sandboxEnvironment } from './environment.mjs';
import { execServer } from './exec-server.mjs';
import { verifyIsolation } from './isolation.mjs';
import { Launcher } from './launcher.mjs';
import { Processes } from './processes.mjs';
import { Reaper } from './reaper.mjs';
import { devRelay, egressRelay } from './relay.mjs';
import { Services } from './services.mjs';
import { listenOn } from './unix-server.mjs';

const REQUEST_WITHIN_MS = 10_000;

/**
 * @param {import('./config.mjs').Config} config
 * @returns {Promise<{isolated: boolean, close: () => Promise<void>}>} once all sockets answer; exec.sock is the last
 */
export async function startDaemon(config) {
  const isolated = verifyIsolation(config.environment);
  await mkdir(config.home, { recursive: true });
  // Starts Node's thread pool now: later a command may have used up all processes, and Node aborts then.
  await readdir(config.sockets);

  const egress = egressRelay(join(config.sockets, 'egress.sock'));
  egress.listen(config.egressPort, '127.0.0.1');
  await once(egress, 'listening');
  const egressPort = /** @type {import('node:net').AddressInfo} */ (egress.address()).port;

  const launcher = new Launcher(new Reaper(isolated, new Processes()), sandboxEnvironment(config.environment, config.home, egressPort));
  const services = new Services(launcher);
  const roots = [realpathSync(config.workspace), '/tmp'];
  const dev = devRelay(() => services.devPort());
  const exec = execServer({ roots, isolated, launcher, services, ownPorts: () => [egressPort] }, REQUEST_WITHIN_MS);
  await listenOn(dev, join(config.sockets, 'dev.sock'));
  await listenOn(exec, join(config.sockets, 'exec.sock'));

  const close = async () => {
    for (const server of [exec, dev, egress]) server.close();
    await services.stopAll();
    await launcher.stopAll();
  };
  return { isolated, close };
}
