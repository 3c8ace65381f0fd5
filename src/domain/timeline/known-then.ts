import { fromUnixTime } from 'date-fns/fromUnixTime';
import type { Entry, EntrySource, EntryVersion } from './entry.ts';

/** A statement with two of its three times: when it happened, and when it was logged. */
export interface Told {
  readonly at: Date;
  /** Absent where nobody said: it was logged at once. */
  readonly loggedAt?: Date | undefined;
  readonly source?: EntrySource | undefined;
}

/** What came from a message of the incident's own channel was said there before anybody logged it. */
const SAID_IN_ROOM: readonly EntrySource[] = ['reaction', 'pin', 'mention'];

/**
 * The third time of a statement: since when the room knew it. What was said in the channel, since it was posted;
 * everything else, since it was logged, whenever it had happened.
 */
export function knownSince({ at, loggedAt = at, source }: Told): Date {
  const saidHere = source !== undefined && SAID_IN_ROOM.includes(source);
  return saidHere && at < loggedAt ? at : loggedAt;
}

/** The same of a stored entry, whose time may have been corrected since. */
export function entryKnownSince(entry: Entry): Date {
  const { message, versions, occurredAt, loggedAt, source } = entry;
  const posted = message ? fromUnixTime(Number(message.ts)) : (versions[0]?.occurredAt ?? occurredAt);
  return knownSince({ at: posted, loggedAt, source: message ? 'reaction' : source });
}

/** What the room knew at one moment, in the order of the timeline. */
export interface KnownThen {
  readonly entries: readonly Entry[];
  /** What had happened by then and became known later, as it stands now, with when it did. */
  readonly later: readonly { readonly entry: Entry; readonly since: Date }[];
}

/**
 * The record as the room knew it at a moment: entries known by then, with the words, times, types and meanings that they
 * had then. A correction made later is not in it, and neither is a taking back.
 */
export function knownThen(entries: readonly Entry[], at: Date): KnownThen {
  const known: Entry[] = [];
  const later: { entry: Entry; since: Date }[] = [];
  for (const entry of entries) {
    const since = entryKnownSince(entry);
    const then = since <= at ? asOf(entry, at) : undefined;
    if (then && then.standing.state === 'standing') known.push(then);
    else if (!then && entry.standing.state === 'standing' && entry.occurredAt <= at)
      later.push({ entry, since });
  }
  return { entries: known.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime()), later };
}

function asOf(entry: Entry, at: Date): Entry {
  const { marks, attempt, outcome, markings, ...bare } = entry;
  const next = entry.versions.findIndex(({ editedAt }) => editedAt > at);
  const version: EntryVersion | undefined = next < 0 ? undefined : entry.versions[next];
  const content = version
    ? { text: version.text, type: version.type, occurredAt: version.occurredAt }
    : { text: entry.text, type: entry.type, occurredAt: entry.occurredAt };
  const marked = (markings ?? []).every((marking) => marking.at <= at);
  return {
    ...bare,
    ...content,
    ...(marked && marks ? { marks } : {}),
    ...(marked && attempt !== undefined ? { attempt } : {}),
    ...(marked && outcome ? { outcome } : {}),
    versions: next < 0 ? entry.versions : entry.versions.slice(0, next),
    standing: standingAt(entry, at),
  };
}

function standingAt({ standing, putBacks = [] }: Entry, at: Date): Entry['standing'] {
  const away = putBacks.find(({ struck, at: back }) => struck.at <= at && at < back);
  if (away) return { state: 'struck', ...away.struck };
  return standing.state === 'struck' && standing.at > at ? { state: 'standing' } : standing;
}
