import type { Severity } from '../incident.ts';
import { codedSeverity, readSeverity } from '../severity.ts';
import type { Vocabulary } from '../vocabulary.ts';

const WORD = /^sev(?:erity)?$/i;

/** A severity at one end of a title, and the other words. */
interface Stated {
  readonly severity: Severity | undefined;
  readonly words: readonly string[];
}

/**
 * Takes a severity off the beginning or the end of a title: `sev1 checkout down`, `payments down in eu sev 1`. Within
 * the title it is part of it; `two` where both ends name one, and not the same.
 */
export function severityOfTitle(words: readonly string[], vocabulary?: Vocabulary): Stated | 'two' {
  const first = atStart(words, vocabulary);
  const rest = first?.words ?? words;
  const last = atEnd(rest, vocabulary);
  if (first && last && first.severity !== last.severity) return 'two';
  return last ?? first ?? { severity: undefined, words };
}

function atStart(words: readonly string[], vocabulary: Vocabulary | undefined): Stated | undefined {
  const [one = '', two = ''] = words;
  const single = coded(one, vocabulary);
  if (single) return { severity: single, words: withoutSigns(words.slice(1)) };
  const pair = WORD.test(bare(one)) ? readSeverity(bare(two), vocabulary) : undefined;
  return pair && { severity: pair, words: withoutSigns(words.slice(2)) };
}

function atEnd(words: readonly string[], vocabulary: Vocabulary | undefined): Stated | undefined {
  const [two = '', one = ''] = words.slice(-2).toReversed();
  const single = coded(two, vocabulary);
  if (single) return { severity: single, words: withoutSigns(words.slice(0, -1)) };
  const pair = WORD.test(bare(one)) ? readSeverity(bare(two), vocabulary) : undefined;
  return pair && { severity: pair, words: withoutSigns(words.slice(0, -2)) };
}

function coded(word: string, vocabulary: Vocabulary | undefined): Severity | undefined {
  return codedSeverity(bare(word), vocabulary);
}

/** Without the brackets and stops around it. */
function bare(word: string): string {
  return word.replace(/^[([]+|[)\].,:;]+$/g, '');
}

/** Without the signs that joined the severity to the title. */
function withoutSigns(words: readonly string[]): readonly string[] {
  const text = words.join(' ').replace(/^[-–—:,;|\s]+(?=\S)|[-–—:,;|\s]+$/g, '');
  return text === '' ? [] : text.split(' ');
}
