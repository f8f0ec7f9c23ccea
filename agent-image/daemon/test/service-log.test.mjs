import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ServiceLog } from '../service-log.mjs';

const CAPACITY = 256 * 1024;

/** @param {ReturnType<ServiceLog['reader']>} reader */
const rest = (reader) => {
  const parts = [];
  for (let bytes = reader.next(); bytes.length > 0; bytes = reader.next()) parts.push(bytes);
  return Buffer.concat(parts).toString();
};

test('a reader gets everything in order', () => {
  const log = new ServiceLog();
  log.write('one ');
  const reader = log.reader();
  assert.equal(rest(reader), 'one ');
  log.write('two');
  assert.equal(rest(reader), 'two');
  assert.equal(rest(log.reader()), 'one two');
});

test('the oldest bytes make room for new ones, across the end of the ring', () => {
  const log = new ServiceLog();
  for (let i = 0; i < 10; i++) log.write(`${i}`.repeat(CAPACITY / 4 + 1));
  const text = rest(log.reader());
  assert.equal(text.length, CAPACITY);
  assert.ok(text.endsWith('9'.repeat(CAPACITY / 4 + 1)));
  assert.ok(text.startsWith('6'));
});

test('one write larger than the ring keeps its end', () => {
  const log = new ServiceLog();
  log.write(`${'a'.repeat(CAPACITY)}${'b'.repeat(CAPACITY)}`);
  assert.equal(rest(log.reader()), 'b'.repeat(CAPACITY));
});

test('a reader that was too slow is told what it missed', () => {
  const log = new ServiceLog();
  log.write('early');
  const reader = log.reader();
  log.write('x'.repeat(CAPACITY));
  assert.match(rest(reader), /^\n\[5 bytes of the log were skipped\]\nx+$/);
});
