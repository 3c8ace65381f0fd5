import type { Marked, MarkedEntry } from '../../../domain/incident/verbs/marking.ts';
import type { Entry } from '../../../domain/timeline/entry.ts';
import { clock } from '../../../domain/timeline/zoned-time.ts';
import { meaningChoiceView } from '../../views/meaning.ts';
import { noEntryAt } from '../../words/meaning.ts';
import type { Reader } from '../../words/times.ts';
import { say, sayText } from '../answer.ts';
import { meanEntry } from '../mean-entry.ts';
import { readerOf } from '../reader-of.ts';
import { type HandlerGroup, onIncident, RESOLVED_TOO } from './handler.ts';

/** Says what an entry means; where several stand at that time, asks which. */
const mark = onIncident<Marked>(async ({ context, request, known }, { change, entry: wanted }) => {
  const { app } = context;
  const { team, user } = request;
  const { key } = known.incident;
  const reader = await readerOf(context, request);
  const entries = await app.entries.ofIncident(team, key);
  const found = entriesMeant(entries, wanted, { user, reader });
  const [only, ...others] = found;
  if (!only) return sayText(noEntryAt(wanted === 'last' ? 'last' : wanted.clock), 'unknown');
  if (others.length > 0) return say(meaningChoiceView(found, change, reader), 'asked which');
  return (await meanEntry(context, request, { id: only.id, change })).answer;
}, RESOLVED_TOO);

/** Standing entries at that clock time in the person's zone or, where there is none, in UTC; or their own last one. */
function entriesMeant(
  entries: readonly Entry[],
  wanted: MarkedEntry,
  { user, reader }: { readonly user: string; readonly reader: Reader },
): readonly Entry[] {
  const standing = entries.filter((entry) => entry.standing.state === 'standing');
  if (wanted === 'last') {
    const own = standing.filter(({ author, source }) => author === user && source !== 'scribe');
    const [last] = own.toSorted((a, b) => b.loggedAt.getTime() - a.loggedAt.getTime());
    return last ? [last] : [];
  }
  const detail = wanted.clock.length > 5 ? 'seconds' : 'minutes';
  const at = (zone: Reader['zone']) =>
    standing.filter(({ occurredAt }) => clock(occurredAt, zone, detail) === wanted.clock);
  const own = wanted.utc ? [] : at(reader.zone);
  return own.length > 0 ? own : at('UTC');
}

/** What an entry means, for those who type. */
export const MARKING = { mark } satisfies HandlerGroup;
