/** Where in the project's files a place of served code comes from, by the source maps that Vite has made. */

import { SourceMap } from 'node:module';
import { dirname, isAbsolute, relative, resolve } from 'node:path';

const MOST = 20;
const PLACE = /^(\/[^:]{0,1000}):(\d{1,7}):(\d{1,7})$/;

/** @typedef {{file: string, line: number, column: number}} Place line and column from 1 */

/**
 * @param {any} server Vite's
 * @param {string[]} asked each `/path:line:column`, counted from 1
 * @returns {Promise<(Place | null)[]>} null for what is no code of the project's own
 */
export function whereAll(server, asked) {
  return Promise.all(asked.slice(0, MOST).map((place) => where(server, place).catch(() => null)));
}

/**
 * @param {any} server
 * @param {string} asked
 * @returns {Promise<Place | null>}
 */
async function where(server, asked) {
  const [, url, line, column] = PLACE.exec(asked) ?? [];
  if (!url) return null;
  const graph = server.environments?.client?.moduleGraph ?? server.moduleGraph;
  const found = await graph.getModuleByUrl(url);
  if (!found?.file) return null;
  const map = found.transformResult?.map;
  if (!map?.mappings) return own(server, found.file, Number(line), Number(column));
  const entry = new SourceMap(map).findEntry(Number(line) - 1, Number(column) - 1);
  if (!('originalSource' in entry)) return null;
  const source = resolve(dirname(found.file), entry.originalSource.replace(/^file:\/\//, ''));
  return own(server, source, entry.originalLine + 1, entry.originalColumn + 1);
}

/**
 * @param {any} server
 * @param {string} file
 * @param {number} line
 * @param {number} column
 */
function own(server, file, line, column) {
  const path = relative(server.config.root, file);
  const foreign = path === '' || path.startsWith('..') || isAbsolute(path) || path.split('/').includes('node_modules');
  return foreign ? null : { file: path, line, column };
}
