import { chmodSync, copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One change of `changes.json`: `from` stands in `file` of the module and becomes `to` wherever it does. */
interface Change {
  readonly why: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

interface Sources {
  /** The path of a Go module that the module in `moduleDir` requires. */
  readonly module: string;
  /** Where Go keeps its sources, which are not to be changed there. */
  readonly original: string;
  /** The Go module to build; its `changes.json` says what is changed in the other. */
  readonly moduleDir: string;
  /** A new folder for the changed sources. */
  readonly sources: string;
}

/**
 * Copies a module that is built into another, changes the copy, and returns the path of a `go.mod` that takes the copy,
 * for `go build -modfile`. Throws where a text to change is not there: the module is of another version then.
 */
export function changedSources({ module, original, moduleDir, sources }: Sources): string {
  const copy = join(sources, 'module');
  cpSync(original, copy, { recursive: true });
  const changes: readonly Change[] = JSON.parse(readFileSync(join(moduleDir, 'changes.json'), 'utf8'));
  for (const { file, from, to } of changes) {
    const path = join(copy, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from))
      throw new Error(`${file} of ${module} has no ${JSON.stringify(from)}; correct changes.json`);
    // Go makes what it downloads read-only.
    chmodSync(path, 0o644);
    writeFileSync(path, text.replaceAll(from, to));
  }
  const modfile = join(sources, 'go.mod');
  const required = readFileSync(join(moduleDir, 'go.mod'), 'utf8');
  writeFileSync(modfile, `${required}\nreplace ${module} => ${JSON.stringify(copy)}\n`);
  copyFileSync(join(moduleDir, 'go.sum'), join(sources, 'go.sum'));
  return modfile;
}
