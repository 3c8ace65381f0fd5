import type { ClaimName } from '../../language/claim.ts';
import { isEnglish } from '../../language/known-language.ts';
import { entryReader, type Reading, UNREAD } from '../../language/read-entry.ts';
import { tokenizer } from '../../language/tokens.ts';
import type { RecordEntry } from '../record/record.ts';

/** An entry with what its words seem to say. */
export interface Read {
  readonly entry: RecordEntry;
  readonly reading: Reading;
  /** How sure its words are of a claim; 0 where they do not make it. */
  readonly says: (claim: ClaimName) => number;
  /** Its words are of a language that the rules do not know: only its type tells anything. */
  readonly unread: boolean;
}

/** Enough entries to tell in which language a team writes. */
const SAMPLE = 60;

/** Whether lines too short to tell are English: as most of the others are. */
function mostlyEnglish(entries: readonly RecordEntry[]): boolean {
  let balance = 0;
  const tokensOf = tokenizer();
  for (const { text, language, machine } of entries.slice(0, SAMPLE)) {
    if (machine) continue;
    const english = isEnglish(tokensOf(text.slice(0, 200)), language);
    if (english !== undefined) balance += english ? 1 : -1;
  }
  return balance >= 0;
}

/** Reads every entry once. */
export function readWords(entries: readonly RecordEntry[]): readonly Read[] {
  const readEntry = entryReader(mostlyEnglish(entries));
  return entries.map((entry) => {
    const reading = readEntry(entry.text, entry);
    return { entry, reading, says: reading.says, unread: reading === UNREAD };
  });
}

/** Words that make a recovery one of everything: `all regions`, `fully`. */
const ALL = new Set('all everything everywhere everybody everyone both entire entirely whole'.split(' '));
/** Words that make it one of a part. */
const SOME = new Set(
  'some most first several half partly partially part few many larger begin begins step slowly slow unevenly almost nearly uneven'.split(
    ' ',
  ),
);

/** What a percentage is a share of. */
const OF_SHARE = new Set(
  'of traffic requests users customers capacity availability service services pods'.split(' '),
);
/** Words for a share that a recovery can be of. */
const SHARES = new Set('some most first several half partly partially part few many'.split(' '));

/** How much of the service an entry speaks of; `undefined` where it does not say. */
export function extentOf(read: Read): 'all' | 'some' | undefined {
  const { words } = read.reading;
  if (shareAt(words) >= 0 || words.some((word) => SOME.has(word))) return 'some';
  return words.some((word) => ALL.has(word)) ? 'all' : undefined;
}

/** Where the words name a share of the service; -1: nowhere. An error rate of 2% is not one. */
function shareAt(words: readonly string[]): number {
  return words.findIndex(
    (word, at) =>
      SHARES.has(word) ||
      (word === '#%' &&
        (OF_SHARE.has(words[at + 1] ?? '') || (words[at - 1] === 'at' && OF_SHARE.has(words[at - 2] ?? '')))),
  );
}

/** The part that a recovery is of where it names a share: `most services`, `50%`. */
export function shareOf({ reading: { words, written } }: Read): string | undefined {
  const at = shareAt(words);
  if (at < 0) return undefined;
  return words[at] === '#%'
    ? written[at]
    : written
        .slice(at, at + 2)
        .join(' ')
        .toLowerCase();
}

/** `PayCo status: …`, `MailHub says …`: a name that opens an entry, and what that company tells of itself. */
const PROVIDER =
  /^(?!(?:Our|The|Public|Internal|Updated?|Current)\b)\p{Lu}[\p{L}\d.-]*(?:['’]s)? status(?: page)?\s*:/u;

/** Whether an entry passes on what another company says: in an alert or an announcement of our own it does not. */
export function isOfProvider({ entry, reading, says }: Read): boolean {
  if (reading.machine || entry.type === 'communication') return false;
  return says('third-party') > 0 || PROVIDER.test(entry.text);
}

/** The part that a recovery is of: the region that it names. */
export function partOf(read: Read): string | undefined {
  if (extentOf(read) === 'all') return undefined;
  const named = [...new Set(read.reading.regions.map(({ region }) => region))];
  return named.length > 0 ? named.join(', ') : undefined;
}

/** Whether an app logged it: a pipeline, a monitor. */
export const isByApp = ({ entry, reading }: Read): boolean =>
  entry.machine === true || entry.source === 'webhook' || reading.machine;

/** What is tried: nobody tries things in an alert, a plan or a to-do. */
export function isTried(read: Read, untyped: boolean): boolean {
  const { entry, reading, says } = read;
  if (entry.type === 'mitigation') return true;
  if (!untyped || entry.type !== 'note' || reading.machine) return false;
  if (says('reported') > 0 || says('to-do') > 0 || says('cause') > 0.6) return false;
  return reading.deeds.some(
    ({ does, phase }) => phase !== 'planned' && (does !== 'fix' || phase !== 'named'),
  );
}
