import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this clone, from the sources as well as from `dist`. */
export const cloneDir = findClone(import.meta.dirname);

/** Where everything goes that a run leaves behind; ignored by git. */
export const dataDir = join(cloneDir, '.data');

const runDir = join(dataDir, 'run');

/**
 * A new folder for one service of this process. Folders of processes that are gone are removed on the way: a killed
 * process cannot tidy up after itself.
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

/** Whether a process of that id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
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
