import { readFileSync } from 'node:fs';

/** Which Scribe this is, as its package says; the sources and the built files are at different depths below it. */
export const VERSION: string = versionIn(['../package.json', '../../package.json']);

function versionIn(paths: readonly string[]): string {
  for (const path of paths) {
    const { name, version } = packageAt(new URL(path, import.meta.url));
    if (name === 'scribe' && typeof version === 'string') return version;
  }
  throw new Error('The package.json of Scribe is missing; install Scribe again, with it.');
}

function packageAt(url: URL): { readonly name?: unknown; readonly version?: unknown } {
  try {
    return JSON.parse(readFileSync(url, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}
