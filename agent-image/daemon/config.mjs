/** What the provider tells the daemon through its environment. */

/**
 * @typedef {object} Config
 * @property {string} sockets directory of exec.sock, dev.sock and egress.sock
 * @property {string} workspace the project's work tree and the default cwd
 * @property {string} home of the commands; made when missing
 * @property {number} egressPort local port that is relayed to egress.sock; 0 for any
 * @property {NodeJS.ProcessEnv} environment the daemon's own
 */

/**
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Config}
 * @throws {Error} naming the variable that is wrong
 */
export function readConfig(environment) {
  return {
    sockets: absolute(environment, 'ATELIER_SOCKETS', '/run/sbx'),
    workspace: absolute(environment, 'ATELIER_WORKSPACE', '/workspace'),
    home: absolute(environment, 'ATELIER_COMMAND_HOME', '/tmp/home'),
    egressPort: port(environment, 'ATELIER_EGRESS_PORT', 3128),
    environment,
  };
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} key
 * @param {string} otherwise
 */
function absolute(environment, key, otherwise) {
  const value = environment[key] || otherwise;
  if (!value.startsWith('/')) throw new Error(`${key} must be an absolute path such as ${otherwise}, not "${value}".`);
  return value;
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} key
 * @param {number} otherwise
 */
function port(environment, key, otherwise) {
  const value = Number(environment[key] || otherwise);
  if (!Number.isInteger(value) || value < 0 || value > 65535) throw new Error(`${key} must be a port such as ${otherwise}, not "${environment[key]}".`);
  return value;
}
