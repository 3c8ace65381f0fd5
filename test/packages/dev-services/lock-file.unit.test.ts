import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { cloneDir } from '../../../packages/dev-services/services/clone-folders.ts';

type Lock = {
  packages: Record<
    string,
    { link?: boolean; resolved?: string; optionalDependencies?: Record<string, string> }
  >;
};

describe('package-lock.json', () => {
  const lock: Lock = JSON.parse(readFileSync(join(cloneDir, 'package-lock.json'), 'utf8'));

  // npm install leaves out what the registry of that moment does not have, and npm ci then refuses everywhere.
  it('names the optional packages of every platform, without which npm ci refuses the file', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isIn(lock, path, name)),
    );
    expect(missing).toEqual([]);
  });

  it('does not say from which registry packages come', () => {
    // Only our own packages are resolved, to their folders.
    const resolved = Object.values(lock.packages).filter((one) => one.resolved !== undefined);
    expect(resolved.map(({ link, resolved }) => [link, resolved])).toEqual([
      [true, 'packages/dev-services'],
      [true, 'packages/local-slack'],
    ]);
  });
});

/** Whether `name` is found from the package at `path`, by Node's rule: beside it or further up. */
function isIn(lock: Lock, path: string, name: string): boolean {
  if (lock.packages[`${path ? `${path}/` : ''}node_modules/${name}`]) return true;
  const above = path.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '');
  return path !== '' && isIn(lock, above, name);
}
