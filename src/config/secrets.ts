import { createRequire } from 'node:module';
import { z } from 'zod';
import type { SecretPolicy } from '../app/app.ts';
import type { OwnPattern } from '../secret-rules/re2-scanner.ts';

/** What an operator decides about secrets: more patterns than Scribe knows, and who may read what was taken out. */
export interface SecretSettings extends SecretPolicy {
  readonly patterns: readonly OwnPattern[];
}

const MARKABLE = /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,59}$/u;

/** `secrets` in the policy file. */
export const SECRETS_FILE = {
  secrets: z
    .strictObject({
      patterns: z
        .array(
          z.strictObject({
            kind: z.string().regex(MARKABLE, 'must be a short name in words, for example badge number'),
            pattern: z
              .string()
              .min(1)
              .refine(
                isRe2,
                'must be a regular expression in the syntax of RE2, without look-around or back references, that fits some text and not the empty one',
              ),
          }),
        )
        .default([]),
      readers: z
        .array(
          z
            .string()
            .regex(/^[UW][A-Z0-9]{2,}$/, 'must be the id of a person in Slack, for example U0123ABCD'),
        )
        .default([]),
    })
    .prefault({}),
} as const;

export const SECRETS_KEYS = ['secrets', 'patterns', 'kind', 'pattern', 'readers'] as const;

/** Loaded only for a file that has patterns: most have none. */
function isRe2(pattern: string): boolean {
  const { RE2JS } = createRequire(import.meta.url)('re2js') as typeof import('re2js');
  try {
    return !RE2JS.compile(pattern).test('');
  } catch {
    return false;
  }
}
