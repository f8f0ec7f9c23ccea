import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startInBubblewrap, whyNoBubblewrap } from '../daemon/test/support/sandbox.mjs';
import { HotReload } from './hot-reload.mjs';

const TEMPLATE = fileURLToPath(new URL('../../user-app-template', import.meta.url));
const HOST = 'pottery.apps.localhost';
const DEV = { op: 'service.start', name: 'dev', argv: ['node', '/opt/atelier/daemon/preview/main.mjs'], port: 5173, waitMs: 60_000 };
const ENVIRONMENT = { __VITE_ADDITIONAL_SERVER_ALLOWED_HOSTS: '.apps.localhost', ATELIER_WORKBENCH: 'http://atelier.localhost' };
const AUTHOR = 10001;

const notInstalled = existsSync(join(TEMPLATE, 'node_modules/vite')) ? false : 'SKIPPED, NOT PROVEN HERE: run "npm ci --ignore-scripts" in user-app-template';
const noSandbox = notInstalled || whyNoBubblewrap();
if (noSandbox) console.error(noSandbox);

const json = (file) => JSON.parse(readFileSync(join(TEMPLATE, file), 'utf8'));

/** @param {string} to */
function copySource(to) {
  cpSync(TEMPLATE, to, { recursive: true, filter: (from) => !['node_modules', 'dist'].includes(basename(from)) });
}

test('versions are exact, and the lock file names no registry', () => {
  const { dependencies, devDependencies } = json('package.json');
  for (const version of Object.values({ ...dependencies, ...devDependencies })) assert.match(version, /^\d+\.\d+\.\d+$/);
  for (const entry of Object.values(json('package-lock.json').packages)) assert.equal(entry.resolved, undefined);
});

test('the lock file knows the native packages of every platform, or npm ci refuses it', () => {
  const { packages } = json('package-lock.json');
  for (const { optionalDependencies = {} } of Object.values(packages)) {
    for (const name of Object.keys(optionalDependencies)) assert.ok(packages[`node_modules/${name}`], `${name} is missing`);
  }
});

test('B15 the title is there to be replaced by the project\'s name', () => {
  assert.equal(readFileSync(join(TEMPLATE, 'index.html'), 'utf8').split('<title>New project</title>').length, 2);
});

test('the template builds', { skip: notInstalled }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'atelier-template-'));
  try {
    copySource(dir);
    symlinkSync(join(TEMPLATE, 'node_modules'), join(dir, 'node_modules'));
    const { status, stderr } = spawnSync('npm', ['run', 'build'], { cwd: dir, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const built = readFileSync(join(dir, 'dist/index.html'), 'utf8');
    assert.match(built, /<script type="module"[^>]* src="\/assets\//);
    assert.doesNotMatch(built, /atelier/);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

describe('a new project in a sandbox', { skip: noSandbox }, () => {
  /** @type {import('../daemon/test/support/sandbox.mjs').TestSandbox} */
  let sandbox;
  before(async () => {
    const prebake = spawnSync(process.execPath, [fileURLToPath(new URL('prebake.mjs', import.meta.url)), TEMPLATE], { encoding: 'utf8' });
    assert.equal(prebake.status, 0, prebake.stderr);
    sandbox = await startInBubblewrap();
    copySource(sandbox.workspace);
    linkModules(join(TEMPLATE, 'node_modules'), join(sandbox.workspace, 'node_modules'));
    const { end } = await sandbox.ask({ ...DEV, env: { ...ENVIRONMENT, DEBUG: 'vite:deps' } });
    assert.equal(end.state, 'running', await log());
  });
  after(() => sandbox?.close());

  const log = async () => (await sandbox.ask({ op: 'service.log', name: 'dev' })).stdout;
  const get = (path, host = HOST) =>
    new Promise((resolve, reject) => {
      const outgoing = request({ socketPath: sandbox.devSocket, path, headers: { host } }, async (answer) => {
        const parts = [];
        for await (const part of answer) parts.push(part);
        resolve({ status: answer.statusCode, text: Buffer.concat(parts).toString() });
      });
      outgoing.on('error', reject).end();
    });

  test('shows its page at the project\'s own host name and at no other', async () => {
    const { status, text } = await get('/');
    assert.equal(status, 200);
    assert.match(text, /<div id="root">/);
    assert.match(text, /<script src="\/@atelier\/page\.js"><\/script>/);
    assert.match((await get('/src/App.jsx')).text, /Your app starts here/);
    assert.equal((await get('/', 'elsewhere.example')).status, 403);
  });

  test('serves dependencies that were optimised beforehand, and compiles none', async () => {
    const { text } = await get('/src/main.jsx');
    const modules = [...text.matchAll(/"(\/node_modules\/\.vite\/deps\/[^"]+)"/g)].map((match) => match[1]);
    assert.ok(modules.length >= 2, text);
    for (const module of modules) assert.equal((await get(module)).status, 200);
    assert.match(await log(), /Hash is consistent\. Skipping/);
    assert.doesNotMatch(await log(), /optimiz(ing|ed)|reload/i);
    assert.deepEqual(readdirSync(join(sandbox.workspace, 'node_modules/.vite')).sort(), ['deps', 'prebaked']);
    const file = 'node_modules/.vite/deps/_metadata.json';
    assert.equal(statSync(join(sandbox.workspace, file)).mtimeMs, statSync(join(TEMPLATE, file)).mtimeMs, 'it was written anew');
  });

  test('an edit of src/App.jsx reaches the page as an update, not as a reload', async () => {
    const client = await HotReload.connect(sandbox.devSocket, HOST, (await get('/@vite/client')).text);
    for (const module of ['/src/main.jsx', '/src/App.jsx']) await get(module);
    const file = join(sandbox.workspace, 'src/App.jsx');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Your app starts here', 'Pottery class'));
    const message = await client.next((one) => one.type !== 'connected');
    client.close();
    assert.equal(message.type, 'update');
    assert.deepEqual(message.updates.map((update) => [update.type, update.path]), [['js-update', '/src/App.jsx']]);
    assert.match((await get(`/src/App.jsx?t=${message.updates[0].timestamp}`)).text, /Pottery class/);
  });
});

/** As the platform does it: files are shared and stay the installer's, directories are the sandbox's own. */
function linkModules(from, to) {
  const linked = spawnSync('cp', ['-al', from, to]);
  if (linked.status !== 0) cpSync(from, to, { recursive: true, preserveTimestamps: true }); // another file system
  if (process.getuid?.() !== 0) return;
  const workspace = join(to, '..');
  spawnSync('find', [workspace, '-type', 'd', '-exec', 'chown', `${AUTHOR}:${AUTHOR}`, '{}', '+']);
  spawnSync('find', [workspace, '-path', to, '-prune', '-o', '-type', 'f', '-exec', 'chown', `${AUTHOR}:${AUTHOR}`, '{}', '+']);
}
