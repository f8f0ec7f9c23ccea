import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../config.mjs';
import { call } from './support/client.mjs';
import { startInProcess } from './support/sandbox.mjs';

const MAIN = fileURLToPath(new URL('../main.mjs', import.meta.url));

describe('starting the daemon', () => {
  /** @type {string} */
  let dir;
  /** @type {NodeJS.ProcessEnv} */
  let environment;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'atelier-start-'));
    for (const name of ['sockets', 'workspace']) mkdirSync(join(dir, name));
    const own = { ATELIER_SOCKETS: join(dir, 'sockets'), ATELIER_WORKSPACE: join(dir, 'workspace'), ATELIER_COMMAND_HOME: join(dir, 'home') };
    environment = { PATH: process.env.PATH, ...own, ATELIER_EGRESS_PORT: '0' };
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  test('by hand it serves, says that it is no sandbox, and TERM ends it with its sockets', async () => {
    const daemon = spawn(process.execPath, [MAIN], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
    const [warning] = await once(daemon.stderr, 'data');
    assert.match(String(warning), /not in a sandbox/);
    const socket = join(dir, 'sockets/exec.sock');
    assert.equal((await call(socket, { op: 'ping' }).answer()).end.isolated, false);
    daemon.kill('SIGTERM');
    const [code] = await once(daemon, 'exit');
    assert.equal(code, 0);
    assert.equal(existsSync(socket), false);
  });

  test('claiming to be a sandbox where other processes live is refused', () => {
    const { status, stderr } = spawnSync(process.execPath, [MAIN], { env: { ...environment, ATELIER_SANDBOX: '1' }, encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stderr, /ATELIER_SANDBOX=1 is set, but .*Start the daemon in a PID namespace of its own/);
  });

  test('a wrong setting is named', () => {
    assert.throws(() => readConfig({ ATELIER_SOCKETS: 'run' }), /ATELIER_SOCKETS must be an absolute path such as \/run\/sbx, not "run"/);
    assert.throws(() => readConfig({ ATELIER_EGRESS_PORT: 'x' }), /ATELIER_EGRESS_PORT must be a port such as 3128/);
    assert.equal(readConfig({}).sockets, '/run/sbx');
  });

  test('a stale file is replaced, and the sockets are for owner and group', async () => {
    writeFileSync(join(dir, 'sockets/exec.sock'), 'left behind');
    const daemon = spawn(process.execPath, [MAIN], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
    await once(daemon.stderr, 'data');
    const mode = statSync(join(dir, 'sockets/exec.sock')).mode;
    daemon.kill('SIGTERM');
    await once(daemon, 'exit');
    assert.equal(mode & 0o777, 0o660);
  });

  test('a second daemon does not take the sockets of a living one', async () => {
    const first = await startInProcess();
    const { status, stderr } = spawnSync(process.execPath, [MAIN], { env: { ...environment, ATELIER_SOCKETS: first.sockets }, encoding: 'utf8' });
    await first.close();
    assert.equal(status, 1);
    assert.match(stderr, /Another daemon listens on/);
  });
});
