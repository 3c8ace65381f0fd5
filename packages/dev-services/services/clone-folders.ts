import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of this clone, whether this file runs from the sources or from `dist`. */
export const cloneDir = findClone(import.meta.dirname);

/** Everything that a run leaves behind goes here; ignored by git. */
export const dataDir = join(cloneDir, '.data');

const runDir = join(dataDir, 'run');

/**
 * A new folder for one service of this process. Also removes the folders of processes that are gone, since a killed
 * process cannot clean up after itself.
 */
export function scratchDir(name: string): string {
  mkdirSync(runDir, { recursive: true });
  for (const left of readdirSync(runDir)) {
    const owner = Number(left.split('-')[1]);
    if (owner && !isAlive(owner)) rmSync(join(runDir, left), { recursive: true, force: true });
  }
  const dir = join(runDir, `${name}-${process.pid}-${Math.random().toString(36).slice(2, 8)}`);
  mkdirSync(dir);
  return dir;
}

/** Whether a process with that id is running, whoever owns it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function findClone(from: string): string {
  if (existsSync(join(from, 'package-lock.json'))) return from;
  const above = dirname(from);
  if (above === from)
    throw new Error(`No package-lock.json above ${import.meta.dirname}, expected the folder of the clone`);
  return findClone(above);
}
