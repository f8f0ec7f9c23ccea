import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { startInBubblewrap, whyNoBubblewrap } from './support/sandbox.mjs';

const skip = whyNoBubblewrap();
if (skip) console.error(skip);

/** Double-forks into a session of its own with an empty environment: as hidden as a process can be. */
const HIDE = 'hide() { env -i setsid sh -c "$1 & exit" >/dev/null 2>&1 </dev/null; }';

describe('nothing outlives its command', { skip }, () => {
  /** @type {import('./support/sandbox.mjs').TestSandbox} */
  let sandbox;
  before(async () => (sandbox = await startInBubblewrap()));
  after(() => sandbox.close());

  /** What runs beside init, the daemon and this very question. */
  const alive = async () => {
    const { stdout } = await sandbox.sh('ps -eo pid=,stat=,args= | grep -v -e "^ *[12] " -e "ps -eo" -e "grep -v" -e "<defunct>"');
    return stdout.trim();
  };

  test('the daemon has verified its isolation', async () => {
    assert.equal((await sandbox.ask({ op: 'ping' })).end.isolated, true);
  });

  for (const [what, script] of [
    ['a child in the background', 'sleep 1000 & echo'],
    ['a child with a session of its own', 'setsid sleep 1000 & echo'],
    ['a double-forked child', '(setsid sh -c "sleep 1000 & exit" &) ; echo'],
    ['a child that hides', `${HIDE}; hide "sleep 1000"; echo`],
    ['a child that ignores signals', `trap "" TERM HUP INT; setsid sleep 1000 & echo`],
    ['a child that holds the output open', 'setsid sleep 1000 & exec true'],
    ['a stopped child', 'sh -c "kill -STOP \\$\\$; sleep 1000" & echo'],
    ['a broad tree', `${HIDE}; i=0; while [ $i -lt 150 ]; do hide "sleep 1000"; i=$((i+1)); done`],
    ['a deep tree', 'deep() { [ $1 -eq 0 ] && exec sleep 1000; setsid sh -c "$SELF" x & deep $(($1-1)) & wait; }; SELF="sleep 1000"; export SELF; deep 40 & sleep 0.3'],
    ['one that flees from fork to fork', 'hop() { hop & }; hop >/dev/null 2>&1; sleep 0.2'],
    ['many that flee from fork to fork', 'hop() { hop & }; for i in 1 2 3 4 5 6 7 8; do (setsid sh -c "hop() { hop & }; hop" >/dev/null 2>&1 &); done; sleep 0.2'],
  ]) {
    test(what, async () => {
      const { end } = await sandbox.sh(script);
      assert.equal(end.exitCode, 0);
      assert.equal(await alive(), '');
    });
  }

  // Bounded to 2^7 processes ON PURPOSE: there is no pids limit here, and an unbounded one takes the whole machine along
  // (the sandbox providers' own tests, which have a pids limit, try a real one).
  test('a fork bomb ends with its timeout', async () => {
    const { end } = await sandbox.sh('bomb() { [ "$1" -gt 0 ] && { bomb $(($1 - 1)) & bomb $(($1 - 1)) & }; sleep 1000; }; bomb 7', { timeoutMs: 500 });
    assert.equal(end.timedOut, true);
    assert.equal(await alive(), '');
  });

  test('a process whose first thread has ended', { skip: !existsSync('/usr/bin/python3') && 'SKIPPED: no python3' }, async () => {
    const code = 'import ctypes,threading,time; threading.Thread(target=time.sleep,args=(1000,)).start(); ctypes.CDLL(None).pthread_exit(None)';
    await sandbox.ask({ op: 'exec', argv: ['sh', '-c', `(env -i setsid /usr/bin/python3 -c "${code}" >/dev/null 2>&1 &); sleep 0.5`] });
    assert.equal(await alive(), '');
  });

  test('what a timed-out command hid dies too', async () => {
    const { end } = await sandbox.sh(`${HIDE}; hide "sleep 1000"; sleep 1000`, { timeoutMs: 200 });
    assert.equal(end.timedOut, true);
    assert.equal(await alive(), '');
  });

  test('what a vanished client started dies too', async () => {
    const call = sandbox.call({ op: 'exec', argv: ['sh', '-c', `${HIDE}; hide "sleep 1000"; echo up; sleep 1000`] });
    await call.prints('up');
    call.socket.destroy();
    while ((await alive()) !== '');
  });

  test('a command at the same time, with its orphans, is spared', async () => {
    const other = sandbox.call({ op: 'exec', argv: ['sh', '-c', '(setsid sleep 1001 &); setsid sleep 1002 & echo up; read line'] });
    await other.prints('up');
    await sandbox.sh(`${HIDE}; hide "sleep 1003"`);
    const during = await alive();
    assert.match(during, /sleep 1001/);
    assert.match(during, /sleep 1002/);
    assert.doesNotMatch(during, /sleep 1003/);
    other.frame(0x03);
    await other.answer();
    assert.equal(await alive(), '');
  });

  test('a service, with its orphans, is spared until it is stopped', async () => {
    const argv = ['sh', '-c', '(setsid sleep 1004 &); exec sleep 1005'];
    const { end } = await sandbox.ask({ op: 'service.start', name: 'dev', argv });
    await sandbox.sh('hop() { hop & }; hop >/dev/null 2>&1; sleep 0.1');
    const during = await alive();
    assert.match(during, /sleep 1004/);
    assert.match(during, /sleep 1005/);
    assert.equal((await sandbox.ask({ op: 'service.status', name: 'dev' })).end.pid, end.pid);
    await sandbox.ask({ op: 'service.stop', name: 'dev' });
    assert.equal(await alive(), '');
  });

  test('two hundred commands leave no process and no open file behind', async () => {
    const openFiles = async () => Number((await sandbox.sh('ls /proc/2/fd | wc -l')).stdout);
    const before = await openFiles();
    for (let i = 0; i < 200; i++) {
      const argv = [['no-such'], ['sh', '-c', 'setsid sleep 1000 & echo'], ['cat', '/dev/zero']][i % 3];
      const { end } = await sandbox.ask({ op: 'exec', argv, timeoutMs: i % 3 === 2 ? 10 : 60_000 });
      assert.ok(end);
    }
    assert.equal(await alive(), '');
    let now = await openFiles();
    // A connection that has just been answered closes a moment later.
    for (let tries = 0; now > before && tries < 100; tries++) now = await openFiles();
    assert.ok(now <= before, `${now} files are open, ${before} were`);
  });
});
