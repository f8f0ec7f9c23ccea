/**
 * The Vite plug-in that puts the platform's script into a page that the dev server serves. It changes no module of the
 * project, so line numbers, hot reload and what is built stay what they are.
 */

import { readFileSync, statSync } from 'node:fs';
import { whereAll } from './where.mjs';

/** In the order in which they become one script; each is an ES module as well, so that tests can import it. */
const PIECES = ['text.js', 'budget.js', 'inspect.js', 'stack.js', 'highlight.js', 'picker.js', 'console.js', 'errors.js', 'place.js', 'start.js'];
const HOT = '/@atelier/hot';
/** For so long after a change of a file, Vite's watcher (chokidar) tells nothing of further ones; with room for late timers. */
const UNWATCHED_MS = 50 + 10;
const NOT_KEPT = { 'cache-control': 'no-cache' };

/** @param {string} name */
const page = (name) => readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8');

/**
 * One classic script, so that it runs before whatever the page itself brings.
 *
 * @param {string} workbench origin
 */
export function pageScript(workbench) {
  const pieces = PIECES.map((name) => page(name).replace(/^import .*$/gm, '').replace(/^export /gm, ''));
  return `(() => {\n'use strict';\n${pieces.join('\n')}\nstart(${JSON.stringify(workbench)});\n})();\n`;
}

/**
 * A page hears of changes from the moment on at which it is connected. Of what changed between that and its being served it
 * would never learn, and show what is no more: so it asks, once it is connected.
 *
 * @param {any} server Vite's
 */
function tellLateComers(server) {
  let changedAt = 0;
  server.watcher.on('all', (/** @type {string} */ _event, /** @type {string} */ file) => {
    const graph = server.environments?.client?.moduleGraph ?? server.moduleGraph;
    if (graph.getModulesByFile(file)?.size) changedAt = Date.now();
  });
  server.ws.on('atelier:served', (/** @type {any} */ page, /** @type {any} */ client) => {
    if (changedAt >= Number(page?.at)) client.send('atelier:stale');
  });
}

/**
 * A shell empties a file and then writes it, and the watcher tells of the first alone. So each file is looked at once more
 * when the watcher listens again, or the page would stay with what there was in between.
 *
 * @param {any} watcher Vite's
 */
function tellLastWrites(watcher) {
  /** @type {Set<string>} */
  const waiting = new Set();
  watcher.on('change', (/** @type {string} */ file) => {
    if (waiting.has(file)) return;
    waiting.add(file);
    const before = stamp(file);
    setTimeout(() => {
      waiting.delete(file);
      const now = stamp(file);
      if (!now || now === before) return;
      watcher.emit('change', file);
      watcher.emit('all', 'change', file);
    }, UNWATCHED_MS).unref();
  });
}

/**
 * What differs whenever a file was written; empty for one that cannot be looked at.
 *
 * @param {string} file
 */
function stamp(file) {
  try {
    const { mtimeNs, size } = statSync(file, { bigint: true });
    return `${mtimeNs} ${size}`;
  } catch {
    return '';
  }
}

/** @param {{workbench: string}} options `workbench`: the one origin that the page talks to; empty for none */
export function atelier({ workbench }) {
  /** @type {any} */
  let server;
  const script = workbench ? pageScript(workbench) : '';
  return {
    name: 'atelier',
    apply: 'serve',
    configureServer(/** @type {any} */ it) {
      server = it;
      tellLateComers(server);
      tellLastWrites(server.watcher);
      server.middlewares.use((/** @type {any} */ request, /** @type {any} */ response, /** @type {() => void} */ next) => {
        const address = new URL(request.url, 'http://page');
        const path = address.pathname.slice(server.config.base.length - 1);
        if (path === '/@atelier/page.js') {
          response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', ...NOT_KEPT }).end(script);
        } else if (path === '/@atelier/where') {
          whereAll(server, address.searchParams.getAll('at')).then((places) => {
            response.writeHead(200, { 'content-type': 'application/json', ...NOT_KEPT }).end(JSON.stringify(places));
          });
        } else next();
      });
    },
    async handleHotUpdate(/** @type {any} */ change) {
      // Vite's read waits a moment for the content of an empty file, which the page would else be given as a module of its own.
      if (change.modules.length > 0) await change.read().catch(() => {});
    },
    transformIndexHtml: {
      order: 'post',
      handler() {
        if (!script) return [];
        const base = server.config.base;
        return [
          { tag: 'script', attrs: { src: `${base}@atelier/page.js` }, injectTo: 'head-prepend' },
          { tag: 'script', attrs: { type: 'module', src: `${base}@atelier/hot`, 'data-served': String(Date.now()) }, injectTo: 'head-prepend' },
        ];
      },
    },
    resolveId: (/** @type {string} */ id) => (id === HOT ? id : null),
    load: (/** @type {string} */ id) => (id === HOT ? page('hot.js') : null),
  };
}
