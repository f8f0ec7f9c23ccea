import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { startInProcess } from './support/sandbox.mjs';
import { freePort } from './support/net.mjs';

const SERVE = "require('net').createServer(s=>s.on('error',()=>{}).end('hi')).listen(+process.env.PORT,'127.0.0.1',()=>console.log('listening'))";
const WAIT = 60_000;

describe('services', () => {
  /** @type {import('./support/sandbox.mjs').TestSandbox} */
  let sandbox;
  before(async () => (sandbox = await startInProcess()));
  after(() => sandbox.close());
  afterEach(() => sandbox.ask({ op: 'service.stop', name: 'dev' }));

  const start = async (more) => (await sandbox.ask({ op: 'service.start', name: 'dev', waitMs: WAIT, ...more })).end;
  const status = async (more = {}) => (await sandbox.ask({ op: 'service.status', name: 'dev', ...more })).end;
  const log = async () => (await sandbox.ask({ op: 'service.log', name: 'dev' })).stdout;
  const server = async () => {
    const port = await freePort();
    return { argv: ['node', '-e', SERVE], port, env: { PORT: String(port) } };
  };

  test('a service runs once its port answers, and its port is listed', async () => {
    const definition = await server();
    const started = await start({ ...definition, waitMs: 0 });
    assert.ok(['starting', 'running'].includes(started.state));
    assert.equal((await status({ waitMs: WAIT })).state, 'running');
    const { end } = await sandbox.ask({ op: 'ports' });
    assert.ok(end.ports.includes(definition.port));
    assert.match(await log(), /listening/);
  });

  test('the same definition again changes nothing, another one replaces it', async () => {
    const definition = await server();
    const first = await start(definition);
    assert.equal((await start(definition)).pid, first.pid);
    const second = await start({ ...definition, env: { ...definition.env, EXTRA: '1' } });
    assert.notEqual(second.pid, first.pid);
    assert.equal(second.state, 'running');
  });

  test('starts at the same time lead to one service', async () => {
    const definition = await server();
    const pids = await Promise.all(Array.from({ length: 5 }, async () => (await start(definition)).pid));
    assert.equal(new Set(pids).size, 1);
  });

  test('a stopped service is gone and says so', async () => {
    await start(await server());
    const { end } = await sandbox.ask({ op: 'service.stop', name: 'dev' });
    assert.equal(end.state, 'stopped');
    assert.equal(end.pid, null);
    assert.deepEqual(await status(), end);
  });

  test('a service that was never started is stopped', async () => {
    assert.equal((await status({ name: 'unheard-of' })).state, 'stopped');
    assert.equal((await sandbox.ask({ op: 'service.stop', name: 'unheard-of' })).end.state, 'stopped');
  });

  test('a crashed service is started again three times and then left', async () => {
    const end = await start({ argv: ['sh', '-c', 'echo attempt; exit 4'], port: await freePort() });
    assert.deepEqual(end, { state: 'crashed', pid: null, exitCode: 4, restarts: 3 });
    assert.equal((await log()).match(/^attempt$/gm).length, 4);
    assert.match(await log(), /\[atelier\] restarting \(3 of 3 in a minute\)/);
  });

  test('a crashed service can be started anew', async () => {
    const broken = { argv: ['sh', '-c', 'exit 4'], port: await freePort() };
    await start(broken);
    assert.equal((await start(broken)).state, 'crashed');
    assert.equal((await start(await server())).state, 'running');
  });

  test('a service that is killed comes back', async () => {
    const definition = await server();
    const { pid } = await start(definition);
    process.kill(pid, 'SIGKILL');
    let now = await status({ waitMs: WAIT });
    while (now.pid === pid || now.state !== 'running') now = await status({ waitMs: WAIT });
    assert.equal(now.restarts, 1);
  });

  test('a program that does not exist is explained in the log', async () => {
    const end = await start({ argv: ['no-such-server'], port: await freePort() });
    assert.equal(end.state, 'crashed');
    assert.equal(end.exitCode, 127);
    assert.match(await log(), /no-such-server: command not found/);
  });

  test('a follower sees the past and what comes', async () => {
    const follower = sandbox.call({ op: 'service.log', name: 'ticker', follow: true });
    await sandbox.ask({ op: 'service.start', name: 'ticker', argv: ['sh', '-c', 'echo tick; exec sleep 1000'] });
    await follower.prints('tick');
    await sandbox.ask({ op: 'service.stop', name: 'ticker' });
    await follower.prints('[atelier] ended with SIGTERM');
    follower.socket.destroy();
  });

  test('a sandbox has at most sixteen service names', async () => {
    const answers = [];
    for (let i = 0; i < 20; i++) answers.push(await sandbox.ask({ op: 'service.log', name: `n${i}` }));
    assert.equal(answers.at(-1).error.code, 'bad_request');
  });
});
