import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { renderActionsCsv, renderTimelineCsv } from '../../src/render/csv.ts';
import { expectGolden } from '../builders/golden.ts';
import { recordOf } from '../builders/incident-record.ts';
import { seedRecord } from '../builders/seed-record.ts';
import { HOSTILE, recordSaying } from './hostile.ts';

/** Rows as seen by readers that end a row at any line end outside quotes; other readers see the same. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = parse(csv, { record_delimiter: ['\r\n', '\n', '\r'] });
  expect(parse(csv)).toEqual(rows);
  return rows;
}

describe('CSV', () => {
  it('of a seed incident is as in the golden files', () => {
    expectGolden('csv/timeline.csv', renderTimelineCsv(seedRecord('comprehensive')));
    expectGolden('csv/actions.csv', renderActionsCsv(seedRecord('comprehensive')));
  });

  it('has its heads where nothing is recorded', () => {
    expect(renderTimelineCsv(recordOf([]))).toBe(
      '\uFEFFat,loggedAt,type,text,author,source,permalink,id\r\n',
    );
    expect(renderActionsCsv(recordOf([]))).toBe(
      '\uFEFFid,title,kind,owner,due,priority,status,doneWhen,link\r\n',
    );
  });

  it('names people instead of their ids', () => {
    const record = recordOf([['10:00', 'note', 'ask <@U12345|bo> and <@U99999>']], {
      people: { U12345: 'Bo Larsen' },
      actions: [{ id: 'A-1', title: 'Call <@U12345|bo>' }],
    });
    expect(renderTimelineCsv(record)).toContain('ask Bo Larsen and somebody (U99999)');
    expect(renderActionsCsv(record)).toContain('Call Bo Larsen');
  });

  it('says who has an item until a person takes it, and where else it is tracked', () => {
    const heldBy = { kind: 'group', group: 'S1', name: '@sre' } as const;
    const link = 'https://tracker.example/OPS-7';
    const [, row] = rowsOf(
      renderActionsCsv(recordOf([], { actions: [{ title: 'Cap retries', heldBy, link }] })),
    );
    expect(row).toEqual(['', 'Cap retries', '', "'@sre", '', '', '', '', link]);
  });

  it.each([
    [
      'see <https://a.example/x|the graph> in <#C0PAY0001|payments>, <!here>',
      'see the graph (https://a.example/x) in #payments, @here',
    ],
    ['<https://a.example/x> and https://b.example', 'https://a.example/x and https://b.example'],
    ['for <!subteam^S1|@oncall>', 'for @oncall'],
    ['ran `kubectl get <pod>`\nthen <@U1|ana>', 'ran `kubectl get <pod>`\nthen ana'],
    ['<<https://a.example>>', 'https://a.example'],
  ])('shows %j as people see it', (typed, seen) => {
    const record = recordOf([['10:00', 'note', typed]], { actions: [{ title: typed, doneWhen: typed }] });
    expect(rowsOf(renderTimelineCsv(record))[1]?.[3]).toBe(seen);
    expect(rowsOf(renderActionsCsv(record))[1]).toEqual(['', seen, '', '', '', '', '', seen, '']);
  });

  it('begins no cell as a formula', () => {
    for (const words of HOSTILE) {
      const record = recordSaying(words);
      for (const row of [...rowsOf(renderTimelineCsv(record)), ...rowsOf(renderActionsCsv(record))])
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  });

  it('keeps cells and rows apart, whatever is in them', () => {
    for (const words of HOSTILE) {
      const rows = rowsOf(renderTimelineCsv(recordSaying(words)));
      expect(rows.map((row) => row.length)).toEqual([8, 8, 8, 8]);
    }
    const [, first] = rowsOf(renderTimelineCsv(recordOf([['10:00', 'note', 'a "quoted", b\nnext']])));
    expect(first?.[3]).toBe('a "quoted", b\nnext');
  });

  it.each(['one\ntwo', '\nbegins', 'ends\n', ' blanks ', 'a,b', '"', 'a;b'])(
    'gives the text %j back as it is',
    (words) => {
      const csv = renderTimelineCsv(
        recordOf([
          ['10:00', 'note', words],
          ['10:01', 'note', 'x'],
        ]),
      );
      expect(rowsOf(csv).map((row) => row[3])).toEqual(['text', words, 'x']);
      if (words !== 'a;b') expect(csv).toContain(`"${words.replaceAll('"', '""')}"`);
    },
  );

  it('reads a lone CR as a line end of the same cell', () => {
    const rows = rowsOf(renderTimelineCsv(recordOf([['10:00', 'note', 'one\rtwo']])));
    expect(rows.map((row) => row[3])).toEqual(['text', 'one\ntwo']);
  });

  it('closes the writing directions that a line leaves open, within its cell', () => {
    const [, first] = rowsOf(renderTimelineCsv(recordOf([['10:00', 'note', '\u202Eone\ntwo']])));
    expect(first?.[3]).toBe('\u202Eone\u202C\ntwo');
  });

  it.each(['=1+1', '＝1+1', '＠x', "'-x"])(
    'puts an apostrophe before the formula %j and keeps the rest',
    (words) => {
      const [, first] = rowsOf(renderTimelineCsv(recordOf([['10:00', 'note', words]])));
      expect(first?.[3]).toBe(`'${words}`);
    },
  );

  it('begins with a mark, so that spreadsheets read its letters', () => {
    const csv = renderTimelineCsv(recordOf([['10:00', 'note', 'Größe']]));
    expect(Buffer.from(csv).subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(renderActionsCsv(recordOf([])).charCodeAt(0)).toBe(0xfeff);
  });
});
