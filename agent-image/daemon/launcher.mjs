/** Starts the first process of a command or a service, in a session of its own. */

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { MARK } from './processes.mjs';
import { ProtocolError } from './protocol.mjs';
import { Task } from './task.mjs';

/** Exit codes by which a shell tells that a program was not there, or could not be run. */
const SHELL_CODES = { ENOENT: 127, EACCES: 126, ENOEXEC: 126 };

/** The program itself is at fault, not the sandbox: told like a shell would, as an exit code. */
export class NotRunnable extends Error {
  /**
   * @param {string} program
   * @param {'ENOENT'|'EACCES'|'ENOEXEC'} reason
   */
  constructor(program, reason) {
    super(reason === 'ENOENT' ? `${program}: command not found` : `${program}: cannot be executed`);
    this.exitCode = SHELL_CODES[reason];
  }
}

export class Launcher {
  #reaper;
  #environment;
  /** @type {Set<Task>} */
  #running = new Set();

  /**
   * @param {import('./reaper.mjs').Reaper} reaper
   * @param {Record<string, string>} environment of every process started
   */
  constructor(reaper, environment) {
    this.#reaper = reaper;
    this.#environment = environment;
  }

  /**
   * @param {import('./request.mjs').Program} program
   * @param {'pipe'|'ignore'} stdin
   * @returns {Promise<Task>}
   * @throws {NotRunnable|ProtocolError}
   */
  async start(program, stdin) {
    const mark = randomUUID();
    const [file, ...args] = program.argv;
    const env = { ...this.#environment, ...program.env, [MARK]: mark };
    try {
      const child = spawn(file, args, { cwd: program.cwd, env, detached: true, stdio: [stdin, 'pipe', 'pipe'] });
      if (child.pid === undefined) throw (await once(child, 'error'))[0];
      // Nothing was awaited since the spawn: a sweep in between would take the process for a stray.
      return this.#keep(new Task(child, this.#reaper.adopt(mark, child.pid), this.#reaper));
    } catch (error) {
      if (error.code in SHELL_CODES) throw new NotRunnable(file, error.code);
      throw new ProtocolError('cannot_start', `The command could not be started (${error.code ?? 'unknown reason'}).`);
    }
  }

  /** @returns {Promise<void>} when everything that was started here has ended */
  async stopAll() {
    const tasks = [...this.#running];
    for (const task of tasks) task.stop();
    await Promise.all(tasks.map((task) => task.ended));
  }

  /** @param {Task} task */
  #keep(task) {
    this.#running.add(task);
    void task.ended.then(() => this.#running.delete(task));
    return task;
  }
}
