import type { Deed } from '../../language/deeds.ts';
import type { Outcome } from '../../timeline/mark.ts';
import type { Attempt } from './attempts.ts';
import { extentOf, partOf, type Read } from './read-words.ts';
import type { Suggestion } from './suggestion.ts';

/** What an entry shows of an attempt before it. */
interface Evidence {
  readonly outcome: Outcome;
  readonly confidence: number;
  readonly shown: string;
}

/** How many entries after an attempt may still show what became of it. */
const LOOK_AHEAD = 12;

/** What seems to have become of the attempts that nobody gave an outcome. */
export function outcomeSuggestions(reads: readonly Read[], attempts: readonly Attempt[]): Suggestion[] {
  const starts = new Map(attempts.map((attempt) => [attempt.places[0], attempt]));
  const earlier = new Set<string>();
  return attempts.flatMap((attempt): Suggestion[] => {
    const entries = attempt.places.map((place) => reads[place]?.entry);
    const well = isWellAt(reads, attempt.places[0] ?? 0);
    const found = evidenceFor(attempt, reads, { starts, earlier, well });
    for (const does of attempt.does) earlier.add(does);
    if (!found || entries.some((entry) => entry?.outcome !== undefined)) return [];
    const { outcome, confidence, shown } = found;
    const entry = attempt.first.entry.id;
    return [{ kind: 'outcome', entry, outcome, shown, from: 'words', confidence, because: [shown] }];
  });
}

/** Whether the last thing that was heard before a place is that it recovered. */
function isWellAt(reads: readonly Read[], place: number): boolean {
  for (let index = place - 1; index >= Math.max(0, place - LOOK_AHEAD); index -= 1) {
    const read = reads[index];
    if (read?.entry.type === 'recovery') return partOf(read) === undefined && extentOf(read) !== 'some';
    if (read?.entry.type === 'detection' || (read && read.says('failing') > 0)) return false;
  }
  return false;
}

/** Where attempts begin, and what was done in those before. */
interface Surroundings {
  readonly starts: ReadonlyMap<number | undefined, Attempt>;
  readonly earlier: ReadonlySet<string>;
  /** It had recovered already when the attempt began: what follows is tidying up. */
  readonly well: boolean;
}

function evidenceFor(
  attempt: Attempt,
  reads: readonly Read[],
  surroundings: Surroundings,
): Evidence | undefined {
  const { starts } = surroundings;
  const first = attempt.places[0] ?? 0;
  const last = attempt.places.at(-1) ?? first;
  let best: Evidence | undefined;
  for (let place = first; place < reads.length && place <= last + LOOK_AHEAD; place += 1) {
    const read = reads[place];
    if (read === undefined) break;
    const next = starts.get(place);
    const own = attempt.places.includes(place);
    if (!own && next === undefined && read.entry.type === 'mitigation') continue;
    const seen = own
      ? ownWords(read, attempt)
      : next
        ? saidInNext(read)
        : shownBy(read, attempt, surroundings);
    if (seen && outweighs(seen, best)) best = seen;
    if (next && next !== attempt && place > last) break;
    if (seen?.outcome === 'worked' && place >= last) break;
  }
  return best;
}

/** A later success completes an earlier half one; other than that, the surer evidence counts. */
function outweighs(seen: Evidence, best: Evidence | undefined): boolean {
  if (!best) return true;
  if (best.outcome === 'partly' && seen.outcome === 'worked') return true;
  if (seen.outcome === 'worked') return best.confidence < 0.6;
  return seen.confidence > best.confidence;
}

function said({ says, entry }: Read): Evidence | undefined {
  const order = [
    ['worse', 'worse'],
    ['partly', 'partly'],
    ['no-effect', 'no effect'],
    ['worked', 'worked'],
  ] as const;
  const [claim, outcome] = order.find(([name]) => says(name) > 0) ?? [];
  if (claim === undefined) return undefined;
  return { outcome, confidence: says(claim), shown: entry.id };
}

/** What the entries of the attempt say of it: `killed long queries (no effect)`. */
function ownWords(read: Read, attempt: Attempt): Evidence | undefined {
  const found = said(read);
  if (!found) return read.says('recovered') > 0.6 ? recovery(read, 0.6) : undefined;
  if (read === attempt.first && isAboutEarlier(read)) return undefined;
  return found;
}

/** `still 500s, rolling back`: what follows is only about to be tried. */
function isAboutEarlier({ reading: { deeds, places } }: Read): boolean {
  const at = places.get('worse') ?? places.get('no-effect');
  return at !== undefined && deeds.some((deed) => deed.at > at);
}

/** What the entry that begins the next attempt says of the one before it. */
function saidInNext(read: Read): Evidence | undefined {
  if (!isAboutEarlier(read)) return undefined;
  return said(read);
}

/** `restart made no difference` after the rollback is about the restart before it. */
function isAboutOther(deeds: readonly Deed[], attempt: Attempt, earlier: ReadonlySet<string>): boolean {
  const named = deeds.filter(({ phase }) => phase !== 'planned');
  if (named.length === 0 || named.some(({ does }) => attempt.does.has(does))) return false;
  return named.some(({ does }) => earlier.has(does));
}

/** What somebody else's entry shows. */
function shownBy(read: Read, attempt: Attempt, surroundings: Surroundings): Evidence | undefined {
  const { entry, says, reading, unread } = read;
  if (unread || entry.type === 'communication' || entry.type === 'change' || entry.type === 'decision')
    return undefined;
  if (says('to-do') > 0) return undefined;
  const found = said(read);
  if (found) return isAboutOther(reading.deeds, attempt, surroundings.earlier) ? undefined : found;
  if (says('again') > 0) return undefined;
  if (entry.type === 'recovery' || says('recovered') >= 0.6) return recovery(read, 0.7);
  if (entry.type === 'resolution') {
    return surroundings.well ? undefined : { outcome: 'worked', confidence: 0.6, shown: entry.id };
  }
  if (says('improving') > 0) return { outcome: 'partly', confidence: 0.5, shown: entry.id };
  if (says('failing') >= 0.6 && entry.type !== 'investigation' && attempt.done) {
    return { outcome: 'no effect', confidence: 0.5, shown: entry.id };
  }
  return undefined;
}

function recovery(read: Read, confidence: number): Evidence {
  const { entry, says } = read;
  const half = partOf(read) !== undefined || extentOf(read) === 'some' || says('partly') > 0;
  if (half) return { outcome: 'partly', confidence: confidence - 0.1, shown: entry.id };
  return { outcome: 'worked', confidence, shown: entry.id };
}
