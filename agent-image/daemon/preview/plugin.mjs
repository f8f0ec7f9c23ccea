/**
 * The Vite plug-in that puts the platform's script into a page that the dev server serves. It changes no module of the
 * project, so line numbers, hot reload and what is built stay what they are.
 */

import { readFileSync } from 'node:fs';
import { whereAll } from './where.mjs';

/** In the order in which they become one script; each is an ES module as well, so that tests can import it. */
const PIECES = ['text.js', 'budget.js', 'inspect.js', 'stack.js', 'highlight.js', 'picker.js', 'console.js', 'errors.js', 'place.js', 'start.js'];
const HOT = '/@atelier/hot';
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
