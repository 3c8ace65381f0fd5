import type { EntryEffect, Wanted } from '../../domain/effect.ts';
import { type UnparsedPrefix, unparsedPrefix } from '../../domain/incident/unparsed-prefix.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { type EntryTextReading, readEntryText } from '../../domain/timeline/entry-text.ts';
import type { ChannelIncident } from '../access/channel-incident-cache.ts';
import type { App } from '../app.ts';
import type { Person } from '../ports/people.ts';
import { StoreFault } from '../ports/store-fault.ts';

/** One `log` as it was typed. `id` is made from the delivery, so that the same delivery twice is one entry. */
export interface LogRequest {
  readonly id: string;
  readonly team: string;
  readonly incident: ChannelIncident;
  readonly person: Person;
  readonly text: string;
  /** Where it was typed: the same words in the same place within two minutes are noticed. */
  readonly place: string;
}

export type Logged =
  | {
      readonly kind: 'logged';
      readonly entry: Entry;
      /** The entry that the same words made shortly before: the person can take it back. */
      readonly before: string | undefined;
      readonly unread: UnparsedPrefix | undefined;
      /** What else the stated time could name. */
      readonly other: Date | undefined;
      /** The time was read as UTC, since the person's zone is not known yet; it is read again. */
      readonly zoneUnknown: boolean;
    }
  | { readonly kind: 'unclear'; readonly reading: Extract<EntryTextReading, { kind: 'invalid-time' }> }
  | { readonly kind: 'ahead'; readonly at: Date; readonly text: string; readonly zoneUnknown: boolean }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly most: number }
  /** Certainly not in the record (`certain`), or nobody knows; either way the person gets the text back. */
  | { readonly kind: 'not-saved'; readonly certain: boolean; readonly id: string; readonly text: string };

type Stored =
  | Omit<Extract<Logged, { kind: 'logged' }>, 'unread' | 'other' | 'zoneUnknown'>
  | Extract<Logged, { kind: 'not-saved' }>;

/** Longer than any text that Slack lets people type into a command, in characters; a webhook could send more. */
const MAX_LENGTH = 12_000;

/** Takes one entry into the record: a single insert of one document, which also holds the effects that it wants. */
export async function logEntry(
  app: Pick<
    App,
    'entries' | 'figures' | 'postmortems' | 'queue' | 'recentCommands' | 'journal' | 'clock' | 'policy'
  >,
  request: LogRequest,
): Promise<Logged> {
  const now = app.clock();
  if (request.text.length > MAX_LENGTH) return { kind: 'too-long', most: MAX_LENGTH };
  const reading = readEntryText(
    request.text,
    { now, zone: request.person.zone },
    app.policy.vocabulary.types,
  );
  if (reading.kind === 'empty') return { kind: 'empty' };
  if (reading.kind === 'invalid-time') return { kind: 'unclear', reading };
  const remarks = timeRemarks(reading, request.person);
  const { zoneUnknown } = remarks;
  if (reading.at && reading.ahead) return { kind: 'ahead', at: reading.at, text: request.text, zoneUnknown };
  const entry: Entry = {
    id: request.id,
    team: request.team,
    incident: request.incident.key,
    text: reading.text,
    type: reading.type,
    occurredAt: reading.at ?? now,
    loggedAt: now,
    author: request.person.user,
    source: 'slash',
    standing: { state: 'standing' },
    versions: [],
    version: 0,
  };
  const reread = zoneUnknown ? [rereadOf(entry, reading.said)] : [];
  const stored = await store(app, request, { entry, effects: [ECHO, ...reread] });
  if (stored.kind !== 'logged') return stored;
  if (zoneUnknown) app.queue.offer([{ holder: 'entries', team: entry.team, id: entry.id, key: REREAD }]);
  return { ...stored, ...remarks };
}

/** What is to be said about how a time was read. By the right zone the day may be another: nothing is offered that rests on UTC. */
export function timeRemarks(
  reading: Extract<EntryTextReading, { kind: 'entry' }>,
  person: Pick<Person, 'zoneUnknown'>,
): Pick<Extract<Logged, { kind: 'logged' }>, 'unread' | 'other' | 'zoneUnknown'> {
  const zoneUnknown = reading.own && person.zoneUnknown === true;
  const prefix = unparsedPrefix(reading);
  const unread = person.zoneUnknown ? withoutReadings(prefix) : prefix;
  return { unread, other: zoneUnknown ? undefined : reading.other, zoneUnknown };
}

/** Has the time of an entry read again once its author's zone is known. Throws `StoreFault`. */
export async function wantReread(
  app: Pick<App, 'effects' | 'queue' | 'clock'>,
  entry: Entry,
  said: string,
): Promise<void> {
  const holder = { holder: 'entries' as const, team: entry.team, id: entry.id };
  await app.effects.add(holder, rereadOf(entry, said), app.clock());
  app.queue.offer([{ ...holder, key: REREAD }]);
}

function rereadOf({ occurredAt: at }: Entry, said: string): Wanted<EntryEffect> {
  return { key: REREAD, effect: { kind: 'reread-time', said, at } };
}

const ECHO: Wanted<EntryEffect> = { key: 'echo', effect: { kind: 'echo' } };
const REREAD = 'reread-time';

function withoutReadings(unread: UnparsedPrefix | undefined): UnparsedPrefix | undefined {
  return unread?.as === 'time' ? { ...unread, readings: [] } : unread;
}

async function store(
  app: Pick<App, 'entries' | 'figures' | 'postmortems' | 'queue' | 'recentCommands' | 'journal'>,
  request: LogRequest,
  { entry, effects }: { readonly entry: Entry; readonly effects: readonly Wanted<EntryEffect>[] },
): Promise<Stored> {
  const { team, place, person, text, id } = request;
  const said = app.recentCommands.said({ team, place, user: person.user, text, entry: id });
  let stored = entry;
  try {
    if (request.incident.resolved) await app.figures.announce(team, [entry.incident]);
    const made = await app.entries.insert(entry, effects, entry.loggedAt);
    if (made === 'known') stored = (await readBack(app, entry)) ?? entry;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    app.journal.warn({ incident: entry.incident, certain: error.certain, error }, 'entry not saved');
    return { kind: 'not-saved', certain: error.certain, id, text };
  }
  app.queue.echoSoon(team, entry.incident);
  if (request.incident.resolved) await markStale(app, entry);
  const before = await said;
  return { kind: 'logged', entry: stored, before: before === id ? undefined : before };
}

/** The entry as an earlier delivery of the same command saved it. It is saved, whether it can be read now or not. */
async function readBack(
  app: Pick<App, 'entries' | 'journal'>,
  { team, id }: Entry,
): Promise<Entry | undefined> {
  try {
    return await app.entries.byId(team, id);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    app.journal.warn({ error }, 'entry saved before and not read');
    return undefined;
  }
}

/** A draft made before this entry is stale. If that cannot be marked now, the dates of both still show it. */
async function markStale(app: Pick<App, 'postmortems' | 'journal'>, entry: Entry): Promise<void> {
  try {
    await app.postmortems.markStale(entry.team, entry.incident);
  } catch (error) {
    app.journal.warn({ incident: entry.incident, error }, 'draft not marked as stale');
  }
}
