import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder with these files, and a way to remove it. */
export interface TemplateFolder {
  readonly path: (name: string) => string;
  readonly write: (name: string, text: string) => string;
  readonly remove: () => void;
}

export function templateFolder(): TemplateFolder {
  const folder = mkdtempSync(join(tmpdir(), 'scribe-templates-'));
  const path = (name: string) => join(folder, name);
  return {
    path,
    write(name, text) {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), text);
      return path(name);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The lines at the top of a template of that name. */
export const named = (name: string, text: string): string => `---\nname: ${name}\n---\n${text}`;
