import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { timelineEmpty, timelineHead, timelineLine } from '../words/entries.ts';
import { TAPS } from '../words/meaning.ts';
import type { Reader } from '../words/times.ts';
import { actions, button, LIMITS, type Message, message, said, section } from './blocks.ts';
import { entryBlock, writeValue } from './button-values.ts';
import { entryMenu } from './entry-menu.ts';
import { ACTIONS } from './ids.ts';
import { truncateMrkdwn } from './truncate.ts';

/** What a page of a timeline is made of: all entries in timeline order. */
export interface TimelineShown {
  readonly incident: Incident;
  readonly entries: readonly Entry[];
  /** How many of the latest entries come after the page. */
  readonly skip: number;
  /** How many entries the page has at most. */
  readonly size: number;
}

/** How many entries `timeline` shows, and `timeline all` on each of its pages. */
export const TIMELINE_SIZES = { latest: 20, all: 45 } as const;

const LINE = 600;
/** Room for lines beside the head and the menus' labels. */
const ROOM = LIMITS.messageBlockText - 1_000;
/** What the labels of one entry's menu take of it. */
const MENU = 110;

/** A page of the record, for one person, each entry with its menu; the buttons below turn the pages. */
export function timelineView(
  { incident, entries, skip, size }: TimelineShown,
  reader: Reader,
  command: string,
): Message {
  if (entries.length === 0) return said(timelineEmpty(markedKey(incident), command));
  const end = Math.max(entries.length - skip, 0);
  const page = latestThatFit(entries.slice(Math.max(end - size, 0), end), reader);
  const from = end - page.length;
  const head = timelineHead(incident, { from: from + 1, to: end, of: entries.length });
  return message([head, ...page.map(({ line }) => line)].join('\n'), [
    section(`*${head}*`),
    ...page.map(({ entry, line }) => lineBlock(entry, line)),
    ...turning(incident, { earlier: from > 0 ? entries.length - from : undefined, skip, size }),
  ]);
}

interface Line {
  readonly entry: Entry;
  readonly line: string;
}

/** The last of these entries that one message has room for. */
function latestThatFit(entries: readonly Entry[], reader: Reader): Line[] {
  const lines: Line[] = [];
  let left = ROOM;
  for (const entry of entries.toReversed()) {
    const line = truncateMrkdwn(timelineLine(entry, reader), LINE);
    left -= line.length + MENU;
    if (left < 0) break;
    lines.unshift({ entry, line });
  }
  return lines;
}

/** What was taken back stays readable, and can be put back. */
function lineBlock(entry: Entry, line: string) {
  const block_id = entryBlock(entry.id);
  if (block_id === undefined) return section(line);
  return { ...section(line, entryMenu(entry)), block_id };
}

function turning(
  { key }: Incident,
  {
    earlier,
    skip,
    size,
  }: { readonly earlier: number | undefined; readonly skip: number; readonly size: number },
) {
  const page = (which: 'earlier' | 'later', label: string, left: number) =>
    button({
      id: `${ACTIONS.timelinePage}-${which}`,
      label,
      value: writeValue({ incident: key, skip: left }),
    });
  const buttons = [
    ...(earlier === undefined ? [] : [page('earlier', TAPS.earlier, earlier)]),
    ...(skip > 0 ? [page('later', TAPS.later, Math.max(skip - size, 0))] : []),
  ];
  return buttons.length > 0 ? [actions(buttons)] : [];
}
