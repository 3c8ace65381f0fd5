import { findLines, type SearchLine } from '../../domain/search/find-lines.ts';
import { wantedWords } from '../../domain/search/search-words.ts';
import { readSoon } from '../access/channel-members.ts';
import { type Asker, lookOver, type Seen, type SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import type { ListedIncident } from '../ports/incidents.ts';
import { type RecordPorts, searchedRecord } from './searched.ts';

type Ports = SightPorts & Pick<App, 'searchIndex'> & RecordPorts;

/** Who searches, and from where on. */
interface Search extends Asker {
  readonly team: string;
  readonly from?: SearchPage | undefined;
}

/** An incident in which everything that somebody looked for was found; the lines with most of it first. */
export interface FoundIncident {
  readonly known: ListedIncident;
  readonly lines: readonly SearchLine[];
}

export type Searching =
  /** There is no word in what was typed. */
  | { readonly kind: 'no words' }
  | {
      readonly kind: 'searched';
      readonly words: readonly string[];
      /** The newest first. */
      readonly found: readonly FoundIncident[];
      /** There are more, beginning with this one. */
      readonly next: SearchPage | undefined;
      /** Private ones that hold the words and of which nobody can tell yet whether this person may see them. */
      readonly doubtful: number;
    };

/** Where a page of a search begins: with the incident of this key, declared at this moment. */
export interface SearchPage {
  readonly key: string;
  readonly at: Date;
}

/** Incidents on one page. */
const PAGE = 5;
/** How many keys the index is asked for at a time; each further time for more, where few of them may be seen. */
const KEYS = 200;
/** Incidents that just changed, and are read whether the index knows of it or not. */
const CHANGING = 20;
/** How many private ones in doubt a worker looks at for one search. */
const LOOKED_AT_LATER = 20;
/** How many entries of a long incident are looked at before all are. */
const NEWEST = 1_000;

/**
 * Finds incidents by words in their titles, updates, entries, action items and postmortems: those that hold every word, and
 * that this person may see. Throws `StoreFault`.
 */
export async function searchIncidents(
  app: Ports,
  asked: Search & { readonly line: string },
): Promise<Searching> {
  const words = wantedWords(asked.line);
  if (words.length === 0) return { kind: 'no words' };
  const found: FoundIncident[] = [];
  const doubtful: ListedIncident[] = [];
  const end = async (next: SearchPage | undefined): Promise<Searching> => {
    const looked = doubtful.slice(0, LOOKED_AT_LATER);
    await readSoon(app, looked);
    return { kind: 'searched', words, found, next, doubtful: looked.length };
  };
  for await (const known of candidates(app, asked, { words, doubtful })) {
    if (!isOnPage(known, asked.from)) continue;
    const lines = await linesIn(app, known, words);
    if (lines === undefined) continue;
    if (found.length === PAGE) {
      const { key, declaredAt: at } = known.incident;
      return end({ key, at });
    }
    found.push({ known, lines });
  }
  return end(undefined);
}

/** What may hold the words and may be seen, the newest first. */
async function* candidates(
  app: Ports,
  asked: Search,
  { words, doubtful }: { readonly words: readonly string[]; readonly doubtful: ListedIncident[] },
): AsyncGenerator<ListedIncident> {
  const { team, from } = asked;
  const changing = (await lookAt(app, asked, await app.searchIndex.changing(team, CHANGING))).visible;
  const given = new Set(changing.map(({ incident }) => incident.key));
  let waiting = changing;
  for (let limit = KEYS; ; limit *= 5) {
    const keys = await app.searchIndex.find(team, words, { until: from?.at, limit });
    const fresh = keys.filter((key) => !given.has(key));
    for (const key of fresh) given.add(key);
    const { visible: seen, unread } = await lookAt(app, asked, fresh);
    doubtful.push(...unread);
    const last = keys.length < limit;
    const all = [...waiting, ...seen].sort(newestFirst);
    // What changed may be older than what this part of the index holds: it comes with its neighbours.
    const oldest = seen.at(-1);
    const ready = last || !oldest ? all : all.filter((one) => newestFirst(one, oldest) <= 0);
    waiting = all.filter((one) => !ready.includes(one));
    yield* ready;
    if (last) return;
  }
}

async function lookAt(app: Ports, asked: Search, keys: readonly string[]): Promise<Seen> {
  const known = await app.incidents.byKeys(asked.team, keys, asked);
  return lookOver(app, known.toSorted(newestFirst), asked);
}

function newestFirst({ incident: a }: ListedIncident, { incident: b }: ListedIncident): number {
  return b.declaredAt.getTime() - a.declaredAt.getTime() || (a.key < b.key ? 1 : a.key > b.key ? -1 : 0);
}

function isOnPage({ incident: { key, declaredAt } }: ListedIncident, from: SearchPage | undefined): boolean {
  if (!from) return true;
  const [declared, begin] = [declaredAt.getTime(), from.at.getTime()];
  return declared < begin || (declared === begin && key <= from.key);
}

/** Reads what the record says now, whatever the index says. */
async function linesIn(
  app: Ports,
  { incident }: ListedIncident,
  words: readonly string[],
): Promise<readonly SearchLine[] | undefined> {
  const newest = await searchedRecord(app, incident, NEWEST);
  const lines = findLines(newest, words);
  if (lines !== undefined || newest.entries.length < NEWEST) return lines;
  return findLines(await searchedRecord(app, incident), words);
}
