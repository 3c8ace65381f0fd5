/** A team's own words for one built-in meaning. */
export interface Words {
  /** As people read it: `critical`. */
  readonly name: string;
  /** What people may type besides. */
  readonly also: readonly string[];
  /** One line for menus. */
  readonly about?: string | undefined;
}

/** Own words by the meaning that they stand for; a meaning without any keeps its built-in word. */
export type WordsFor<Meaning extends string | number> = Readonly<Partial<Record<Meaning, Words | undefined>>>;

/** The meaning of the own word that a text begins with, and what follows it; the longest word wins. */
export function ownWordAt<Meaning extends string | number>(
  text: string,
  words: WordsFor<Meaning>,
  meanings: readonly Meaning[],
): { readonly meaning: Meaning; readonly rest: string } | undefined {
  const found = meanings.flatMap((meaning) =>
    spellings(words[meaning]).flatMap((word) => {
      const length = lengthAt(text, word);
      return length === undefined ? [] : [{ meaning, length }];
    }),
  );
  const [longest] = found.sort((a, b) => b.length - a.length);
  return (
    longest && {
      meaning: longest.meaning,
      rest: text
        .slice(longest.length)
        .replace(/^[.,:;]+/, '')
        .trim(),
    }
  );
}

/** The meaning whose own word this is, and nothing else. */
export function ownWord<Meaning extends string | number>(
  text: string,
  words: WordsFor<Meaning>,
  meanings: readonly Meaning[],
): Meaning | undefined {
  const found = ownWordAt(text, words, meanings);
  return found?.rest === '' ? found.meaning : undefined;
}

function spellings(words: Words | undefined): readonly string[] {
  return words ? [words.name, ...words.also] : [];
}

/** Case, and what stands between letters and digits, make no difference: `SEV-2` is `sev 2` and `sev2`. */
export function foldWord(word: string): string {
  return wordParts(word).join('').toLowerCase();
}

function wordParts(word: string): readonly string[] {
  return word.normalize('NFC').match(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu) ?? [];
}

function lengthAt(text: string, word: string): number | undefined {
  const parts = wordParts(word);
  if (parts.length === 0) return undefined;
  return new RegExp(`^${parts.join('[^\\p{L}\\p{N}\\n]{0,3}')}(?=$|[\\s.,:;])`, 'iu').exec(text)?.[0].length;
}
