/** op "exec": runs one command to its end. */

import { NotRunnable } from './launcher.mjs';
import { Output } from './output.mjs';
import { Frame } from './protocol.mjs';

/**
 * @param {import('./request.mjs').ExecRequest} request
 * @param {import('./connection.mjs').Connection} connection
 * @param {import('./launcher.mjs').Launcher} launcher
 */
export async function exec(request, connection, launcher) {
  const began = performance.now();
  const task = await startOrExplain(request, connection, launcher);
  if (task === null) return;
  connection.started(task.pid);

  const output = new Output(connection, request.maxOutputBytes);
  output.attach(task.child.stdout, Frame.STDOUT);
  output.attach(task.child.stderr, Frame.STDERR);
  feed(connection.stdin, task.child.stdin);

  const { exitCode, signal, timedOut } = await supervise(task, request.timeoutMs, connection.gone);
  await output.finish();
  connection.end({ exitCode, signal, timedOut, truncated: output.truncated, millis: Math.round(performance.now() - began) });
}

/**
 * @param {import('./request.mjs').ExecRequest} request
 * @param {import('./connection.mjs').Connection} connection
 * @param {import('./launcher.mjs').Launcher} launcher
 */
async function startOrExplain(request, connection, launcher) {
  try {
    return await launcher.start(request, 'pipe');
  } catch (error) {
    if (!(error instanceof NotRunnable)) throw error;
    connection.send(Frame.STDERR, Buffer.from(`${error.message}\n`));
    connection.end({ exitCode: error.exitCode, signal: null, timedOut: false, truncated: false, millis: 0 });
    return null;
  }
}

/**
 * @param {import('./task.mjs').Task} task
 * @param {number} timeoutMs
 * @param {AbortSignal} gone
 */
async function supervise(task, timeoutMs, gone) {
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    task.stop();
  }, timeoutMs);
  const cancel = () => task.stop();
  gone.addEventListener('abort', cancel);
  if (gone.aborted) cancel();
  const result = await task.ended;
  clearTimeout(timer);
  gone.removeEventListener('abort', cancel);
  return { ...result, timedOut };
}

/**
 * @param {import('node:stream').Readable} source
 * @param {import('node:stream').Writable} target
 */
function feed(source, target) {
  // A command may end, or close its input, before it has read everything: the rest is dropped.
  const drop = () => {
    source.unpipe(target);
    source.resume();
  };
  target.on('error', drop);
  target.on('close', drop);
  source.pipe(target);
}
