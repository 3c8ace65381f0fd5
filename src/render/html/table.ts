import type { Element, ElementContent } from 'hast';
import type { Table, TableRow } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { entriesOfRow } from '../../domain/postmortem/document/nodes.ts';
import { anchors } from '../anchors.ts';
import { daysOfRows, isTimeline, laidOut, longDayOf, typeColumn, typeIn } from '../timeline-table.ts';
import { cellClass } from './cell-class.ts';
import { element, words } from './element.ts';

/** How one table is written. */
export interface TableSetting {
  readonly caption: string;
  /** Entries whose row has been written; notes link to it. */
  readonly written: Set<string>;
}

/** A table with its caption and head. */
export function tableElement(state: State, table: Table, setting: TableSetting): Element {
  const { caption } = setting;
  return isTimeline(table)
    ? scrolled(timeline(state, laidOut(table), setting), caption)
    : scrolled(plainTable(state, table, setting), caption);
}

function scrolled(table: Element, caption: string): Element {
  return element('div', { className: ['table'], role: 'region', tabIndex: 0, ariaLabel: caption }, [table]);
}

function plainTable(state: State, { children }: Table, { caption }: TableSetting): Element {
  const [head, ...rows] = children;
  const width = head?.children.length ?? 0;
  const body = rows.map((row) => rowOf(state, row, { tagName: 'td', width }));
  return element('table', {}, [...headOf(state, head, caption), element('tbody', {}, body)]);
}

function headOf(state: State, head: TableRow | undefined, caption: string): Element[] {
  const title = element('caption', {}, [words(caption)]);
  if (!head) return [title];
  return [title, element('thead', {}, [rowOf(state, head, { tagName: 'th', width: head.children.length })])];
}

/** Rows with ids to link to, days apart, each type with its sign. */
function timeline(state: State, table: Table, { caption, written }: TableSetting): Element {
  const [head, ...rows] = table.children;
  const width = head?.children.length ?? 0;
  const types = typeColumn(table);
  const bodies = daysOfRows(rows).map(({ day, rows: own }) =>
    element('tbody', {}, [
      ...(day === undefined ? [] : [dayRow(day, width)]),
      ...own.map((row) => {
        const shown = withSign(rowOf(state, row, { tagName: 'td', width }), row, types);
        return withIds(shown, entriesOfRow(row), written);
      }),
    ]),
  );
  return element('table', { className: ['timeline'] }, [...headOf(state, head, caption), ...bodies]);
}

function dayRow(day: string, width: number): Element {
  const properties = { scope: 'rowgroup', colSpan: width };
  return element('tr', { className: ['day'] }, [element('th', properties, [words(longDayOf(day))])]);
}

/** The sign of the entry's type goes before its word. */
function withSign(row: Element, { children }: TableRow, column: number): Element {
  const cell = row.children[column];
  const type = typeIn(children[column]);
  if (type === undefined || cell?.type !== 'element') return row;
  cell.children = [element('span', { className: ['type', type] }, cell.children)];
  return row;
}

/** Ids for the entries that have no row yet; those for further entries go to the row's beginning. */
function withIds(row: Element, entries: readonly string[], written: Set<string>): Element {
  const [first, ...further] = entries.filter((entry) => !written.has(entry));
  if (first === undefined) return row;
  for (const entry of [first, ...further]) written.add(entry);
  row.properties['id'] = anchors.entry(first);
  const [cell] = row.children;
  if (further.length > 0 && cell?.type === 'element')
    cell.children.unshift(...further.map((entry) => element('span', { id: anchors.entry(entry) }, [])));
  return row;
}

function rowOf(
  state: State,
  row: TableRow,
  { tagName, width }: { tagName: 'th' | 'td'; width: number },
): Element {
  const cells: ElementContent[] = row.children.map((cell) => {
    const name = cellClass(cell);
    const className = name === undefined ? {} : { className: [name] };
    return element(tagName, tagName === 'th' ? { scope: 'col' } : className, state.all(cell));
  });
  while (cells.length < width) cells.push(element(tagName, {}, []));
  return element('tr', {}, cells);
}
