import type { Incident } from '../../domain/incident/incident.ts';
import { listEmpty, listHead, listLine, showLines } from '../words/incidents.ts';
import { incidentName } from '../words/names.ts';
import type { Reader } from '../words/times.ts';
import { actions, button, type Message, message, said, section } from './blocks.ts';
import { cutMrkdwn } from './cut.ts';
import { ACTIONS } from './ids.ts';
import { writeValue } from './values.ts';

/** An incident and the channel that it lives in, once that is known. */
export interface ListedIncident {
  readonly incident: Incident;
  readonly channel: string | undefined;
}

const MOST = 20;

/** The latest incidents, newest first. */
export function listView(listed: readonly ListedIncident[], reader: Reader, command: string): Message {
  if (listed.length === 0) return said(listEmpty(command));
  const lines = listed
    .slice(0, MOST)
    .map(({ incident, channel }) => cutMrkdwn(listLine(incident, channel, reader), 400));
  const head = listHead(lines.length, listed.length > MOST);
  return said([`*${head}*`, ...lines].join('\n'));
}

/** One incident, whole. */
export function showView({ incident, channel }: ListedIncident, reader: Reader): Message {
  const lines = showLines(incident, channel, reader);
  const name = incidentName(incident);
  return message([name, ...lines].join('\n'), [
    section(`*${name}*`),
    section(lines.join('\n')),
    actions([
      button({ id: ACTIONS.cardTimeline, label: 'Timeline', value: writeValue({ incident: incident.key }) }),
    ]),
  ]);
}
