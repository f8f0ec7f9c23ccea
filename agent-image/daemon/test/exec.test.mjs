import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Frame } from '../protocol.mjs';
import { startInProcess } from './support/sandbox.mjs';

describe('exec', () => {
  /** @type {import('./support/sandbox.mjs').TestSandbox} */
  let sandbox;
  before(async () => (sandbox = await startInProcess()));
  after(() => sandbox.close());

  test('streams both outputs and tells the exit code', async () => {
    const { pid, stdout, stderr, end } = await sandbox.sh('echo clay; echo dust >&2; exit 7');
    assert.ok(pid > 0);
    assert.equal(stdout, 'clay\n');
    assert.equal(stderr, 'dust\n');
    assert.equal(end.exitCode, 7);
    assert.equal(typeof end.millis, 'number');
  });

  test('no shell touches the arguments', async () => {
    const { stdout } = await sandbox.ask({ op: 'exec', argv: ['printf', '%s|', '$HOME', 'a b', '*', 'ü'] });
    assert.equal(stdout, '$HOME|a b|*|ü|');
  });

  test('runs in the work tree, or in a directory below it', async () => {
    mkdirSync(join(sandbox.workspace, 'src'));
    assert.equal((await sandbox.sh('pwd')).stdout, `${sandbox.workspace}\n`);
    assert.equal((await sandbox.sh('pwd', { cwd: 'src' })).stdout, `${sandbox.workspace}/src\n`);
  });

  test('adds the given variables to an environment that has nothing of the daemon', async () => {
    process.env.DAEMON_ONLY = 'x';
    const { stdout } = await sandbox.sh('env', { env: { GLAZE: 'celadon' } });
    assert.match(stdout, /^GLAZE=celadon$/m);
    assert.match(stdout, /^HTTPS_PROXY=http:\/\/127\.0\.0\.1:\d+$/m);
    assert.match(stdout, /^no_proxy=localhost,127\.0\.0\.1$/m);
    assert.doesNotMatch(stdout, /DAEMON_ONLY/);
  });

  test('standard input arrives and ends', async () => {
    const call = sandbox.call({ op: 'exec', argv: ['cat'] });
    call.frame(Frame.STDIN, 'one ').frame(Frame.STDIN, 'two').frame(Frame.STDIN_END);
    const { stdout, end } = await call.answer();
    assert.equal(stdout, 'one two');
    assert.equal(end.exitCode, 0);
  });

  test('megabytes of input pass through a command that reads slowly', async () => {
    const call = sandbox.call({ op: 'exec', argv: ['sh', '-c', 'read line; wc -c'] });
    call.frame(Frame.STDIN, 'first\n');
    for (let i = 0; i < 20; i++) call.frame(Frame.STDIN, Buffer.alloc(1024 * 1024));
    call.frame(Frame.STDIN_END);
    assert.equal((await call.answer()).stdout.trim(), String(20 * 1024 * 1024));
  });

  test('a command that ends without reading its input is no failure', async () => {
    const call = sandbox.call({ op: 'exec', argv: ['true'] });
    for (let i = 0; i < 5; i++) call.frame(Frame.STDIN, Buffer.alloc(1024 * 1024));
    assert.equal((await call.answer()).end.exitCode, 0);
  });

  test('an unknown program is exit code 127, one that is no program 126', async () => {
    const unknown = await sandbox.ask({ op: 'exec', argv: ['no-such-program'] });
    assert.equal(unknown.end.exitCode, 127);
    assert.equal(unknown.stderr, 'no-such-program: command not found\n');
    writeFileSync(join(sandbox.workspace, 'plain.txt'), 'text');
    const plain = await sandbox.ask({ op: 'exec', argv: ['./plain.txt'] });
    assert.equal(plain.end.exitCode, 126);
  });

  test('a signal is told by name', async () => {
    const { end } = await sandbox.sh('kill -KILL $$');
    assert.equal(end.exitCode, null);
    assert.equal(end.signal, 'SIGKILL');
  });

  test('a command that runs too long is terminated', async () => {
    const { end } = await sandbox.sh('sleep 1000', { timeoutMs: 50 });
    assert.equal(end.timedOut, true);
    assert.equal(end.signal, 'SIGTERM');
  });

  test('a command that ignores TERM is killed', async () => {
    const { end } = await sandbox.sh("trap '' TERM; while :; do sleep 1000; done", { timeoutMs: 50 });
    assert.equal(end.timedOut, true);
    assert.equal(end.signal, 'SIGKILL');
  });

  test('output beyond the limit is dropped and told', async () => {
    const { bytes, end } = await sandbox.sh('head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2', { maxOutputBytes: 1000 });
    assert.equal(bytes, 1000);
    assert.equal(end.truncated, true);
    assert.equal(end.exitCode, 0);
  });

  test('output of exactly the limit is complete', async () => {
    const { bytes, end } = await sandbox.sh('head -c 1000 /dev/zero', { maxOutputBytes: 1000 });
    assert.equal(bytes, 1000);
    assert.equal(end.truncated, false);
  });

  test('endless output ends with the timeout', async () => {
    const { bytes, end } = await sandbox.ask({ op: 'exec', argv: ['yes'], timeoutMs: 300, maxOutputBytes: 100_000 });
    assert.equal(bytes, 100_000);
    assert.deepEqual([end.timedOut, end.truncated], [true, true]);
  });

  test('a slow reader slows the command down and loses nothing', async () => {
    const size = 20_000_000;
    const call = sandbox.call({ op: 'exec', argv: ['sh', '-c', `head -c ${size} /dev/zero; touch written`], maxOutputBytes: 2 * size });
    call.socket.pause();
    for (let i = 0; i < 50; i++) await sandbox.ask({ op: 'ping' });
    assert.equal(existsSync(join(sandbox.workspace, 'written')), false, 'the command ran ahead of its reader');
    call.socket.resume();
    const { bytes, end } = await call.answer();
    assert.equal(bytes, size);
    assert.equal(end.truncated, false);
  });

  test('many commands at once do not mix their outputs', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => sandbox.sh(`echo ${i}; sleep 0.0${i % 10}; echo ${i}`)));
    answers.forEach(({ stdout }, i) => assert.equal(stdout, `${i}\n${i}\n`));
  });
});
