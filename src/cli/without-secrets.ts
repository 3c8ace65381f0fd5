import { cleanDeep } from '../app/entries/take-out-secrets.ts';
import type { OwnPattern } from '../secret-rules/re2-scanner.ts';

/** What a file holds without its secrets, and a sentence about them where there were any. */
interface Cleaned<T> {
  readonly value: T;
  readonly note: string | undefined;
}

/**
 * Takes secrets out of what was read from a file, by the operator's patterns too. The file still has them, so no copy is
 * kept. Throws `ConfigFault`.
 */
export async function withoutSecretsOf<T>(value: T, environment: NodeJS.ProcessEnv): Promise<Cleaned<T>> {
  const { secretScanner } = await import('../secret-rules/re2-scanner.ts');
  const cleaned = await cleanDeep(secretScanner(await ownPatterns(environment)), value);
  const count = new Set(cleaned.taken.map((one) => one.value)).size;
  const kinds = [...new Set(cleaned.taken.map(({ kind }) => kind))].join(', ');
  if (count === 0) return { value: cleaned.value, note: undefined };
  const what = count === 1 ? 'A secret was' : `${count} secrets were`;
  const them = count === 1 ? 'it' : 'them';
  return {
    value: cleaned.value,
    note: `${what} taken out (${kinds}); the file still has ${them}: replace ${them} where ${count === 1 ? 'it is' : 'they are'} used.`,
  };
}

/** Without a policy file its reader is not loaded at all. */
async function ownPatterns(environment: NodeJS.ProcessEnv): Promise<readonly OwnPattern[]> {
  const file = environment['SCRIBE_CONFIG']?.trim();
  if (!file) return [];
  const { readPolicyFile } = await import('../config.ts');
  return readPolicyFile(file).secrets.patterns;
}
