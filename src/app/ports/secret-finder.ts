import type { SecretFinding } from '../../domain/secrets/secret-row.ts';

/** Recognises keys, tokens, passwords and card numbers. */
export interface SecretFinder {
  /** Where they are in a text; may overlap, the surest first. */
  find(text: string): Promise<readonly SecretFinding[]>;
}
