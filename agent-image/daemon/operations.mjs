/** What a REQUEST can ask for. */

import { exec } from './exec.mjs';
import { listeningPorts } from './ports.mjs';
import { PROTOCOL_VERSION, ProtocolError } from './protocol.mjs';
import { execRequest, serviceName, serviceRequest, waitMs } from './request.mjs';
import { sendLog } from './service-log.mjs';

/**
 * @typedef {object} Sandbox what operations work on
 * @property {string[]} roots
 * @property {boolean} isolated
 * @property {import('./launcher.mjs').Launcher} launcher
 * @property {import('./services.mjs').Services} services
 * @property {() => number[]} ownPorts
 */

/** @typedef {import('./connection.mjs').Connection} Connection */
/** @typedef {(request: any, connection: Connection, sandbox: Sandbox) => Promise<void>} Operation */

/** @type {Record<string, Operation>} */
const OPERATIONS = {
  exec: (request, connection, { roots, launcher }) => exec(execRequest(request, roots), connection, launcher),
  'service.start': async (request, connection, { roots, services }) => connection.end(await services.start(serviceRequest(request, roots))),
  'service.stop': async (request, connection, { services }) => connection.end(await services.stop(serviceName(request))),
  'service.status': async (request, connection, { services }) => connection.end(await services.status(serviceName(request), waitMs(request))),
  'service.log': (request, connection, { services }) => sendLog(services.log(serviceName(request)), request.follow === true, connection),
  ports: async (_request, connection, { ownPorts }) => connection.end({ ports: listeningPorts(ownPorts()) }),
  ping: async (_request, connection, { isolated }) =>
    connection.end({ v: PROTOCOL_VERSION, uptimeMs: Math.round(performance.now()), isolated }),
};

/**
 * @param {Record<string, unknown> & {op: string}} request
 * @param {Connection} connection
 * @param {Sandbox} sandbox
 */
export async function perform(request, connection, sandbox) {
  if (!Object.hasOwn(OPERATIONS, request.op)) throw new ProtocolError('unknown_op', 'There is no such operation.');
  connection.takesStdin = request.op === 'exec';
  await OPERATIONS[request.op](request, connection, sandbox);
}
