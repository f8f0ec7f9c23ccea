/** Which TCP ports are listened on in this sandbox. */

import { readFileSync } from 'node:fs';

const LISTEN = '0A';

/**
 * @param {number[]} except ports of the daemon itself
 * @returns {number[]} ascending
 */
export function listeningPorts(except) {
  const ports = new Set([...listening('/proc/net/tcp'), ...listening('/proc/net/tcp6')]);
  return [...ports].filter((port) => !except.includes(port)).sort((a, b) => a - b);
}

/** @param {string} table */
function listening(table) {
  return readTable(table)
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === LISTEN)
    .map((fields) => parseInt(fields[1].split(':')[1], 16));
}

/** @param {string} path */
function readTable(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return ''; // no IPv6 here
  }
}
