import type { ActionsBlock, StaticSelect } from '@slack/types';
import type { ActionItem } from '../../domain/actions/action-item.ts';
import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { actionLine } from '../words/actions.ts';
import {
  authorCode,
  TAKEN_BACK,
  TIMELINE_COLUMNS,
  timelineEmpty,
  timelineHead,
  timelineLine,
  wholeLine,
} from '../words/entries.ts';
import { flat, plainLine } from '../words/escape.ts';
import { meaningWords, TAPS } from '../words/meaning.ts';
import { typeName } from '../words/team-words.ts';
import { knownLater } from '../words/then.ts';
import { clockOf, dayOf, detailOf, onOneDay, type Reader } from '../words/times.ts';
import {
  actions,
  button,
  type Forms,
  LIMITS,
  type Message,
  message,
  option,
  said,
  section,
  sections,
  select,
} from './blocks.ts';
import { writeValue } from './button-values.ts';
import { entryLine } from './entry-menu.ts';
import { ACTIONS } from './ids.ts';
import { richCell } from './rich-text.ts';
import { type Cell, cellsLength, table } from './tables.ts';
import { truncate, truncateMrkdwn } from './truncate.ts';

/** What a page of a timeline is made of. */
export interface TimelineShown {
  readonly incident: Incident;
  /** Those of the page, in timeline order. */
  readonly entries: readonly Entry[];
  /** How many entries the timeline has. */
  readonly total: number;
  /** How many of the latest entries come after the page. */
  readonly skip: number;
  /** How many entries the page has at most. */
  readonly size: number;
}

/**
 * How many entries `timeline` shows, and `timeline all` on each of its pages: with a row for each day, and the menu below,
 * that is what one message holds.
 */
export const TIMELINE_SIZES = { latest: 20, all: 45 } as const;

/** The longest text of one entry; its form has all of it. */
const LINE = 400;
/** Room for entries, and for their names in the menu, beside the head. */
const ROOM = LIMITS.messageBlockText - 1_000;
const CELLS = LIMITS.tableText - 500;

/**
 * A page of the record for one person: a table, in order, with a row for each new day, or the same as text. Tables are read
 * only, so one menu below chooses the entry to edit or mark; the buttons turn the pages. It is no `data_table`, since a
 * reader who sorts that would tear the entries from their days.
 */
export function timelineView(
  { incident, entries, total, skip, size }: TimelineShown,
  reader: Reader,
  command: string,
): Forms {
  if (total === 0) return [said(timelineEmpty(markedKey(incident), command))];
  const end = Math.max(total - skip, 0);
  const page = latestThatFit(entries, reader);
  const from = end - page.length;
  const moments = page.map(({ entry }) => entry.occurredAt);
  const head = timelineHead(incident, { from: from + 1, to: end, of: total, moments }, reader);
  const days = withDays(page, reader);
  const lines = days.map((row) => ('day' in row ? `*${row.day}*` : row.line));
  const rows = days.map((row) => ('day' in row ? dayCells(row.day) : row.cells));
  const text = [head, ...lines].join('\n');
  const below = turning(incident, {
    menu: chooser(page),
    earlier: from > 0 ? total - from : undefined,
    skip,
    size,
  });
  return [
    message(text, [section(`*${head}*`), table(TIMELINE_COLUMNS, rows), ...below]),
    message(text, [...sections([`*${head}*`, ...lines].join('\n')), ...below]),
  ];
}

/** The entry that was chosen below a timeline, with everything that can be done with it, and the items made of it. */
export function entryChosenView(entry: Entry, reader: Reader, items: readonly ActionItem[] = []): Message {
  const line = truncateMrkdwn(wholeLine(entry, reader), LIMITS.section);
  const made = items.slice(0, MOST_ITEMS).map(actionLine);
  const of = truncateMrkdwn(made.join('\n'), LIMITS.section);
  return message([line, ...made].join('\n'), [entryLine(entry, line), ...(of === '' ? [] : [section(of)])]);
}

/** More items of one entry are in the list of the incident. */
const MOST_ITEMS = 10;

interface Shown {
  readonly entry: Entry;
  readonly line: string;
  readonly cells: readonly Cell[];
  readonly label: string;
}

function shown(entry: Entry, reader: Reader): Shown {
  const struck = entry.standing.state === 'struck';
  const time = clockOf(entry.occurredAt, reader, detailOf(entry));
  const late = knownLater(entry, reader);
  const meant = struck ? TAKEN_BACK : [late, meaningWords(entry)].filter(Boolean).join(' · ');
  const look = struck ? { style: { strike: true } } : {};
  return {
    entry,
    line: `${truncateMrkdwn(timelineLine(entry, reader), LINE)}${late === '' || struck ? '' : ` · ${late}`}`,
    cells: [
      time,
      richCell(
        { text: typeName(entry.type), style: { bold: true } },
        { text: ' ' },
        { text: truncateMrkdwn(flat(entry.text), LINE), ...look },
        ...(meant === '' ? [] : [{ text: ` · ${meant}`, style: { italic: true } }]),
      ),
      richCell({ text: authorCode(entry) }),
    ],
    label: truncate(`${time} ${struck ? `(${TAKEN_BACK}) ` : ''}${plainLine(entry.text)}`, LIMITS.option),
  };
}

/** The last of these entries that one message has room for. */
function latestThatFit(entries: readonly Entry[], reader: Reader): Shown[] {
  const page: Shown[] = [];
  let [room, cells] = [ROOM, CELLS];
  for (const entry of entries.toReversed()) {
    const next = shown(entry, reader);
    const length = cellsLength(next.cells);
    room -= Math.max(next.line.length, length) + next.label.length + DAY;
    cells -= length + DAY;
    if (room < 0 || cells < 0) break;
    page.unshift(next);
  }
  return page;
}

/** What a row for a day takes. */
const DAY = 20;

/** Each day by its name before its first entry; a page of today alone needs none. */
function withDays(page: readonly Shown[], reader: Reader): readonly (Shown | { readonly day: string })[] {
  return page.flatMap((row, index) => {
    const before = page[index - 1]?.entry.occurredAt ?? reader.now;
    const at = row.entry.occurredAt;
    return onOneDay(before, at, reader) ? [row] : [{ day: dayOf(at, reader) }, row];
  });
}

function dayCells(day: string): readonly Cell[] {
  return ['', richCell({ text: day, style: { bold: true } }), ''];
}

/** The newest first: what was just logged is what is corrected most. */
function chooser(page: readonly Shown[]): StaticSelect | undefined {
  const named = page.filter(({ entry }) => entry.id.length <= LIMITS.optionValue).toReversed();
  if (named.length === 0) return undefined;
  const options = named.map(({ entry, label }) => option(label, entry.id));
  return select(ACTIONS.entryChoose, TAPS.choose, options);
}

function turning(
  { key }: Incident,
  {
    menu,
    earlier,
    skip,
    size,
  }: {
    readonly menu: StaticSelect | undefined;
    readonly earlier: number | undefined;
    readonly skip: number;
    readonly size: number;
  },
): ActionsBlock[] {
  const page = (which: 'earlier' | 'later', label: string, left: number) =>
    button({
      id: `${ACTIONS.timelinePage}-${which}`,
      label,
      value: writeValue({ incident: key, skip: left }),
    });
  const elements = [
    ...(menu ? [menu] : []),
    ...(earlier === undefined ? [] : [page('earlier', TAPS.earlier, earlier)]),
    ...(skip > 0 ? [page('later', TAPS.later, Math.max(skip - size, 0))] : []),
  ];
  return elements.length > 0 ? [actions(elements)] : [];
}
