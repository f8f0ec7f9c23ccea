/** The environment of commands and services: built from nothing, so that no variable of the daemon leaks in. */

/** Taken over from the daemon: where to find programs, and whom to trust and ask for packages. */
const PASSED_ON = [
  'PATH',
  'TZ',
  'NODE_EXTRA_CA_CERTS',
  'PIP_CERT',
  'REQUESTS_CA_BUNDLE',
  'SSL_CERT_FILE',
  'GIT_SSL_CAINFO',
  'NPM_CONFIG_REGISTRY',
  'PIP_INDEX_URL',
];

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * @param {NodeJS.ProcessEnv} own the daemon's environment
 * @param {string} home
 * @param {number} egressPort
 * @returns {Record<string, string>}
 */
export function sandboxEnvironment(own, home, egressPort) {
  const proxy = `http://127.0.0.1:${egressPort}`;
  const direct = 'localhost,127.0.0.1';
  return {
    PATH: DEFAULT_PATH,
    HOME: home,
    LANG: 'C.UTF-8',
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    NO_PROXY: direct,
    http_proxy: proxy,
    https_proxy: proxy,
    no_proxy: direct,
    npm_config_proxy: proxy,
    npm_config_https_proxy: proxy,
    npm_config_update_notifier: 'false',
    // npm's own patience, 70 seconds, is for flaky networks; here a refusal is a decision.
    npm_config_fetch_retry_mintimeout: '500',
    npm_config_fetch_retry_maxtimeout: '2000',
    ...passedOn(own),
  };
}

/** @param {NodeJS.ProcessEnv} own */
function passedOn(own) {
  return Object.fromEntries(PASSED_ON.filter((name) => own[name]).map((name) => [name, String(own[name])]));
}
