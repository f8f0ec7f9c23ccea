/** What the console was given, as text. Calls nothing of the page's: no getter, no toString, no toJSON. */

import { short } from './text.js';

const LONGEST_LINE = 2000;
const MOST_MEMBERS = 20;
const DEEPEST = 2;

/**
 * One line of a console from its arguments, with the directives of the Console standard.
 *
 * @param {unknown[]} values
 */
export function told(values) {
  const rest = values.slice(0, 50);
  let text = '';
  if (typeof rest[0] === 'string') {
    text = String(rest.shift()).slice(0, LONGEST_LINE).replace(/%([sdifoOc%])/g, (whole, kind) => {
      if (kind === '%') return '%';
      if (rest.length === 0) return whole;
      const value = rest.shift();
      if (kind === 'c') return '';
      if ((kind === 'd' || kind === 'i') && typeof value === 'number') return String(Math.trunc(value));
      return shown(value, 0, true);
    });
  }
  return short([text, ...rest.map((value) => shown(value, 0, true))].filter((part) => part !== '').join(' '), LONGEST_LINE);
}

/**
 * @param {any} value
 * @param {number} depth
 * @param {boolean} bare whether a string goes without quotes
 * @returns {string}
 */
function shown(value, depth, bare) {
  try {
    if (typeof value === 'string') return bare ? short(value, LONGEST_LINE) : JSON.stringify(short(value, 200));
    if (typeof value === 'function') return 'ƒ';
    if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? `${value}n` : String(value);
    return object(value, depth);
  } catch {
    return '…';
  }
}

/**
 * @param {object} value
 * @param {number} depth
 */
function object(value, depth) {
  if (isError(value)) return short(own(value, 'stack') ?? own(value, 'message') ?? 'Error', LONGEST_LINE);
  if (typeof Element === 'function' && Element.prototype.isPrototypeOf(value)) return `<${/** @type {Element} */ (value).localName}>`;
  const list = Array.isArray(value);
  if (depth >= DEEPEST) return list ? '[…]' : '{…}';
  const keys = Object.keys(value);
  const members = keys.slice(0, MOST_MEMBERS).map((key) => {
    const member = Object.getOwnPropertyDescriptor(value, key);
    const text = member && 'value' in member ? shown(member.value, depth + 1, false) : '(…)';
    return list ? text : `${short(key, 80)}: ${text}`;
  });
  if (keys.length > MOST_MEMBERS) members.push('…');
  return list ? `[${members.join(', ')}]` : `{${members.join(', ')}}`;
}

/** @param {object} value */
export function isError(value) {
  return Object.prototype.toString.call(value) === '[object Error]' || value instanceof Error;
}

/**
 * @param {object} value
 * @param {string} key
 * @returns {string | undefined} a text that it really holds
 */
export function own(value, key) {
  const member = Object.getOwnPropertyDescriptor(value, key);
  // Some engines keep an error's stack in an accessor of its own or of its prototype.
  const found = member && !('value' in member) && key === 'stack' ? /** @type {any} */ (value).stack : member?.value;
  return typeof found === 'string' ? found : undefined;
}
