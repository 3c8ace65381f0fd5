import { addEntry } from '../../../app/entries/add-entry.ts';
import { lastOwnEntry } from '../../../app/entries/last-own-entry.ts';
import { markEntry } from '../../../app/entries/mark-entry.ts';
import { personOf } from '../../../app/people/load-person.ts';
import type { Marked, MarkedEntry } from '../../../domain/incident/verbs/marking.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import type { Entry } from '../../../domain/timeline/entry.ts';
import { type EntryTextReading, readEntryText } from '../../../domain/timeline/entry-text.ts';
import { clock } from '../../../domain/timeline/zoned-time.ts';
import { acknowledgedView } from '../../views/acknowledged.ts';
import { meaningChoiceView } from '../../views/meaning.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { ACKNOWLEDGED, noEntryAt } from '../../words/meaning.ts';
import { zoneNeeded } from '../../words/time-readings.ts';
import type { Reader } from '../../words/times.ts';
import { timeAheadOfNow, unclearTime } from '../../words/usage.ts';
import { inSteps } from '../after-saving.ts';
import { say, sayText } from '../answer.ts';
import { meanEntry } from '../mean-entry.ts';
import { readerOf } from '../reader-of.ts';
import type { IncidentRequest } from '../with-incident.ts';
import { type HandlerGroup, onIncident, RESOLVED_TOO } from './handler.ts';

/** Says what an entry means; where several stand at that time, asks which. */
const mark = onIncident<Marked>(async ({ context, request, known }, { change, entry: wanted }) => {
  const reader = await readerOf(context, request);
  const found = await entriesMeant({ context, request, known }, wanted, reader);
  const [only, ...others] = found;
  if (!only) return sayText(noEntryAt(wanted === 'last' ? 'last' : wanted.clock), 'unknown');
  if (others.length > 0) return say(meaningChoiceView(found, change, reader), 'asked which');
  return (await meanEntry(context, request, { id: only.id, change })).answer;
}, RESOLVED_TOO);

/** Standing entries at that clock time in the person's zone or, where there is none, in UTC; or their own last one. */
async function entriesMeant(
  { context: { app }, request: { team, user }, known }: IncidentRequest,
  wanted: MarkedEntry,
  reader: Reader,
): Promise<readonly Entry[]> {
  if (wanted === 'last') {
    const last = await lastOwnEntry(app, known, user);
    return last ? [last] : [];
  }
  const latest = await app.entries.page(team, known.incident.key, { skip: 0, size: LATEST });
  const found = atClock(latest.entries, wanted, reader);
  if (found.length > 0 || latest.total <= LATEST) return found;
  return atClock(await app.entries.ofIncident(team, known.incident.key), wanted, reader);
}

/** A clock time without its day means one of these; the rest of a long record is read where none of them has it. */
const LATEST = 200;

function atClock(
  entries: readonly Entry[],
  wanted: Exclude<MarkedEntry, 'last'>,
  reader: Reader,
): readonly Entry[] {
  const standing = entries.filter((entry) => entry.standing.state === 'standing');
  const detail = wanted.clock.length > 5 ? 'seconds' : 'minutes';
  const at = (zone: Reader['zone']) =>
    standing.filter(({ occurredAt }) => clock(occurredAt, zone, detail) === wanted.clock);
  const own = wanted.utc ? [] : at(reader.zone);
  return own.length > 0 ? own : at('UTC');
}

/** Somebody is on it: an entry that counts as the acknowledgement. */
const ack = onIncident<CommandOf<'ack'>>(async ({ context, request, known }, { text }) => {
  const { app } = context;
  const { team, user, id } = request;
  const person = await personOf(app, team, user);
  const reader = { zone: person.zone, now: app.clock() };
  const stated = readStated(unescapeSlack(text ?? ''), reader);
  if (stated.kind !== 'entry') return sayText(unclearTime(stated.said, stated.why, stated.ways), 'unclear');
  if (stated.at && stated.ahead) return sayText(timeAheadOfNow(stated.at, reader), 'unclear');
  if (stated.own && person.zoneUnknown) return sayText(zoneNeeded(text ?? ''), 'unclear');
  const entry = await inSteps(async () => {
    const added = await addEntry(app, {
      ...{ id, team, incident: known.incident.key, author: user, text: stated.text },
      type: stated.untyped ? 'response' : stated.type,
      occurredAt: stated.at ?? reader.now,
    });
    const marked = await markEntry(app, { team, user, id }, { kind: 'set', is: 'acknowledged' });
    return 'entry' in marked ? marked.entry : added;
  });
  return say(acknowledgedView(entry, reader), 'logged');
});

/** The time and the words of an acknowledgement; a time alone has words too. */
function readStated(text: string, { zone, now }: Reader) {
  const reading = readEntryText(text, { now, zone });
  return reading.kind === 'empty'
    ? (readEntryText(`${text} ${ACKNOWLEDGED}`.trim(), { now, zone }) as Exclude<
        EntryTextReading,
        { kind: 'empty' }
      >)
    : reading;
}

/** What an entry means, for those who type. */
export const MARKING = { mark, ack } satisfies HandlerGroup;
