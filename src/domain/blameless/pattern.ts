import type { AdviceName, Hit } from './advice.ts';

/** Part of a pattern, broken into lines for readability: line breaks and indentation do not count. */
export function wordings(list: string): string {
  return list.replace(/\n\s*/g, '');
}

/** A regular expression from a list of wordings that is broken into lines. */
export function pattern(list: string, flags = 'gi'): RegExp {
  return new RegExp(wordings(list), flags);
}

/** Every match of the pattern that `accept` approves, given the words before and after it. */
export function hitsOf(
  sentence: string,
  { words, advice }: { readonly words: RegExp; readonly advice: AdviceName },
  accept: (found: Found) => boolean = () => true,
): Hit[] {
  const hits: Hit[] = [];
  // Most sentences have no match, and `matchAll` copies the expression before it looks.
  if (sentence.search(words) < 0) return hits;
  for (const match of sentence.matchAll(words)) {
    const found: Found = {
      words: match[0],
      whom: match.groups?.['whom'],
      part: match.groups?.['part'] ?? '',
      before: sentence.slice(0, match.index),
      after: sentence.slice(match.index + match[0].length),
    };
    if (!accept(found)) continue;
    const start = match.index + (/^[\s,;:–—-]*/.exec(match[0])?.[0].length ?? 0);
    hits.push({ start, end: match.index + lengthOf(match[0], found.whom), advice });
  }
  return hits;
}

const NAME = pattern(
  String.raw`
    ^\s*(?:(?:the|an?|our|one of the|one of our|another|some) )?(?:<@[^>]*>|[\p{L}\d@'.-]+)
    (?: (?:engineer|operator|developer|admin|administrator|intern|technician|lead|team|manager|\p{Lu}\p{Ll}+))?
  `,
  'u',
);

/** The words as they are shown: where they end with a person and what follows, up to the person. */
function lengthOf(words: string, whom: string | undefined): number {
  if (whom === undefined || whom === '' || !words.endsWith(whom)) return words.trimEnd().length;
  return words.length - whom.length + (NAME.exec(whom)?.[0].length ?? 0);
}

/** Where a pattern matches. */
export interface Found {
  readonly words: string;
  /** The group `whom`: words that begin with who did it. */
  readonly whom: string | undefined;
  /** The group `part`: the part that the pattern singles out. */
  readonly part: string;
  readonly before: string;
  readonly after: string;
}
