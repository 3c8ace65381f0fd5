import type { Incident } from '../../domain/incident/incident.ts';
import type { KnownThen } from '../../domain/timeline/known-then.ts';
import { timelineLine } from '../words/entries.ts';
import { knownFrom, thenEarlier, thenHead, thenNothing, thenState, thenUnknown } from '../words/then.ts';
import type { Reader } from '../words/times.ts';
import { type Message, message, sections } from './blocks.ts';
import { truncateMrkdwn } from './truncate.ts';

/** What was known of an incident at one moment; `state` is `undefined` before it was declared. */
export interface Then extends KnownThen {
  readonly incident: Incident;
  readonly state: Incident | undefined;
  readonly at: Date;
}

/** With the longest line, this is what one message holds. */
const SHOWN = { entries: 25, later: 10, line: 250 } as const;

/** What the room knew at one moment, for one person: how the incident stood, what it knew, and what not yet. */
export function thenView({ incident, state, at, entries, later }: Then, reader: Reader): Message {
  const short = (line: string) => truncateMrkdwn(line, SHOWN.line);
  const head = thenHead(incident, at, reader);
  const left = entries.length - SHOWN.entries;
  const known = entries.slice(-SHOWN.entries).map((entry) => short(timelineLine(entry, reader)));
  const unknown = later.slice(-SHOWN.later).map(({ entry, since }) => short(knownFrom(entry, since, reader)));
  const lines = [
    thenState(state),
    ...(left > 0 ? [thenEarlier(left)] : []),
    ...(known.length > 0 ? known : [thenNothing()]),
    ...(unknown.length > 0 ? [`*${thenUnknown()}*`, ...unknown] : []),
  ];
  const text = [head, ...lines].join('\n');
  return message(text, sections([`*${head}*`, ...lines].join('\n')));
}
