import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { Frame } from '../protocol.mjs';
import { startInProcess } from './support/sandbox.mjs';

describe('a hostile or clumsy client', () => {
  /** @type {import('./support/sandbox.mjs').TestSandbox} */
  let sandbox;
  before(async () => (sandbox = await startInProcess()));
  after(() => sandbox.close());
  afterEach(async () => assert.ok((await sandbox.ask({ op: 'ping' })).end, 'the daemon still serves'));

  const answersWith = async (code, call) => {
    const { error, end } = await call.answer();
    assert.equal(end, null);
    assert.equal(error?.code, code);
    return error.message;
  };

  test('garbage closes the connection with an error', async () => {
    const call = sandbox.connect();
    call.socket.write(Buffer.from([0x77, 0, 0, 0, 3, 1, 2, 3]));
    await answersWith('bad_frame', call);
  });

  test('random bytes never hurt', async () => {
    for (let i = 0; i < 50; i++) {
      const call = sandbox.connect();
      call.socket.end(randomBytes(200));
      assert.equal((await call.answer()).end, null);
    }
  });

  test('HTTP is garbage too', async () => {
    const call = sandbox.connect();
    call.socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await answersWith('too_large', call);
  });

  test('an oversized frame is refused before it is sent', async () => {
    const call = sandbox.connect();
    call.socket.write(Buffer.from([Frame.REQUEST, 0x7f, 0xff, 0xff, 0xff]));
    await answersWith('too_large', call);
  });

  test('standard input before a request', () => answersWith('bad_frame', sandbox.connect().frame(Frame.STDIN, 'x')));
  test('a second request', () => answersWith('bad_frame', sandbox.call({ op: 'exec', argv: ['sleep', '1000'] }).request({ v: 1, op: 'ping' })));
  test('standard input after its end', () =>
    answersWith('bad_frame', sandbox.call({ op: 'exec', argv: ['sleep', '1000'] }).frame(Frame.STDIN_END).frame(Frame.STDIN, 'x')));
  test('standard input for a question', () => answersWith('bad_frame', sandbox.call({ op: 'service.log', name: 'dev', follow: true }).frame(Frame.STDIN, 'x')));

  for (const [what, payload] of [
    ['no JSON', '{"v":1,'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a list', '[]'],
    ['null', 'null'],
    ['no operation', '{"v":1}'],
  ]) {
    test(`a request that is ${what}`, () => answersWith('bad_request', sandbox.connect().frame(Frame.REQUEST, payload)));
  }

  test('another version', () => answersWith('unsupported_version', sandbox.connect().request({ v: 2, op: 'ping' })));
  test('an unknown operation', () => answersWith('unknown_op', sandbox.call({ op: 'format' })));
  test('an operation named like a method of every object', () => answersWith('unknown_op', sandbox.call({ op: 'constructor' })));

  const exec = { op: 'exec', argv: ['true'] };
  const start = { op: 'service.start', name: 'web', argv: ['true'] };
  for (const [member, request] of [
    ['argv', { ...exec, argv: [] }],
    ['argv', { ...exec, argv: ['true', 1] }],
    ['argv', { ...exec, argv: 'true' }],
    ['argv', { ...exec, argv: ['a\0b'] }],
    ['argv', { ...exec, argv: [''] }],
    ['env', { ...exec, env: ['A'] }],
    ['env', { ...exec, env: { 'A=B': 'x' } }],
    ['env.A', { ...exec, env: { A: 1 } }],
    ['cwd', { ...exec, cwd: 5 }],
    ['cwd', { ...exec, cwd: '/etc' }],
    ['cwd', { ...exec, cwd: '../../../../etc' }],
    ['cwd', { ...exec, cwd: 'missing' }],
    ['cwd', { ...exec, cwd: '/tmp-not' }],
    ['timeoutMs', { ...exec, timeoutMs: 0 }],
    ['timeoutMs', { ...exec, timeoutMs: 'soon' }],
    ['timeoutMs', { ...exec, timeoutMs: 1e12 }],
    ['maxOutputBytes', { ...exec, maxOutputBytes: -1 }],
    ['name', { ...start, name: '../x' }],
    ['name', { ...start, name: '' }],
    ['port', { ...start, port: 70000 }],
    ['waitMs', { ...start, waitMs: -1 }],
    ['name', { op: 'service.log' }],
  ]) {
    test(`the request ${JSON.stringify(request)} is told what is wrong with "${member}"`, async () => {
      assert.match(await answersWith('bad_request', sandbox.call(request)), new RegExp(`"${member}"`));
    });
  }

  test('a link is no way to a working directory outside', async () => {
    symlinkSync('/etc', join(sandbox.workspace, 'innocent'));
    await answersWith('bad_request', sandbox.call({ ...exec, cwd: 'innocent' }));
  });

  test('too many arguments for the system', async () => {
    await answersWith('cannot_start', sandbox.call({ ...exec, argv: ['echo', 'x'.repeat(500_000)] }));
  });

  test('the sixty-fifth connection is turned away, and served when one has left', async () => {
    const waiting = Array.from({ length: 64 }, () => sandbox.call({ op: 'exec', argv: ['sleep', '1000'] }));
    await Promise.all(waiting.map((call) => call.until(() => call.soFar().pid !== null)));
    await answersWith('busy', sandbox.call({ op: 'ping' }));
    for (const call of waiting) call.socket.destroy();
    await Promise.all(waiting.map((call) => call.answer()));
    while (!(await sandbox.ask({ op: 'ping' })).end);
  });

  test('a client that vanishes ends its command, also while its input is stuck', async () => {
    const call = sandbox.call({ op: 'exec', argv: ['sh', '-c', 'echo up; exec sleep 1000'] });
    await call.prints('up');
    const { pid } = call.soFar();
    for (let i = 0; i < 8; i++) call.frame(Frame.STDIN, Buffer.alloc(1024 * 1024));
    await sandbox.ask({ op: 'ping' });
    call.socket.destroy();
    while (readdirSync('/proc').includes(String(pid))) await sandbox.ask({ op: 'ping' });
  });

  test('closing only the writing side is a cancellation as well', async () => {
    const call = sandbox.call({ op: 'exec', argv: ['sh', '-c', 'echo up; exec sleep 1000'] });
    await call.prints('up');
    call.socket.end();
    assert.equal((await call.answer()).end, null);
  });
});
