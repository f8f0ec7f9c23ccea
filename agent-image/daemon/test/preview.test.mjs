import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { Budget } from '../preview/page/budget.js';
import { told } from '../preview/page/inspect.js';
import { framesOf } from '../preview/page/stack.js';
import { atelier, pageScript } from '../preview/plugin.mjs';

const TEMPLATE = fileURLToPath(new URL('../../../user-app-template', import.meta.url));
const MAIN = fileURLToPath(new URL('../preview/main.mjs', import.meta.url));
const WORKBENCH = 'http://atelier.localhost:8080';
const notInstalled = existsSync(join(TEMPLATE, 'node_modules/vite')) ? false : 'SKIPPED, NOT PROVEN HERE: run "npm ci --ignore-scripts" in user-app-template';
if (notInstalled) console.error(notInstalled);

describe('X8 the script in a previewed page', () => {
  test('is one classic script, whose pieces do not get into each other\'s way', () => {
    const source = pageScript(WORKBENCH);
    new Script(source);
    assert.doesNotMatch(source, /^(import|export) /m);
    assert.match(source, /start\("http:\/\/atelier\.localhost:8080"\)/);
  });

  test('does nothing at all outside of a frame, or in a frame of somebody else', () => {
    const touched = [];
    const page = (parent, top, ancestor) => {
      const window = { fetch: () => {}, parent, top };
      window.parent ??= window;
      window.top ??= window;
      const watched = new Proxy({ log() {} }, { set: (_, name) => touched.push(name) });
      const globals = { window, location: { ancestorOrigins: [ancestor] }, console: watched, addEventListener: (name) => touched.push(name) };
      new Function(...Object.keys(globals), pageScript(WORKBENCH))(...Object.values(globals));
    };
    const told = { postMessage: () => touched.push('postMessage') };
    page(undefined, undefined, undefined);
    page(told, {}, WORKBENCH);
    page(told, told, 'http://evil.example');
    assert.deepEqual(touched, []);
  });

  test('sends to the workbench\'s origin alone, and never to any', () => {
    assert.doesNotMatch(pageScript(WORKBENCH), /['"]\*['"]/);
  });
});

describe('what the console was given', () => {
  test('is told as consoles do', () => {
    assert.equal(told(['%cHi %s, %d of %i', 'color: red', 'Anna', 3.7, 5, 'rest']), 'Hi Anna, 3 of 5 rest');
    assert.equal(told(['100%', { a: [1, 'two', { b: {} }], c: null }]), '100% {a: [1, "two", {…}], c: null}');
    assert.equal(told([undefined, Symbol('s'), 7n, () => 1]), 'undefined Symbol(s) 7n ƒ');
    assert.match(told([new TypeError('boom')]), /^TypeError: boom\n\s+at /);
  });

  test('calls nothing of the page\'s, and ends', () => {
    let called = false;
    const trap = {
      get secret() {
        called = true;
        return 1;
      },
      toString: () => (called = true),
      toJSON: () => (called = true),
    };
    trap.itself = trap;
    assert.match(told([trap]), /secret: \(…\)/);
    assert.equal(called, false);
    const hostile = new Proxy({}, { ownKeys: () => assert.fail('thrown into the console') });
    assert.equal(told([hostile]), '…');
  });

  test('is bounded, however much it was', () => {
    assert.equal(told(['x'.repeat(1e7)]).length, 2000);
    assert.equal(told([Array.from({ length: 1e5 }, (_, i) => ({ i }))]).length <= 2000, true);
  });
});

test('a page that was served before a change of its code is told when it connects, and no other', () => {
  const watcher = new EventEmitter();
  const asked = new EventEmitter();
  const graph = { getModulesByFile: (file) => new Set(file === '/workspace/src/App.jsx' ? [{}] : []) };
  atelier({ workbench: WORKBENCH }).configureServer({ watcher, ws: asked, environments: { client: { moduleGraph: graph } }, middlewares: { use() {} } });
  const told = (at) => {
    const sent = [];
    asked.emit('atelier:served', at, { send: (what) => sent.push(what) });
    return sent;
  };
  const before = Date.now();

  watcher.emit('all', 'change', '/workspace/notes.md');
  assert.deepEqual(told({ at: before }), []);
  watcher.emit('all', 'change', '/workspace/src/App.jsx');
  assert.deepEqual(told({ at: before }), ['atelier:stale']);
  assert.deepEqual(told({ at: Date.now() + 1 }), []);
  assert.deepEqual(told({ at: 'nonsense' }), []);
  assert.deepEqual(told(undefined), []);
});

test('a budget lets a burst pass, and then so many a second', () => {
  let now = 0;
  const budget = new Budget(3, 2, () => now);
  assert.deepEqual([1, 2, 3, 4].map(() => budget.take()), [true, true, true, false]);
  now += 500;
  assert.deepEqual([budget.take(), budget.take()], [true, false]);
  now += 60_000;
  assert.deepEqual([1, 2, 3, 4].map(() => budget.take()), [true, true, true, false]);
});

test('of a stack, the frames of the app\'s own code are asked about', () => {
  const origin = 'http://app.localhost:8080';
  const chrome = `TypeError: x\n    at Hero (${origin}/src/Hero.jsx?t=17:12:5)\n    at async ${origin}/src/load.js:3:1\n    at renderWithHooks (${origin}/node_modules/.vite/deps/react.js?v=1:9:9)\n    at evil (http://elsewhere.example/src/a.js:1:1)`;
  assert.deepEqual(framesOf(chrome, origin), [
    { name: 'Hero', at: '/src/Hero.jsx:12:5' },
    { name: '', at: '/src/load.js:3:1' },
  ]);
  assert.deepEqual(framesOf(`Hero@${origin}/src/Hero.jsx:12:5\n`, origin), [{ name: 'Hero', at: '/src/Hero.jsx:12:5' }]);
  assert.equal(framesOf(`    at a (${origin}/src/a.js:1:1)\n`.repeat(10_000), origin).length, 8);
});

describe('the dev server', { skip: notInstalled }, () => {
  /** @type {string} */
  let dir;
  let address = '';
  let output = '';
  /** @type {import('node:child_process').ChildProcess} */
  let server;

  before(async () => {
    dir = mkdtempSync(join(tmpdir(), 'atelier-preview-'));
    cpSync(TEMPLATE, dir, { recursive: true, filter: (from) => !['node_modules', 'dist'].includes(basename(from)) });
    symlinkSync(join(TEMPLATE, 'node_modules'), join(dir, 'node_modules'));
    writeFileSync(join(dir, 'vite.config.js'), readFileSync(join(dir, 'vite.config.js'), 'utf8').replace('plugins:', "cacheDir: '.cache',\n  plugins:"));
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    server = spawn(process.execPath, [MAIN, '--port', String(port)], { cwd: dir, env: { PATH: process.env.PATH, ATELIER_WORKBENCH: WORKBENCH } });
    for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk) => (output += chunk));
    await until(() => fetch(address, { headers: { accept: 'text/html' } }).then(({ ok }) => ok, () => server.exitCode !== null));
    assert.equal(server.exitCode, null, output);
  });
  after(async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
    rmSync(dir, { recursive: true });
  });

  const text = async (path) => (await fetch(address + path, { headers: { accept: path === '/' ? 'text/html' : '*/*' } })).text();

  test('puts the script first into every page', async () => {
    const page = await text('/');
    assert.match(page, /<head>\s*<script src="\/@atelier\/page\.js"><\/script>\s*<script type="module" src="\/@atelier\/hot" data-served="\d+"><\/script>/);
    assert.match(await text('/@atelier/page.js'), /atelier\.localhost:8080/);
    assert.match(await text('/@atelier/hot'), /import\.meta\.hot = /);
  });

  test('changes no module of the project', async () => {
    assert.doesNotMatch(await text('/src/App.jsx'), /@atelier|data-atelier/);
  });

  test('knows the file and line of served code', async () => {
    const served = (await text('/src/App.jsx')).split('\n');
    const row = served.findIndex((line) => line.includes('"h1"'));
    const at = `/src/App.jsx:${row + 1}:${served[row].indexOf('jsx') + 1}`;
    const places = JSON.parse(await text(`/@atelier/where?at=${encodeURIComponent(at)}`));
    const written = readFileSync(join(dir, 'src/App.jsx'), 'utf8').split('\n').findIndex((line) => line.includes('<h1>')) + 1;
    assert.deepEqual(places.map(({ file, line }) => [file, line]), [['src/App.jsx', written]]);
  });

  test('knows no file that is not the project\'s own, whatever it is asked', async () => {
    const asked = ['/../../etc/passwd:1:1', '/@fs/etc/passwd:1:1', 'nonsense', '/src/none.jsx:1:1', '/src/App.jsx:0:0', '/@vite/client:1:1', `/${'a'.repeat(5000)}:1:1`];
    const places = JSON.parse(await text(`/@atelier/where?${asked.map((at) => `at=${encodeURIComponent(at)}`).join('&')}`));
    assert.equal(places.length, asked.length);
    for (const place of places) assert.ok(place === null || place.file === 'src/App.jsx', JSON.stringify(place));
    assert.equal(JSON.parse(await text(`/@atelier/where?${'at=/src/App.jsx:1:1&'.repeat(500)}`)).length, 20);
  });

  test('serves a file that is written in two goes as it is in the end', async () => {
    const app = join(dir, 'src/App.jsx');
    const original = readFileSync(app, 'utf8');
    let next = 0;
    await until(async () => {
      // As below: until the watcher tells of changes.
      if (Date.now() >= next) {
        writeFileSync(app, `export default () => 'half of it';\n// ${next}\n`);
        next = Date.now() + 1000;
      }
      return (await text('/src/App.jsx')).includes('half of it');
    });
    writeFileSync(app, original);
    await until(async () => (await text('/src/App.jsx')).includes('"h1"'));
  });

  test('keeps the script when the project\'s configuration changes', async () => {
    const config = join(dir, 'vite.config.js');
    const original = readFileSync(config, 'utf8');
    let next = 0;
    await until(() => {
      // A watcher that is still taking stock does not tell of a change; so there is another one every second.
      if (Date.now() >= next) {
        writeFileSync(config, `${original}// changed at ${next}\n`);
        next = Date.now() + 1000;
      }
      return output.includes('server restarted');
    });
    await until(() => fetch(address, { headers: { accept: 'text/html' } }).then(({ ok }) => ok, () => false));
    assert.match(await text('/'), /@atelier\/page\.js/);
  });
});

test('a project without Vite is told so', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'atelier-preview-'));
  writeFileSync(join(dir, 'package.json'), '{}');
  const server = spawn(process.execPath, [MAIN], { cwd: dir });
  let said = '';
  server.stderr.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve) => server.once('exit', resolve));
  rmSync(dir, { recursive: true });
  assert.equal(code, 1);
  assert.match(said, /no Vite installed/);
});

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** @param {() => unknown} condition */
async function until(condition) {
  for (const end = Date.now() + 30_000; !(await condition()); ) {
    assert.ok(Date.now() < end, 'it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
