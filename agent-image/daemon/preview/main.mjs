/**
 * Starts a project's dev server with the platform's plug-in added to the project's own configuration. No file of the
 * project knows of it, so no edit can lose it, and what is built or exported never has it.
 *
 *   node main.mjs [--port N]      serves
 *   node main.mjs --optimize      compiles the dependencies ahead of the first start, and ends
 *
 * ATELIER_WORKBENCH names the origin of the workbench; without it the plug-in adds nothing to the page.
 */

import module, { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { atelier } from './plugin.mjs';

const USUAL_PORT = 5173;

/**
 * The entry of the project's own Vite, whichever version it has.
 *
 * @param {string} project
 */
function viteOf(project) {
  const manifest = createRequire(join(project, 'package.json')).resolve('vite/package.json');
  const entry = JSON.parse(readFileSync(manifest, 'utf8')).exports['.'];
  const file = typeof entry === 'string' ? entry : (entry.import?.default ?? entry.import ?? entry.default);
  return pathToFileURL(join(dirname(manifest), file)).href;
}

async function main() {
  const { values } = parseArgs({ options: { port: { type: 'string' }, optimize: { type: 'boolean' } } });
  const vite = await import(viteOf(process.cwd()));
  const plugins = [atelier({ workbench: process.env.ATELIER_WORKBENCH ?? '' })];
  if (values.optimize) {
    const config = await vite.resolveConfig({ plugins }, 'serve');
    await vite.optimizeDeps(config, true, true);
    return;
  }
  const port = Number(values.port ?? process.env.PORT ?? USUAL_PORT);
  const server = await vite.createServer({ plugins, server: { host: '127.0.0.1', port, strictPort: true } });
  await server.listen();
  server.printUrls();
}

// Keeps what V8 has compiled, as Vite's own program does; older Nodes cannot.
module.enableCompileCache?.();
main().catch((error) => {
  console.error(error.code === 'MODULE_NOT_FOUND' ? 'This project has no Vite installed, so there is nothing to serve it with.' : error);
  process.exit(1);
});
