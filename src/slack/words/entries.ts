import { drillMark } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { UnparsedPrefix } from '../../domain/incident/unparsed-prefix.ts';
import { ENTRY_TYPES, type Entry } from '../../domain/timeline/entry.ts';
import { flat, literal, mrkdwn, oneLine, person, personCode, struck } from './escape.ts';
import { meaningWords } from './meaning.ts';
import { typeName, typeTag } from './team-words.ts';
import { timeNotRead } from './time-readings.ts';
import { clockOf, detailOf, type Reader, utcWhen, when, zoneWords } from './times.ts';

/** `Logged 14:05 (19:05 UTC) · change · deploy of v2.4.5 finished`. */
export function logged(entry: Entry, reader: Reader): string {
  return `Logged ${statement(entry, reader)}`;
}

export function entryEdited(entry: Entry, reader: Reader): string {
  return `Edited ${statement(entry, reader)}`;
}

export function entryTakenBack(entry: Entry, reader: Reader): string {
  return `Taken back: ${struck(statement(entry, reader))}. The record keeps it, struck out; no draft uses it.`;
}

export function entryPutBack(entry: Entry, reader: Reader): string {
  return `Back in the record: ${statement(entry, reader)}`;
}

export function alreadyTakenBack(entry: Entry, reader: Reader): string {
  return entry.standing.state === 'struck'
    ? `This was already taken back, ${when(entry.standing.at, reader)}, by ${person(entry.standing.by)}.`
    : `This stands: ${statement(entry, reader)}`;
}

export function entryGone(): string {
  return 'This entry is no longer in the record.';
}

/** A button that changes an entry, pressed after somebody else changed it. */
export function entryChangedSince(entry: Entry, reader: Reader): string {
  return `This entry was changed since, so nothing happened. It says: ${statement(entry, reader)} Edit on its receipt changes the time.`;
}

/** Said in a form that was opened before the entry was changed or taken back. */
export function entryEditedMeanwhile(entry: Entry, reader: Reader): string {
  if (entry.standing.state === 'struck')
    return 'This entry was taken back meanwhile, so there is nothing to edit. What is typed here can be logged as a new one.';
  return `Somebody edited this entry at the same time. It now says: ${statement(entry, reader)}`;
}

/** Offered when the same person typed the same words again within two minutes. */
export function sameWords(earlier: Entry, reader: Reader): string {
  return `You logged the same words at ${when(earlier.loggedAt, reader)}. Both are in the record.`;
}

/** Typed where the incident was merged: the entry stands elsewhere. */
export function wentOn(
  { from, named }: { readonly from: string; readonly named: boolean },
  into: string,
): string {
  return named
    ? `On the timeline of ${into}, into which ${from} was merged.`
    : `On the timeline of the incident into which ${from} was merged.`;
}

/** What an entry begins with and is neither its type nor its time. */
export function unreadText(unread: UnparsedPrefix, reader: Reader): string {
  const said = literal(unread.said);
  switch (unread.as) {
    case 'type': {
      const meant = unread.nearest === undefined ? '' : ` Did you mean #${typeTag(unread.nearest)}?`;
      return `${said} is not a type, so this is a note and the text stays as you typed it.${meant} Edit changes type and text. The types: ${entryTypes()}`;
    }
    case 'time-ahead':
      return `“${said}” was not read as its time: an entry says what has happened. It stays in the text, and the entry has the present time. Edit changes time and text.`;
    case 'time':
      return timeNotRead(unread, reader);
    default:
      return unread satisfies never;
  }
}

/** `#change, #detection, …`: as one types them. */
export function entryTypes(): string {
  return ENTRY_TYPES.map((type) => `#${typeTag(type)}`).join(', ');
}

/** One line of the channel's echo, for everybody, in UTC. */
export function echoLine(entry: Entry): string {
  const edited = entry.versions.length > 0 ? ' (edited)' : '';
  const line = `${utcWhen(entry.occurredAt, entry.loggedAt, detailOf(entry))} · ${typeName(entry.type)} · ${oneLine(entry.text)}`;
  return entry.standing.state === 'struck'
    ? `${struck(line)} — ${authorOf(entry)}, taken back by ${whoIn(entry, entry.standing.by)}`
    : `${line}${edited} — ${authorOf(entry)}${saidNow(entry)}`;
}

/** Where somebody gave the entry other words than its message has. */
function saidNow({ said }: Entry): string {
  if (said === undefined) return '';
  const shown = flat(said).length > SAID_SHOWN ? `${flat(said).slice(0, SAID_SHOWN)}…` : said;
  return ` · its message now says “${oneLine(shown)}”`;
}

const SAID_SHOWN = 200;

/** One line of the timeline that one person asked for; its day stands above it, its zone in the heading. */
export function timelineLine(entry: Entry, reader: Reader): string {
  const line = `${clockOf(entry.occurredAt, reader, detailOf(entry))} · ${typeName(entry.type)} · ${oneLine(entry.text)}`;
  return entry.standing.state === 'struck'
    ? `${struck(line)} — ${authorOf(entry)}, taken back by ${whoIn(entry, entry.standing.by)}`
    : `${line} — ${authorOf(entry)}${meant(entry)}`;
}

/** One entry by itself, with both times. */
export function wholeLine(entry: Entry, reader: Reader): string {
  const line = statement(entry, reader);
  return entry.standing.state === 'struck'
    ? `${struck(line)} — ${authorOf(entry)}, taken back by ${whoIn(entry, entry.standing.by)}`
    : `${line} — ${authorOf(entry)}${meant(entry)}`;
}

/** Who wrote it, for a cell, in which nothing is formatted: an app by its name, a person as Slack's code. */
export function authorCode({ author, byline }: Entry): string {
  return byline ?? personCode(author);
}

/** The head of the timeline's table. */
export const TIMELINE_COLUMNS = ['Time', 'What happened', 'By'] as const;

/** Said beside what was taken back. */
export const TAKEN_BACK = 'taken back';

/** What people said that it means. */
function meant(entry: Entry): string {
  const words = meaningWords(entry);
  return words === '' ? '' : ` · *${mrkdwn(words)}*`;
}

/**
 * `INC-2026-0012 · Checkout errors · entries 13–57 of 57 · times in Europe/Madrid (UTC+1)`: which of the entries are shown,
 * counted from the first.
 */
export function timelineHead(
  { key, title, drill }: Pick<Incident, 'key' | 'title' | 'drill'>,
  {
    from,
    to,
    of,
    moments,
  }: {
    readonly from: number;
    readonly to: number;
    readonly of: number;
    /** The times that are shown. */
    readonly moments: readonly Date[];
  },
  reader: Reader,
): string {
  const count = from === 1 && to === of ? counted(of, 'entry', 'entries') : `entries ${from}–${to} of ${of}`;
  return `${key} · ${drillMark({ drill })}${literal(title)} · ${count} · times in ${zoneWords(reader, moments)}`;
}

export function timelineEmpty(key: string, command: string): string {
  return `${key} has no entries yet. Log one: \`${command} log 14:05 #change deploy of v2.4.5 finished\``;
}

/** Said once where a text is shown shorter than it is. */
export function longer(text: string, shown: number): string {
  return flat(text).length > shown ? ` (${flat(text).length} characters; the record has all of them)` : '';
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Who spoke, on a call. */
function authorOf(entry: Entry): string {
  const { quoted, byline, author } = entry;
  return quoted && byline !== undefined ? `${literal(byline)}, on a call` : whoIn(entry, author);
}

/** An app by its name, a person as a mention. */
function whoIn({ author, byline, quoted }: Entry, id: string): string {
  return byline !== undefined && id === author && !quoted ? literal(byline) : person(id);
}

/** The entry itself, in one line: when, its type, its words. */
export function statement(entry: Entry, reader: Reader): string {
  return `${when(entry.occurredAt, reader, detailOf(entry))} · ${typeName(entry.type)} · ${oneLine(entry.text)}`;
}
