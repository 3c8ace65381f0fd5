import type { Read } from './read-words.ts';
import type { Suggestion } from './suggestion.ts';

/** The role's names, as one word. */
const ROLE = new Set(['ic', 'commander']);
/** What may stand between a name and the role. */
const BETWEEN = new Set(
  'is as takes took taking has = : , - → > incident will be leads acting to from now'.split(' '),
);
/** Words that begin with a capital and are no names. */
const NO_NAMES = new Set(
  'who we i the need needs no new nobody someone somebody need any our this that it is as ic incident commander to from and'.split(
    ' ',
  ),
);

/** Who led the response: by their own words (`i'm IC`), or because somebody names them (`priya IC`). */
export function leaderSuggestion(reads: readonly Read[]): Suggestion[] {
  const names = knownNames(reads);
  const found = reads.flatMap((read) => {
    const text = leaderIn(read, names);
    return text === undefined ? [] : [{ text, id: read.entry.id }];
  });
  const [first] = found;
  if (!first) return [];
  // When it was handed on, the one who took it first is as good an answer as the last.
  const agreed = found.every(({ text }) => text === first.text);
  const because = found.filter(({ text }) => text === first.text).map(({ id }) => id);
  const confidence = agreed ? 0.8 : 0.55;
  return [{ kind: 'answer', question: 'commander', text: first.text, from: 'words', confidence, because }];
}

/** Names of people who wrote entries, by all words that they can be called by. */
function knownNames(reads: readonly Read[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  for (const { entry } of reads) {
    if (entry.author === undefined || entry.machine || seen.has(entry.author)) continue;
    seen.add(entry.author);
    const lower = entry.author.toLowerCase();
    names.set(lower, entry.author);
    for (const part of lower.split(/[\s._-]+/))
      if (part.length > 2 && !names.has(part)) names.set(part, entry.author);
  }
  return names;
}

function leaderIn({ reading, says, entry }: Read, names: ReadonlyMap<string, string>): string | undefined {
  if (says('commander') > 0) return entry.author;
  const { words } = reading;
  if (words.includes('?') || words.includes('not')) return undefined;
  const at = words.findIndex((word) => ROLE.has(word));
  if (at < 0) return undefined;
  const { written } = reading;
  return nameFrom(at, -1, { words, written, names }) ?? nameFrom(at, 1, { words, written, names });
}

interface Place {
  readonly words: readonly string[];
  readonly written: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

function nameFrom(at: number, step: -1 | 1, { words, written, names }: Place): string | undefined {
  for (let index = at + step; index >= 0 && Math.abs(index - at) <= 3; index += step) {
    const word = words[index];
    if (word === undefined) return undefined;
    const known = names.get(word);
    if (known !== undefined) return known;
    if (BETWEEN.has(word)) continue;
    const as = written[index] ?? '';
    if (NO_NAMES.has(word) || !/^@?\p{L}[\p{L}'’-]+$/u.test(as)) return undefined;
    return /^\p{Lu}\p{Ll}/u.test(as) || isBeside(words, index, at) ? as : undefined;
  }
  return undefined;
}

/** `priya IC`, `priya is IC`: in a line of three words the one that is no other word is the name. */
const isBeside = (words: readonly string[], index: number, at: number): boolean =>
  index === 0 && at - index <= 2 && words.length - at <= 2;
