import { describe, expect, it } from '@jest/globals';
import type { Table } from 'mdast';
import { row, table, text } from '../../src/domain/postmortem/document/nodes.ts';
import { plainText } from '../../src/domain/postmortem/document/walk.ts';
import { daysOfRows, withoutSparseColumns } from '../../src/render/timeline-table.ts';

const rowOf = (...cells: string[]) => row(...cells.map((cell) => [text(cell)]));
const shown = ({ children }: Table) =>
  children.map((each) => each.children.map((cell) => plainText(cell.children)));
const without = (head: string[], ...rows: string[][]) =>
  shown(
    withoutSparseColumns(
      table(
        head,
        rows.map((cells) => rowOf(...cells)),
      ),
    ),
  );

describe('the columns of a timeline', () => {
  const HEAD = ['Time', 'Event', 'Action Taken', 'Actor'];

  it('stay where at most half of a column is missing, and nothing of them gets lost', () => {
    const rows = [
      ['10:00', 'a', 'b', 'c'],
      ['10:01', 'd', '–', 'e'],
      ['10:02', 'f', 'g', '–'],
    ];
    expect(without(HEAD, ...rows)).toEqual([HEAD, ...rows]);
  });

  it('of events and of actions become the fuller of both', () => {
    expect(without(HEAD, ['10:00', 'a', '–', 'x'], ['10:01', '–', 'b', 'y'])).toEqual([
      ['Time', 'Event', 'Actor'],
      ['10:00', 'a', 'x'],
      ['10:01', 'Action Taken: b', 'y'],
    ]);
    const acted = without(HEAD, ['1', '–', 'a', 'x'], ['2', '–', 'b', 'y'], ['3', 'c', '–', 'z']);
    expect(acted[0]).toEqual(['Time', 'Action Taken', 'Actor']);
    expect(acted[3]).toEqual(['3', 'Event: c', 'z']);
  });

  it('of dashes alone are left out', () => {
    expect(without(HEAD, ['10:00', 'a', '–', '–'])).toEqual([
      ['Time', 'Event'],
      ['10:00', 'a'],
    ]);
  });
});

describe('the days of a timeline', () => {
  const days = (...times: string[]) =>
    daysOfRows(times.map((time) => rowOf(time, 'x'))).map(({ day, rows }) => [
      day,
      ...rows.map(({ children }) => plainText(children[0]?.children ?? [])),
    ]);

  it('begin where a time has a date, whether the times after it have one or not', () => {
    expect(days('23:00', '2026-03-03 00:10', '00:20')).toEqual([
      [undefined, '23:00'],
      ['2026-03-03', '00:10', '00:20'],
    ]);
    expect(days('2026-03-03 00:10', '2026-03-03 00:20')).toEqual([['2026-03-03', '00:10', '00:20']]);
    expect(days('10:00', '11:00')).toEqual([[undefined, '10:00', '11:00']]);
  });
});
