import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import {
  timelineEmpty,
  timelineHead,
  timelineLeftOut,
  timelineLine,
  timelineTooLong,
} from '../words/entries.ts';
import type { Reader } from '../words/times.ts';
import { context, LIMITS, type Message, message, said, section } from './blocks.ts';
import { truncateMrkdwn } from './truncate.ts';

/** What a timeline is made of: all entries in timeline order. */
export interface TimelineShown {
  readonly incident: Incident;
  readonly entries: readonly Entry[];
  /** `latest` shows the last 20, `all` as many as a message holds. */
  readonly which: 'latest' | 'all';
}

const LATEST = 20;
const LINE = 600;
/** Room for lines beside the head and the note below. */
const ROOM = LIMITS.messageBlockText - 1_000;

/** The record so far, for one person; what does not fit is counted, the oldest first. */
export function timelineView(shown: TimelineShown, reader: Reader, command: string): Message {
  const { incident, entries, which } = shown;
  if (entries.length === 0) return said(timelineEmpty(markedKey(incident), command));
  const lines = latestThatFit(entries.slice(which === 'latest' ? -LATEST : 0), reader);
  const leftOut = entries.length - lines.length;
  const head = timelineHead(incident, lines.length, entries.length);
  const note =
    leftOut === 0
      ? undefined
      : which === 'latest'
        ? timelineLeftOut(leftOut, command)
        : timelineTooLong(leftOut);
  return message([head, ...(note ? [note] : []), ...lines].join('\n'), [
    section(`*${head}*`),
    ...(note ? [context(note)] : []),
    ...paragraphs(lines),
  ]);
}

function latestThatFit(entries: readonly Entry[], reader: Reader): string[] {
  const lines: string[] = [];
  let left = ROOM;
  for (const entry of entries.toReversed()) {
    const line = truncateMrkdwn(timelineLine(entry, reader), LINE);
    left -= line.length + 1;
    if (left < 0) break;
    lines.unshift(line);
  }
  return lines;
}

/** Lines together in sections of at most 3,000 characters. */
function paragraphs(lines: readonly string[]) {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length + 1 <= LIMITS.section)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map((text) => section(text));
}
