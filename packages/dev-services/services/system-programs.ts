import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

import type { Log } from './first-available.ts';

const run = promisify(execFile);

/** The full path of the first of these programs that is on PATH. */
export function findOnPath(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Whether we may call `apt-get install`: as root on Debian, Ubuntu or a relative. */
export function canAptInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && findOnPath('apt-get') !== undefined;
}

/** Installs one package of Debian or Ubuntu; throws with the last line that apt-get wrote when it fails. */
export async function aptInstall(name: string, log: Log): Promise<void> {
  log(`Installing ${name} with apt-get, as it is not on this machine.`);
  // Run level 1 keeps the package from starting a service of its own, which would outlive us.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const limit = { env, timeout: 300_000, maxBuffer: 64_000_000 };
  try {
    await run('apt-get', ['update', '-q'], limit);
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], limit);
  } catch (error) {
    throw new Error(`apt-get could not install ${name}: ${lastLine(error)}`);
  }
}

/** The last line that a failed command wrote to standard error, else its message. */
function lastLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stderr = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  return stderr.trim().split('\n').at(-1) || error.message;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
