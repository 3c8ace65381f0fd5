import { isStop } from '../../language/tokens.ts';
import type { MarkName } from '../../timeline/mark.ts';
import { isByApp, isOfProvider, type Read } from './read-words.ts';
import type { Suggestion } from './suggestion.ts';

function mark(is: MarkName, { entry }: Read, confidence: number): Suggestion {
  return { kind: 'mark', entry: entry.id, is, from: 'words', confidence, because: [entry.id] };
}

/** The key times of the beginning, as far as typed entries do not give them already. */
export function beginningSuggestions(
  reads: readonly Read[],
  late: ReadonlySet<string> = new Set(),
): Suggestion[] {
  const noticed = detection(reads);
  return [
    ...impactStart(reads, noticed, late),
    ...(noticed && noticed.entry.type !== 'detection' ? [mark('detected', noticed, 0.6)] : []),
    ...acknowledgement(reads, noticed),
    ...first(reads, 'declared', 'declared'),
    ...escalations(reads),
  ];
}

/** The first detection or, where no entry is typed as one, the first that tells of an alert or a report. */
function detection(reads: readonly Read[]): Read | undefined {
  const typed = reads.find(({ entry }) => entry.type === 'detection');
  return typed ?? reads.find(({ entry, says }) => entry.type !== 'change' && says('reported') >= 0.6);
}

function impactStart(
  reads: readonly Read[],
  noticed: Read | undefined,
  late: ReadonlySet<string>,
): Suggestion[] {
  const until = noticed?.entry.at;
  const tried = reads.findIndex(({ entry }) => entry.type === 'mitigation' || entry.type === 'recovery');
  const responders = respondersIn(reads);
  const early = (tried < 0 ? reads : reads.slice(0, tried)).filter((read) => {
    const { entry, says } = read;
    if (until !== undefined && entry.at > until && !tellsOfUsers(read, responders)) return false;
    return entry.type !== 'communication' && says('to-do') === 0 && !isOfOtherMoment(read);
  });
  let best: Suggestion | undefined;
  for (const read of early) {
    const confidence =
      until !== undefined && read.entry.at > until
        ? AFTER_NOTICE
        : Math.max(
            startIn(read, read === noticed, noticed !== undefined),
            late.has(read.entry.id) && read.entry.type === 'note' ? LATE_NOTE : 0,
          );
    if (confidence > (best?.confidence ?? 0.3)) best = mark('impact-started', read, confidence);
  }
  return best ? [best] : [];
}

/** A note logged later than others of a later time tells what happened then. */
const LATE_NOTE = 0.8;
/** An alert comes before anybody complains; the first who do may well be the first who felt it. */
const AFTER_NOTICE = 0.45;

const RESPONDS: ReadonlySet<string> = new Set(['response', 'investigation', 'mitigation', 'decision']);

/** Who worked on it; everybody else who wrote something told of it from outside. */
function respondersIn(reads: readonly Read[]): ReadonlySet<string | undefined> {
  return new Set(reads.flatMap(({ entry }) => (RESPONDS.has(entry.type) ? [entry.author] : [])));
}

/** A note about the people who use it, by its words, or because somebody wrote it who does not work on it. */
function tellsOfUsers(read: Read, responders: ReadonlySet<string | undefined>): boolean {
  if (read.entry.type !== 'note' || isByApp(read)) return false;
  const { author } = read.entry;
  return (
    (author !== undefined && !responders.has(author)) || (read.says('users') > 0 && read.says('failing') > 0)
  );
}

/** `Since 08:40`: it began then, and not when it was written; nor is what another company says our beginning. */
function isOfOtherMoment(read: Read): boolean {
  const { words } = read.reading;
  return isOfProvider(read) || words.some((word, at) => word === 'since' && isMoment(words[at + 1]));
}

const isMoment = (word = ''): boolean =>
  word === '#clock' || word === '#' || word === 'around' || word === 'about';

/** How sure it is that users were affected from this entry on. */
function startIn({ entry, says }: Read, noticed: boolean, known: boolean): number {
  if (says('recovered') > 0 || says('contributing') > 0) return 0;
  if (says('began') > 0) return says('began') + (entry.type === 'investigation' ? -0.05 : 0);
  // A note from before anybody noticed was written to say what happened then.
  if (says('failing') === 0) return entry.type === 'note' && known ? 0.4 : 0;
  const users = says('users') > 0 ? 0.1 : 0;
  if (entry.type === 'note' && known) return 0.6 + users;
  if (entry.type === 'detection' || noticed) return 0.25 + users * 3;
  return entry.type === 'change' ? 0.5 : known ? 0 : 0.4;
}

/** Who is called first. */
const FIRST_CALLED = new Set('engineer engineers oncall call i'.split(' '));
/** `Two engineers` are some of the team; `database engineers` are others. */
const COUNTS = new Set('one two three four several # on oncall call'.split(' '));

function acknowledgement(reads: readonly Read[], noticed: Read | undefined): Suggestion[] {
  if (!noticed) return [];
  const after = reads.slice(reads.indexOf(noticed));
  if (after.some(({ entry }) => entry.type === 'response')) return [];
  const taken = after.find(
    (read) =>
      read.says('took-on') >= 0.6 &&
      !read.reading.machine &&
      !isOfProvider(read) &&
      read.entry.type !== 'communication',
  );
  return taken ? [mark('acknowledged', taken, taken.says('took-on'))] : [];
}

function first(reads: readonly Read[], claim: 'declared', is: MarkName): Suggestion[] {
  const own = reads.some(({ entry }) => entry.source === 'scribe');
  const found = own ? undefined : reads.find(({ says }) => says(claim) >= 0.6);
  return found ? [mark(is, found, found.says(claim))] : [];
}

/** `Paged, looking`, `two engineers paged`: those who were called are on it, and nobody further was called in. */
function isFirstPage({ reading: { words } }: Read): boolean {
  const at = words.indexOf('paged');
  const next = words[at + 1];
  if (at < 0 || (next !== undefined && !isStop(next))) return false;
  const called = words[at - 1] ?? '';
  const whose = words[at - 2] ?? 'one';
  return at === 0 || (FIRST_CALLED.has(called) && COUNTS.has(whose));
}

function escalations(reads: readonly Read[]): Suggestion[] {
  const told = reads
    .filter(
      (read) =>
        read.says('escalated') >= 0.6 &&
        read.entry.type !== 'detection' &&
        read.entry.type !== 'change' &&
        !isFirstPage(read),
    )
    .map((read) => mark('escalated', read, read.says('escalated')));
  return [...told, ...callsIn(reads).map((read) => mark('escalated', read, 0.5))];
}

/** Who had taken it on writes a second response when they call somebody in; who joins writes their own. */
function callsIn(reads: readonly Read[]): readonly Read[] {
  const there = new Set<string>();
  return reads.filter((read) => {
    const { author, type } = read.entry;
    if (type !== 'response' || author === undefined || isByApp(read)) return false;
    const second = there.has(author);
    there.add(author);
    return second && read.says('commander') === 0 && read.says('escalated') < 0.6 && !isFirstPage(read);
  });
}
