import type { Catchup } from '../../domain/incident/catchup.ts';
import { commanderOf, type Incident } from '../../domain/incident/incident.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { truncateMrkdwn } from '../views/truncate.ts';
import { counted } from './entries.ts';
import { oneLine, person } from './escape.ts';
import { meaningWords } from './meaning.ts';
import { incidentName, phaseFor, severityName } from './names.ts';
import { type Reader, when } from './times.ts';

/** Read on a phone, by one who has a minute. */
const LINE = 160;

/** For who comes late: what, since when, who leads, what was said last, what was tried, what is next. */
export function catchupLines(
  incident: Incident,
  { tried, next, entries }: Catchup,
  {
    open,
    hasMore = false,
    reader,
  }: {
    readonly open: readonly string[];
    /** The record has entries that were not read for this. */
    readonly hasMore?: boolean;
    readonly reader: Reader;
  },
): readonly string[] {
  const lead = commanderOf(incident);
  const update = incident.lastUpdate;
  const began = incident.milestones.impactStarted?.at ?? incident.declaredAt;
  return [
    `*${incidentName(incident)}*`,
    `${severityName(incident.severity)}, ${phaseFor(incident, reader)}. Began ${when(began, reader)}.`,
    lead === undefined ? 'Nobody leads yet.' : `${person(lead)} leads.`,
    ...(update ? [`Last update ${when(update.at, reader)}: ${short(update.text)}`] : ['No update yet.']),
    ...(tried.length === 0
      ? ['No attempt recorded yet.']
      : ['Tried:', ...tried.map((entry) => `• ${lineOf(entry, reader)}`)]),
    ...(next ? [`${next.type === 'decision' ? 'Decided' : 'Found'} last: ${lineOf(next, reader)}`] : []),
    ...(open.length === 0 ? [] : [`Next: ${open.map(short).join('; ')}`]),
    `${hasMore ? 'More than ' : ''}${counted(entries, 'entry', 'entries')} on the timeline.`,
  ];
}

/** To one who has just come into the channel of an incident. */
export function catchupOffer(incident: Incident): string {
  return `${incidentName(incident)} is going on here. Catch up shows you what, who leads, and what was tried.`;
}

function lineOf(entry: Entry, reader: Reader): string {
  const meaning = meaningWords(entry);
  return `${when(entry.occurredAt, reader)} ${short(entry.text)}${meaning === '' ? '' : ` (${meaning})`}`;
}

function short(text: string): string {
  return truncateMrkdwn(oneLine(text), LINE);
}
