import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import { markedKey } from '../../domain/incident/drill-mark.ts';
import { commanderOf, type Incident } from '../../domain/incident/incident.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { entryKnownSince } from '../../domain/timeline/known-then.ts';
import { counted, timelineLine } from './entries.ts';
import { person } from './escape.ts';
import { phaseForAll, severityName } from './names.ts';
import { clockOf, dayOf, onOneDay, type Reader, when } from './times.ts';

/** `What the room knew at 14:07 (19:07 UTC) · INC-2026-0012`. */
export function thenHead(incident: Incident, at: Date, reader: Reader): string {
  return `What the room knew at ${when(at, reader)} · ${markedKey(incident)}`;
}

/** How the incident stood then; who led it. */
export function thenState(state: Incident | undefined): string {
  if (!state) return 'Not declared yet.';
  const lead = commanderOf(state);
  const who = lead === undefined ? 'nobody led it' : `led by ${person(lead)}`;
  return `${severityName(state.severity)} · ${phaseForAll(state, state.declaredAt)} · ${who}`;
}

export function thenNothing(): string {
  return 'Nothing was known yet.';
}

/** Entries before the ones that fit. */
export function thenEarlier(count: number): string {
  return `… and ${counted(count, 'earlier entry', 'earlier entries')}`;
}

/** Stands before what had happened and nobody knew. */
export function thenUnknown(): string {
  return 'Not known yet: had happened, became known later';
}

/** People type a moment after what they see; from this on (ms), the room did not know yet. */
const LATE_MS = minutesToMilliseconds(5);

/** Since when the room knew of an entry, where that is later than when it happened; else empty. */
export function knownLater(entry: Entry, reader: Reader): string {
  const since = entryKnownSince(entry);
  if (since.getTime() - entry.occurredAt.getTime() < LATE_MS) return '';
  const day = onOneDay(entry.occurredAt, since, reader) ? '' : `${dayOf(since, reader)} `;
  return `known from ${day}${clockOf(since, reader)}`;
}

export function knownFrom(line: Parameters<typeof timelineLine>[0], since: Date, reader: Reader): string {
  return `${timelineLine(line, reader)} · known from ${when(since, reader)}`;
}
