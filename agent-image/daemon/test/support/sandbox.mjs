/** Daemons for tests: in this process, or a real one inside bubblewrap. */

import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDaemon } from '../../daemon.mjs';
import { Call, call } from './client.mjs';

const DAEMON_DIR = fileURLToPath(new URL('../..', import.meta.url));
const SANDBOX_UID = 10001;
/** A fork bomb in a test must stay a bomb in a box, also where there are no cgroups. */
const BOUNDED = ['prlimit', '--nproc=400', '--'];

export class TestSandbox {
  /** @param {string} dir */
  constructor(dir) {
    this.dir = dir;
    this.sockets = join(dir, 'sockets');
    this.workspace = join(dir, 'workspace');
    this.execSocket = join(this.sockets, 'exec.sock');
    this.devSocket = join(this.sockets, 'dev.sock');
    this.egressSocket = join(this.sockets, 'egress.sock');
    /** @type {() => Promise<void>} */
    this.shutDown = async () => {};
  }

  /** @param {Record<string, unknown>} request */
  call(request) {
    return call(this.execSocket, request);
  }

  /** A connection that has not asked for anything yet. */
  connect() {
    return new Call(this.execSocket);
  }

  /** @param {Record<string, unknown>} request */
  ask(request) {
    return this.call(request).answer();
  }

  /**
   * @param {string} script for sh
   * @param {Record<string, unknown>} more
   */
  sh(script, more = {}) {
    return this.ask({ op: 'exec', argv: ['sh', '-c', script], ...more });
  }

  async close() {
    await this.shutDown();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

function directories() {
  const sandbox = new TestSandbox(mkdtempSync(join(tmpdir(), 'atelier-daemon-')));
  for (const dir of [sandbox.sockets, sandbox.workspace]) mkdirSync(dir);
  return sandbox;
}

/** A daemon in this process, without isolation: it ends only what it can attribute to a command. */
export async function startInProcess(environment = {}) {
  const sandbox = directories();
  const home = join(sandbox.dir, 'home');
  const { PATH } = process.env;
  const daemon = await startDaemon({ sockets: sandbox.sockets, workspace: sandbox.workspace, home, egressPort: 0, environment: { PATH, ...environment } });
  sandbox.shutDown = daemon.close;
  return sandbox;
}

/** @returns {string | false} why tests that need a PID namespace are skipped */
export function whyNoBubblewrap() {
  const probe = spawnSync('bwrap', ['--unshare-all', '--ro-bind', '/', '/', 'true']);
  if (probe.error) return 'SKIPPED, NOT PROVEN HERE: bubblewrap (bwrap) is not installed';
  return probe.status === 0 ? false : `SKIPPED, NOT PROVEN HERE: bubblewrap does not work: ${probe.stderr}`;
}

/** A real daemon in namespaces of its own, started as a provider starts it. */
export async function startInBubblewrap(environment = {}) {
  const sandbox = directories();
  const isRoot = process.getuid?.() === 0;
  if (isRoot) for (const dir of [sandbox.dir, sandbox.sockets, sandbox.workspace]) chownSync(dir, SANDBOX_UID, SANDBOX_UID);
  const argv = [...(isRoot ? asSandboxUser() : []), 'bwrap', ...bubblewrapArguments(sandbox, environment)];
  const outer = spawn(argv[0], [...argv.slice(1), ...BOUNDED, 'node', '/opt/atelier/daemon/main.mjs'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = new Promise((resolve) => outer.once('exit', resolve));
  let log = '';
  outer.stderr.on('data', (chunk) => (log += chunk));
  sandbox.shutDown = async () => {
    outer.kill('SIGKILL');
    await exited;
  };
  await ready(sandbox, outer, () => log);
  return sandbox;
}

/** Root gives sandboxes a user of their own; others can only use themselves. */
export function sandboxUid() {
  const own = process.getuid?.() ?? 0;
  return own === 0 ? SANDBOX_UID : own;
}

function asSandboxUser() {
  const id = String(SANDBOX_UID);
  return ['setpriv', '--reuid', id, '--regid', id, '--clear-groups', '--no-new-privs', '--bounding-set', '-all', '--'];
}

/**
 * @param {TestSandbox} sandbox
 * @param {Record<string, string>} environment
 */
function bubblewrapArguments(sandbox, environment) {
  const node = dirname(process.execPath);
  const system = ['/usr', '/bin', '/lib', '/lib64', '/etc'].filter(existsSync).flatMap((path) => ['--ro-bind', path, path]);
  const variables = { PATH: `${node}:/usr/local/bin:/usr/bin:/bin`, ATELIER_SANDBOX: '1', ...environment };
  return [
    ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', ...system],
    ...(node.startsWith('/usr/') ? [] : ['--ro-bind', dirname(node), dirname(node)]),
    ...['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp', '--ro-bind', DAEMON_DIR, '/opt/atelier/daemon'],
    ...['--bind', sandbox.sockets, '/run/sbx', '--bind', sandbox.workspace, '/workspace', '--chdir', '/workspace', '--remount-ro', '/'],
    ...Object.entries(variables).flatMap(([name, value]) => ['--setenv', name, value]),
    '--',
  ];
}

export const IMAGE = process.env.ATELIER_SANDBOX_IMAGE || 'atelier/sandbox:dev';

/** @returns {string | false} why tests that need the image are skipped */
export function whyNoContainer() {
  const probe = spawnSync('docker', ['image', 'inspect', IMAGE]);
  return !probe.error && probe.status === 0 ? false : `SKIPPED, NOT PROVEN HERE: no Docker engine with the image ${IMAGE}; build it with ./build.sh`;
}

/** A container of the image, hardened as the platform does it. */
export async function startInContainer() {
  const sandbox = directories();
  const uid = sandboxUid();
  if (uid === SANDBOX_UID) for (const dir of [sandbox.sockets, sandbox.workspace]) chownSync(dir, uid, uid);
  const hardened = ['--network', 'none', '--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--user', `${uid}`];
  const limited = ['--pids-limit', '200', '--memory', '512m', '--tmpfs', '/tmp', '--init'];
  const mounted = ['--volume', `${sandbox.sockets}:/run/sbx`, '--volume', `${sandbox.workspace}:/workspace`];
  const outer = spawn('docker', ['run', '--rm', ...hardened, ...limited, ...mounted, IMAGE], { stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = new Promise((resolve) => outer.once('exit', resolve));
  let log = '';
  outer.stderr.on('data', (chunk) => (log += chunk));
  sandbox.shutDown = async () => {
    outer.kill('SIGTERM'); // handed on to the container
    await exited;
  };
  await ready(sandbox, outer, () => log);
  return sandbox;
}

/**
 * @param {TestSandbox} sandbox
 * @param {import('node:child_process').ChildProcess} outer
 * @param {() => string} log
 */
async function ready(sandbox, outer, log) {
  while (outer.exitCode === null) {
    if (existsSync(sandbox.execSocket)) {
      const { end } = await sandbox.ask({ op: 'ping' });
      if (end) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The sandbox did not start: ${log()}`);
}
