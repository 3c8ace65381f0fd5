import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';

/** Compares with a file under test/golden; `UPDATE_GOLDEN=1` writes it, to be read before it is committed. */
export function expectGolden(name: string, content: string): void {
  const path = fileURLToPath(new URL(`../golden/${name}`, import.meta.url));
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  expect(existsSync(path)).toBe(true);
  expect(content).toBe(readFileSync(path, 'utf8'));
}
