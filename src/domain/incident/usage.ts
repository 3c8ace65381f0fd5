import type { Act } from './action-words.ts';
import type { Verb } from './verb.ts';

/** What is wrong with a command whose verb is known. */
export type UsageFault =
  | 'missing-text'
  | 'missing-status'
  | 'unknown-status'
  | 'missing-severity'
  | 'unknown-severity'
  | 'missing-role'
  | 'unknown-role'
  | 'missing-person'
  | 'not-a-person'
  | 'missing-key'
  | 'not-a-key'
  | 'missing-number'
  | 'not-a-number'
  | 'missing-date'
  | 'missing-reason'
  | 'unknown-action'
  | 'unknown-flag'
  | 'unexpected-value'
  | 'missing-time'
  | 'not-a-time'
  | 'missing-kind'
  | 'unknown-kind'
  | 'missing-format'
  | 'unknown-format'
  | 'title-too-long'
  | 'unexpected-text';

/** A command that cannot be read: which part was wrong (`said`) and what was probably meant (`nearest`). */
export interface Usage {
  readonly kind: 'usage';
  readonly verb: Verb;
  /** With `action`: the sub-verb, where it is known. */
  readonly act?: Act;
  readonly why: UsageFault;
  readonly said: string | undefined;
  readonly nearest: string | undefined;
}

/** Builds the refusal of one verb. */
export function usage(verb: Verb, why: UsageFault, said?: string, nearest?: string): Usage {
  return { kind: 'usage', verb, why, said: said === '' ? undefined : said, nearest };
}
