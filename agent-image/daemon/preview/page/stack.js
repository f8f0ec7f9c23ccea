/** Stack traces, mapped to the project's own files by the dev server. */

import { short } from './text.js';

const MOST_FRAMES = 8;
const FRAME = /(?:^\s*at (?:async )?(?:(.*?) \()?|^(.*?)@)(https?:\/\/[^\s)]+?):(\d+):(\d+)\)?$/;
const keptFetch = typeof window === 'undefined' ? null : window.fetch.bind(window);

/** @typedef {{name: string, file: string, line: number, column: number}} Frame */

/**
 * The frames of code that this page's own server has served, as places to ask about.
 *
 * @param {string} stack
 * @param {string} origin
 * @returns {{name: string, at: string}[]}
 */
export function framesOf(stack, origin) {
  const frames = [];
  for (const text of short(stack, 20_000).split('\n')) {
    const [, chrome, others, address, line, column] = FRAME.exec(text) ?? [];
    if (!address || !address.startsWith(`${origin}/`)) continue;
    const path = address.slice(origin.length).replace(/#.*$/, '').replace(/([?&])t=\d+(&|$)/, '$1').replace(/[?&]$/, '');
    if (path.includes('/node_modules/') || path.startsWith('/@')) continue;
    frames.push({ name: short(chrome ?? others ?? '', 100), at: `${path}:${line}:${column}` });
    if (frames.length === MOST_FRAMES) break;
  }
  return frames;
}

/**
 * @param {string} stack
 * @returns {Promise<Frame[]>} empty when nothing is known
 */
export async function mapped(stack) {
  const frames = framesOf(stack, location.origin);
  if (frames.length === 0 || !keptFetch) return [];
  try {
    const query = frames.map(({ at }) => `at=${encodeURIComponent(at)}`).join('&');
    const answer = await keptFetch(`/@atelier/where?${query}`, { signal: AbortSignal.timeout(5000) });
    const places = await answer.json();
    return frames.flatMap(({ name }, i) => (places[i] ? [{ name, ...places[i] }] : []));
  } catch {
    return [];
  }
}
