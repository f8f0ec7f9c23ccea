import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { IMAGE, sandboxUid, startInContainer, whyNoContainer } from '../daemon/test/support/sandbox.mjs';

const BUILD = fileURLToPath(new URL('../build.sh', import.meta.url));
const skip = whyNoContainer();
if (skip) console.error(skip);

test('build.sh explains itself and refuses what it does not know', () => {
  const help = spawnSync(BUILD, ['--help'], { encoding: 'utf8' });
  assert.equal(help.status, 0);
  assert.match(help.stdout, /--from-debian/);
  const wrong = spawnSync(BUILD, ['--bass', 'x'], { encoding: 'utf8' });
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /"--bass" is no option/);
});

test('a second build does nothing', { skip }, () => {
  spawnSync(BUILD, ['--tag', IMAGE]);
  const { status, stdout } = spawnSync(BUILD, ['--tag', IMAGE], { encoding: 'utf8' });
  assert.equal(status, 0);
  assert.match(stdout, /is up to date/);
});

describe('X16 a hardened container of the image', { skip }, () => {
  /** @type {import('../daemon/test/support/sandbox.mjs').TestSandbox} */
  let sandbox;
  before(async () => (sandbox = await startInContainer()));
  after(() => sandbox?.close());

  const output = async (script) => (await sandbox.sh(script)).stdout.trim();

  test('is verified as isolated, under an init', async () => {
    assert.equal((await sandbox.ask({ op: 'ping' })).end.isolated, true);
  });

  test('runs commands as an unprivileged user without any capability', async () => {
    assert.equal(await output('id -u'), String(sandboxUid()));
    assert.match(await output('cat /proc/self/status'), /^CapEff:\s+0+$/m);
    assert.match(await output('cat /proc/self/status'), /^NoNewPrivs:\s+1$/m);
  });

  test('can write to its work tree, its home and /tmp, and nowhere else', async () => {
    assert.equal(await output('touch /workspace/a ~/b /tmp/c && echo written'), 'written');
    assert.equal(await output('touch /d /etc/e /opt/atelier/daemon/f /usr/g 2>/dev/null || echo refused'), 'refused');
  });

  test('has the tools that agents use', async () => {
    assert.match(await output('node --version'), /^v2\d\./);
    for (const tool of ['npm --version', 'git --version', 'rg --version', 'python3 --version', 'python3 -m pytest --version', 'make --version', 'ps --version', 'tini --version']) {
      assert.equal((await sandbox.sh(tool)).end.exitCode, 0, tool);
    }
  });

  test('has no network, and says so to those who use the proxy', async () => {
    assert.equal(await output('ls /sys/class/net'), 'lo');
    const code = "fetch('http://192.0.2.1').then(() => console.log('reached'), () => console.log('refused'))";
    assert.equal((await sandbox.ask({ op: 'exec', argv: ['node', '-e', code] })).stdout, 'refused\n');
    assert.match((await sandbox.sh('npm view react')).stderr, /502/);
  });

  test('keeps nothing of the machine that built it', async () => {
    assert.equal(await output('ls -d /tmp/machine /etc/apt/auth.conf /etc/apt/apt.conf.d/99machine 2>/dev/null'), '');
  });

  test('nothing outlives its command, however it hides', async () => {
    const { end } = await sandbox.sh('env -i setsid sleep 1000 & (setsid sh -c "hop() { hop & }; hop" >/dev/null 2>&1 &); sleep 0.1');
    assert.equal(end.exitCode, 0);
    assert.equal(await output('ps -eo pid=,stat=,args= | grep -v -e "^ *1 " -e main.mjs -e "ps -eo" -e "grep -v" -e "<defunct>"'), '');
  });

  test('a tree of more processes than the sandbox may have ends with its timeout, and the sandbox serves on', async () => {
    // Bounded, so that it is the limit which is tried and not the machine's patience.
    const bomb = 'bomb() { [ "$1" -gt 0 ] && { bomb $(($1 - 1)) & bomb $(($1 - 1)) & }; sleep 1000; }';
    const { end } = await sandbox.sh(`${bomb}; (bomb 9) >/dev/null 2>&1 & exec sleep 1000`, { timeoutMs: 500 });
    assert.equal(end.timedOut, true);
    assert.equal(await output('echo alive'), 'alive');
  });
});
