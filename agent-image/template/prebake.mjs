/**
 * Optimises the template's dependencies for the place where sandboxes see it, so that a new
 * project's dev server has nothing to compile at its first start. See README.md.
 *
 *   node prebake.mjs [TEMPLATE_DIRECTORY]
 */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const template = resolve(process.argv[2] ?? fileURLToPath(new URL('../../user-app-template', import.meta.url)));
const image = process.env.ATELIER_SANDBOX_IMAGE || 'atelier/sandbox:dev';
const preview = fileURLToPath(new URL('../daemon/preview', import.meta.url));
/** By the program that serves previews: Vite asks which plug-ins there are before it believes in what it finds. */
const PREVIEW_INSIDE = '/run/preview';
const optimise = [`${PREVIEW_INSIDE}/main.mjs`, '--optimize'];

const modules = join(template, 'node_modules');
const metadata = join(modules, '.vite/deps/_metadata.json');
const stamp = join(modules, '.vite/prebaked');

/** @returns {string} of all that decides about the result */
function inputsHash() {
  const hash = createHash('sha256');
  for (const file of ['node_modules/.package-lock.json', 'vite.config.js', 'index.html', 'src/main.jsx']) hash.update(readFileSync(join(template, file)));
  for (const file of ['main.mjs', 'plugin.mjs']) hash.update(readFileSync(join(preview, file)));
  return hash.digest('hex');
}

/** @returns {string[]} a command that runs Node with the template at /workspace */
function inBubblewrap() {
  const replaced = new Set(['workspace', 'proc', 'dev', 'tmp', 'run']);
  const system = readdirSync('/', { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !replaced.has(entry.name))
    .flatMap(({ name }) => ['--ro-bind', `/${name}`, `/${name}`]);
  const own = ['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp', '--ro-bind', preview, PREVIEW_INSIDE, '--bind', template, '/workspace', '--chdir', '/workspace'];
  return ['bwrap', '--unshare-all', '--die-with-parent', ...system, ...own, '--', process.execPath];
}

/** @returns {string[]} likewise */
function inContainer() {
  const { uid, gid } = statSync(modules);
  const hardened = ['--network', 'none', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--user', `${uid}:${gid}`];
  return ['docker', 'run', '--rm', ...hardened, '--volume', `${preview}:${PREVIEW_INSIDE}:ro`, '--volume', `${template}:/workspace`, image, 'node'];
}

/** @param {string[]} command */
function works(command) {
  return spawnSync(command[0], [...command.slice(1), '-e', '0'], { stdio: 'ignore' }).status === 0;
}

/** @param {string} message */
function fail(message) {
  console.error(`prebake: ${message}`);
  process.exit(1);
}

if (!existsSync(join(modules, 'vite'))) fail(`${template} has no dependencies installed: run "npm ci --ignore-scripts" there first.`);
const inputs = inputsHash();
if (existsSync(metadata) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) {
  console.log('prebake: up to date');
  process.exit(0);
}
const node = [inBubblewrap(), inContainer()].find(works);
if (!node) fail(`neither bubblewrap nor a container of ${image} works here. Projects work without this; their first start takes a second longer.`);

rmSync(join(modules, '.vite'), { recursive: true, force: true });
const result = spawnSync(node[0], [...node.slice(1), ...optimise], { encoding: 'utf8', env: { PATH: process.env.PATH } });
// Belongs to whoever ran this; a sandbox must be able to make its own.
rmSync(join(modules, '.vite-temp'), { recursive: true, force: true });
if (result.status !== 0 || !existsSync(metadata)) fail(`Vite could not optimise the dependencies:\n${result.stderr || result.stdout}`);
writeFileSync(stamp, inputs);
console.log(`prebake: optimised ${Object.keys(JSON.parse(readFileSync(metadata, 'utf8')).optimized).join(', ')}`);
