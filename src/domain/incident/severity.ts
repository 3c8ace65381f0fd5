import type { Severity } from './incident.ts';
import { ownWord, ownWordAt } from './own-word.ts';
import { BUILT_IN_WORDS, SEVERITIES, type Vocabulary } from './vocabulary.ts';

const SEVERITY = /^(?:s|p|sev|severity)?[-_]?([1-4])[.,:;]?$/i;

/** A word that is a severity and nothing else: `sev1`, `SEV-1`, `P1`. Lower-case `p3` and `s3` name other things. */
export const SEVERITY_CODE = /^(?:[Ss][Ee][Vv](?:[Ee][Rr][Ii][Tt][Yy])?[-_]?|P)[1-4][.,:;]?$/;
const OTHER_THINGS = /^[a-z]\d+$/;

/** The severity that one word says, where it can say nothing else: such a code, or a team's own with a number in it. */
export function codedSeverity(word: string, vocabulary: Vocabulary = BUILT_IN_WORDS): Severity | undefined {
  const own = /\d/.test(word) && !OTHER_THINGS.test(word);
  const named = own ? ownWord(word, vocabulary.severities, SEVERITIES) : undefined;
  return named ?? (SEVERITY_CODE.test(word) ? readSeverity(word, vocabulary) : undefined);
}

/** What people say for a severity instead of its number, where the team has no words of its own for it. */
const WORDS: ReadonlyMap<string, Severity> = new Map([
  ['critical', 1],
  ['high', 2],
  ['major', 2],
  ['medium', 3],
  ['moderate', 3],
  ['minor', 3],
  ['low', 4],
]);

/** Reads `2`, `sev2`, `SEV-2`, `P1`, `critical`, and a team's own words, which come first. */
export function readSeverity(word: string, vocabulary: Vocabulary = BUILT_IN_WORDS): Severity | undefined {
  const found = severityAt(word.trim(), vocabulary);
  return found?.rest === '' ? found.severity : undefined;
}

/** The severity that a text begins with, and what follows it. An own word may be several: `very high`. */
export function severityAt(
  text: string,
  vocabulary: Vocabulary = BUILT_IN_WORDS,
): { readonly severity: Severity; readonly rest: string } | undefined {
  const own =
    ownWordAt(text, vocabulary.severities, SEVERITIES) ??
    // `sev 1`, `--sev 1`: the number of a team whose word is SEV-1.
    (/^\d/.test(text) ? ownWordAt(`sev ${text}`, vocabulary.severities, SEVERITIES) : undefined);
  if (own) return { severity: own.meaning, rest: own.rest };
  const [said = '', rest = ''] = splitWord(text);
  const number = Number(SEVERITY.exec(said)?.[1]);
  const named = WORDS.get(said.toLowerCase().replace(/[.,:;]$/, ''));
  const severity = named ?? SEVERITIES.find((one) => one === number);
  return severity && { severity, rest };
}

function splitWord(text: string): readonly string[] {
  const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  return [word, rest];
}
