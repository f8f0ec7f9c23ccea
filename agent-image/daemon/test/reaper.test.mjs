import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Processes } from '../processes.mjs';
import { Reaper } from '../reaper.mjs';

const DAEMON = 7;

/** A machine on paper: nothing is really killed. */
class FakeProcesses {
  self = DAEMON;
  /** @type {Map<number, {pid: number, parent: number, mark: string | null}>} */
  #alive = new Map();
  /** @type {number[]} */
  killed = [];
  /** @type {string[]} */
  toAll = [];

  /** @param {Record<number, number | [number, string]>} parents of each process, with a mark where it has one */
  constructor(parents) {
    for (const [pid, given] of Object.entries({ 1: 0, [DAEMON]: 1, ...parents })) {
      const [parent, mark] = Array.isArray(given) ? given : [given, null];
      this.#alive.set(Number(pid), { pid: Number(pid), parent, mark });
    }
  }

  read() {
    return new Map([...this.#alive].map(([pid, { parent }]) => [pid, { pid, parent, key: String(pid) }]));
  }

  mark(pid) {
    return this.#alive.get(pid)?.mark ?? null;
  }

  isAlive({ pid }) {
    return this.#alive.has(pid);
  }

  newest() {
    return 'the same';
  }

  signal(pid, signal) {
    if (signal !== 'SIGKILL') return;
    this.killed.push(pid);
    this.#alive.delete(pid);
  }

  signalAll(signal) {
    this.toAll.push(signal);
  }
}

/** @param {FakeProcesses} processes */
const end = async (processes, isolated) => {
  const reaper = new Reaper(isolated, processes);
  const owner = reaper.adopt('mine', 20);
  reaper.adopt('other', 30);
  await reaper.ended(owner);
  return processes.killed.sort((a, b) => a - b);
};

describe('who dies when a command has ended', () => {
  const everybody = {
    2: 0, // a kernel thread, or an administrator's shell from outside
    3: 2,
    5: 1, // somebody else's process, an orphan like the command's
    21: [1, 'mine'],
    22: [21, 'mine'],
    23: [1, 'long gone'],
    30: [DAEMON, 'other'],
    31: 30,
    32: [1, 'other'],
  };

  test('by hand: only what carries its own mark', async () => {
    const processes = new FakeProcesses(everybody);
    assert.deepEqual(await end(processes, false), [21, 22]);
    assert.deepEqual(processes.toAll, []);
  });

  test('in a sandbox: whatever has no living owner', async () => {
    assert.deepEqual(await end(new FakeProcesses(everybody), true), [5, 21, 22, 23]);
  });

  test('a daemon below another program does not kill that program', async () => {
    const processes = new FakeProcesses({ 6: 1, [DAEMON]: 6 });
    assert.deepEqual(await end(processes, true), []);
  });
});

test('a number that means more than one process is never taken for one', () => {
  const reaper = new Reaper(false, new FakeProcesses({}));
  for (const pid of [1, 0, -1, NaN]) {
    assert.throws(() => reaper.adopt('mine', pid));
    assert.throws(() => new Processes().signal(pid, 'SIGCONT'));
  }
});
