/** The services of this sandbox, by name. */

import { ProtocolError } from './protocol.mjs';
import { ServiceLog } from './service-log.mjs';
import { Service } from './service.mjs';

const MAX_SERVICES = 16;

/** The service that dev.sock leads to. */
const DEV = 'dev';

export class Services {
  #launcher;
  /** @type {Map<string, Service>} */
  #services = new Map();
  /** Logs outlive their service, so that its last words can be read. @type {Map<string, ServiceLog>} */
  #logs = new Map();
  /** Starts and stops wait for one another. @type {Promise<unknown>} */
  #turn = Promise.resolve();

  /** @param {import('./launcher.mjs').Launcher} launcher */
  constructor(launcher) {
    this.#launcher = launcher;
  }

  /**
   * Does nothing when a service of the same definition lives; replaces one of another definition.
   *
   * @param {import('./request.mjs').ServiceRequest} definition
   */
  async start(definition) {
    await this.#inTurn(async () => {
      const present = this.#services.get(definition.name);
      if (present?.alive && sameDefinition(present.definition, definition)) return;
      await present?.stop();
      this.#services.set(definition.name, new Service(definition, this.#launcher, this.log(definition.name)));
    });
    return this.status(definition.name, definition.waitMs);
  }

  /** @param {string} name */
  async stop(name) {
    await this.#inTurn(async () => this.#services.get(name)?.stop());
    return this.status(name, 0);
  }

  /**
   * @param {string} name
   * @param {number} waitMs how long to wait while it is starting
   */
  async status(name, waitMs) {
    const service = this.#services.get(name);
    if (!service) return { state: 'stopped', pid: null, exitCode: null, restarts: 0 };
    await service.settled(waitMs);
    return service.status();
  }

  /**
   * @param {string} name
   * @returns {ServiceLog}
   */
  log(name) {
    const present = this.#logs.get(name);
    if (present) return present;
    if (this.#logs.size >= MAX_SERVICES) throw new ProtocolError('bad_request', `A sandbox has at most ${MAX_SERVICES} services.`);
    const log = new ServiceLog();
    this.#logs.set(name, log);
    return log;
  }

  /** @returns {number | null} the port of the dev server, when it is to be up */
  devPort() {
    const dev = this.#services.get(DEV);
    return dev?.alive ? dev.definition.port : null;
  }

  async stopAll() {
    await Promise.all([...this.#services.values()].map((service) => service.stop()));
  }

  /** @param {() => Promise<unknown>} action */
  async #inTurn(action) {
    const mine = this.#turn.then(action);
    this.#turn = mine.catch(() => {}); // the failure is told to whoever asked for this action
    await mine;
  }
}

/**
 * @param {import('./request.mjs').ServiceRequest} one
 * @param {import('./request.mjs').ServiceRequest} other
 */
function sameDefinition(one, other) {
  const key = ({ argv, cwd, env, port }) => JSON.stringify([argv, cwd, Object.entries(env).sort(), port]);
  return key(one) === key(other);
}
