/** Reads a REQUEST's JSON into a checked, completed request. */

import { realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { PROTOCOL_VERSION, ProtocolError } from './protocol.mjs';

const TEN_MINUTES = 10 * 60 * 1000;
const ONE_DAY = 24 * 60 * 60 * 1000;
const DEFAULT_OUTPUT = 8 * 1024 * 1024;
const MAX_OUTPUT = 1024 * 1024 * 1024;
const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const SERVICE_NAME = /^[a-z0-9][a-z0-9-]{0,31}$/;

/**
 * @typedef {object} Program what to start
 * @property {string[]} argv
 * @property {string} cwd
 * @property {Record<string, string>} env added to the sandbox's own environment
 */

/** @typedef {Program & {timeoutMs: number, maxOutputBytes: number}} ExecRequest */
/** @typedef {Program & {name: string, port: number | null, waitMs: number}} ServiceRequest */

/**
 * @param {Buffer} payload
 * @returns {Record<string, unknown> & {op: string}}
 */
export function parseRequest(payload) {
  const request = parseObject(payload);
  if (request.v !== PROTOCOL_VERSION) {
    throw new ProtocolError('unsupported_version', `This daemon speaks version ${PROTOCOL_VERSION} of the protocol.`);
  }
  if (typeof request.op !== 'string') throw bad('"op" must be a string');
  return /** @type {any} */ (request);
}

/**
 * @param {Record<string, unknown>} request
 * @param {string[]} roots directories that a cwd may lie in; the first is the default
 * @returns {ExecRequest}
 */
export function execRequest(request, roots) {
  return {
    ...program(request, roots),
    timeoutMs: integer(request, 'timeoutMs', 1, ONE_DAY, TEN_MINUTES),
    maxOutputBytes: integer(request, 'maxOutputBytes', 0, MAX_OUTPUT, DEFAULT_OUTPUT),
  };
}

/**
 * @param {Record<string, unknown>} request
 * @param {string[]} roots
 * @returns {ServiceRequest}
 */
export function serviceRequest(request, roots) {
  const port = request.port ?? null;
  return {
    name: serviceName(request),
    ...program(request, roots),
    port: port === null ? null : integer(request, 'port', 1, 65535, 0),
    waitMs: waitMs(request),
  };
}

/** @param {Record<string, unknown>} request */
export function serviceName(request) {
  if (typeof request.name !== 'string' || !SERVICE_NAME.test(request.name)) {
    throw bad('"name" must be 1 to 32 lower-case letters, digits and dashes');
  }
  return request.name;
}

/** @param {Record<string, unknown>} request */
export function waitMs(request) {
  return integer(request, 'waitMs', 0, TEN_MINUTES, 0);
}

/** @param {Buffer} payload */
function parseObject(payload) {
  let value;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    throw bad('the request is not JSON in UTF-8');
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw bad('the request is not a JSON object');
  return value;
}

/**
 * @param {Record<string, unknown>} request
 * @param {string[]} roots
 * @returns {Program}
 */
function program(request, roots) {
  return { argv: argv(request.argv), cwd: workingDirectory(request.cwd ?? roots[0], roots), env: environment(request.env ?? {}) };
}

/** @param {unknown} value */
function argv(value) {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isPlainString) || value[0] === '') {
    throw bad('"argv" must be a list of at least one string without NUL characters');
  }
  return value;
}

/** @param {unknown} value */
function environment(value) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw bad('"env" must be an object');
  for (const [name, text] of Object.entries(value)) {
    if (!ENV_NAME.test(name)) throw bad('"env" has a name that is not letters, digits and underscores');
    if (!isPlainString(text)) throw bad(`"env.${name}" must be a string without NUL characters`);
  }
  return /** @type {Record<string, string>} */ (value);
}

/**
 * @param {unknown} value
 * @param {string[]} roots
 */
function workingDirectory(value, roots) {
  if (!isPlainString(value)) throw bad('"cwd" must be a string');
  const wanted = resolve(roots[0], value);
  let real;
  try {
    real = realpathSync(wanted);
  } catch {
    throw bad('"cwd" does not exist');
  }
  if (!statSync(real).isDirectory()) throw bad('"cwd" is not a directory');
  const inside = roots.some((root) => real === root || real.startsWith(root + sep));
  if (!inside) throw bad(`"cwd" must lie inside ${roots.join(' or ')}`);
  return real;
}

/**
 * @param {Record<string, unknown>} request
 * @param {string} key
 * @param {number} least
 * @param {number} most
 * @param {number} otherwise
 */
function integer(request, key, least, most, otherwise) {
  const value = request[key] ?? otherwise;
  if (!Number.isInteger(value) || Number(value) < least || Number(value) > most) {
    throw bad(`"${key}" must be a whole number from ${least} to ${most}`);
  }
  return Number(value);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isPlainString(value) {
  return typeof value === 'string' && !value.includes('\0');
}

/** @param {string} problem */
function bad(problem) {
  return new ProtocolError('bad_request', `Bad request: ${problem}.`);
}
