import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** The built program, as the package's `bin` and the image start it. */
const PROGRAM = resolve('dist/src/cli/scribe.js');

/** Variables of a call, beside PATH; nothing else of this process's environment is passed on. */
export type Environment = Readonly<Record<string, string>>;

/** Starts the built command. */
export function launch(call: readonly string[], environment: Environment = {}, folder = '.') {
  return spawn(process.execPath, [PROGRAM, ...call], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the built command to its end. */
export async function scribe(call: readonly string[], environment: Environment = {}, folder?: string) {
  const child = launch(call, environment, folder);
  const closed = once(child satisfies ChildProcess, 'close');
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await closed;
  return { code, out, errors };
}
