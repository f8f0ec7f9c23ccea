import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { closed, exchange, freePort } from './support/net.mjs';
import { startInProcess } from './support/sandbox.mjs';

const ECHO = "require('net').createServer({allowHalfOpen:true},s=>s.on('error',()=>{}).pipe(s)).listen(+process.env.PORT,process.env.HOST)";

describe('relays', () => {
  /** @type {import('./support/sandbox.mjs').TestSandbox} */
  let sandbox;
  before(async () => (sandbox = await startInProcess()));
  after(() => sandbox.close());

  const startEcho = async (host) => {
    const port = await freePort();
    const { end } = await sandbox.ask({ op: 'service.start', name: 'dev', argv: ['node', '-e', ECHO], port, env: { PORT: String(port), HOST: host }, waitMs: 60_000 });
    assert.equal(end.state, 'running');
  };
  const proxyPort = async () => Number((await sandbox.sh('echo ${HTTP_PROXY##*:}')).stdout);

  test('dev.sock is closed at once while there is no dev server', async () => {
    assert.equal((await exchange({ path: sandbox.devSocket }, 'hello')).length, 0);
  });

  test('dev.sock carries every byte both ways', async () => {
    await startEcho('127.0.0.1');
    const bytes = randomBytes(3_000_000);
    assert.ok(bytes.equals(await exchange({ path: sandbox.devSocket }, bytes)));
  });

  test('dev.sock keeps the end of an answer for who reads it late', async () => {
    const port = await freePort();
    const server = "require('net').createServer(s=>s.resume().on('error',()=>{}).on('close',()=>require('fs').writeFileSync('/tmp/said-'+process.env.PORT,'')).end(Buffer.alloc(+process.env.SIZE,'x'))).listen(+process.env.PORT,'127.0.0.1')";
    for (const size of [230_000, 260_000, 290_000]) {
      const { end } = await sandbox.ask({ op: 'service.start', name: 'dev', argv: ['node', '-e', server], port, env: { PORT: String(port), SIZE: String(size) }, waitMs: 60_000 });
      assert.equal(end.state, 'running');
      // The probe that found it running was answered, too.
      await sandbox.sh(`until rm /tmp/said-${port}; do sleep 0.02; done 2>/dev/null`);
      const socket = connect(sandbox.devSocket).pause();
      socket.end('now');
      await sandbox.sh(`until rm /tmp/said-${port}; do sleep 0.02; done 2>/dev/null`);
      let read = 0;
      for await (const piece of socket) read += piece.length;
      assert.equal(read, size);
    }
  });

  test('dev.sock finds a server that listens on IPv6 only', async (t) => {
    const probe = createServer().listen(0, '::1');
    const possible = await Promise.race([once(probe, 'listening').then(() => true), once(probe, 'error').then(() => false)]);
    probe.close();
    if (!possible) return t.skip('SKIPPED: no IPv6 loopback here');
    await startEcho('::1');
    assert.equal((await exchange({ path: sandbox.devSocket }, 'six')).toString(), 'six');
  });

  test('dev.sock is closed when the dev server is stopped', async () => {
    await startEcho('127.0.0.1');
    const socket = connect(sandbox.devSocket);
    socket.write('x');
    await once(socket, 'data');
    await sandbox.ask({ op: 'service.stop', name: 'dev' });
    await closed(socket);
    assert.equal((await exchange({ path: sandbox.devSocket }, 'hello')).length, 0);
  });

  test('without egress.sock a command gets a clear 502', async () => {
    const answer = (await exchange({ port: await proxyPort(), host: '127.0.0.1' }, 'CONNECT example.org:443 HTTP/1.1\r\n\r\n')).toString();
    assert.match(answer, /^HTTP\/1\.1 502 Bad Gateway\r\n/);
    assert.match(answer, /no way out to the network/);
  });

  test('egress.sock is found when it appears, also after the daemon has started', async () => {
    const proxy = createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket)).listen(sandbox.egressSocket);
    await once(proxy, 'listening');
    assert.equal((await exchange({ port: await proxyPort(), host: '127.0.0.1' }, 'through')).toString(), 'through');
    proxy.close();
    rmSync(sandbox.egressSocket, { force: true });
    assert.match((await exchange({ port: await proxyPort(), host: '127.0.0.1' }, 'again')).toString(), /502/);
  });
});
