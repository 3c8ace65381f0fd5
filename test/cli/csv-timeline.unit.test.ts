import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCsvTimeline, type TimelineCall } from '../../src/cli/csv-timeline.ts';
import { renderTimelineCsv } from '../../src/render/csv.ts';
import { recordOf } from '../builders/incident-record.ts';

const read = (content: string | Uint8Array, rest: Partial<TimelineCall> = {}) =>
  readCsvTimeline(typeof content === 'string' ? Buffer.from(content) : content, {
    title: 'x',
    file: 't.csv',
    ...rest,
  });

const times = (content: string | Uint8Array, rest: Partial<TimelineCall> = {}) =>
  read(content, rest).record.entries.map(({ at }) => at.toISOString());

/** The moment of one cell in a column Timestamp. */
const timeOf = (cell: string, rest: Partial<TimelineCall> = {}) =>
  times(`Timestamp,Event\n"${cell}",x\n`, rest)[0];

describe('a CSV timeline as spreadsheets and tools write it', () => {
  it('may have empty rows above its header, which count in the numbers of rows', () => {
    expect(times('\n;;\nTime;Event\n2026-03-02 10:02;a, b\n')).toEqual(['2026-03-02T10:02:00.000Z']);
    expect(() => read('\n\nTime,Event\nsoon,x\n')).toThrow('t.csv row 4, column "Time"');
    expect(() => read('\n,\nTime,Remark\n')).toThrow('t.csv row 3 names no column for the text');
  });

  it.each(['', '\n', ' \r\n,\n', '\ufeff'])('is refused as empty where it is %j', (content) => {
    expect(() => read(content)).toThrow('t.csv is empty; nothing was imported.');
  });

  it('may say its offset twice, where it is the same', () => {
    expect(timeOf('2026-03-02 10:02:00.5 +0000 UTC')).toBe('2026-03-02T10:02:00.500Z');
    expect(() => timeOf('2026-03-02 10:02 +0100 UTC')).toThrow('holds more than one time');
  });

  it('may give ids to some rows alone, whatever they are', () => {
    const { entries } = read(
      'Id,Time,Event\n,2026-03-02 10:02,a\ne1,2026-03-02 10:03,b\n,2026-03-02 10:04,c\n',
    ).record;
    expect(entries.map(({ id }) => id)).toEqual(['e1-', 'e1', 'e3']);
  });

  it.each(['1899-12-30 10:02', '1899-12-31T10:02:00', '12/30/1899 10:02', '10:02'])(
    'may have %s beside its date',
    (time) => {
      expect(times(`Date,Time,Event\n2026-03-02,${time},x\n`)).toEqual(['2026-03-02T10:02:00.000Z']);
      expect(() => read(`Time,Event\n${time},x\n`)).toThrow('has no date');
    },
  );

  it.each([
    ['Time (local),Time (UTC)', '2026-03-02 11:02,2026-03-02 10:02', 'Time (local)'],
    ['Time (UTC),Time (Berlin)', '2026-03-02 10:02,2026-03-02 11:02', 'Time (Berlin)'],
  ])('may have %s, of which the one with an offset counts', (names, cells, other) => {
    const source = read(`${names},Event\n${cells},x\n`);
    expect(source.record.entries.map(({ at }) => at.toISOString())).toEqual(['2026-03-02T10:02:00.000Z']);
    expect(source.leftOut).toEqual([`the column "${other}"`]);
  });
});

describe('the time of a row in a CSV timeline', () => {
  it.each([
    ['2026-03-02T10:02:00Z'],
    ['2026-03-02 10:02'],
    ['2026-03-02 10:02 UTC'],
    ['2026-03-02 10:02 (UTC)'],
    ['2026-03-02 11:02 +0100'],
    ['2026-03-02 11:02+01'],
    ['2026-03-02 05:02 GMT-5'],
    ['2026-03-02 15:32 UTC+05:30'],
    ['2026-03-02 07:02 \u22120300'],
    ['2026-03-02 10:02 AM'],
    ['2026-03-02 10:02\u202Fa.m.'],
    ['2026/3/2 10:02'],
    ['20260302T100200Z'],
    ['2 Mar 2026 10:02'],
    ['2-Mar-2026 10:02'],
    ['2. March 2026, 10:02'],
    ['March 2nd, 2026 at 10:02 AM'],
    ['Mon, 02 Mar 2026 11:02:00 +0100'],
    ['10:02 2026-03-02'],
    ['２０２６-０３-０２ １０：０２'],
    ['1772445720'],
    ['1772445720000'],
    ['1772445720.000100'],
  ])('is read of %s', (cell) => {
    expect(timeOf(cell)).toBe('2026-03-02T10:02:00.000Z');
  });

  it.each([
    ['2:05 p.m. 2026-03-02', '2026-03-02T14:05:00.000Z'],
    ['2026-03-02 12:05 AM', '2026-03-02T00:05:00.000Z'],
    ['2026-03-02 10:02:33,123', '2026-03-02T10:02:33.123Z'],
    ['13/2/2026 10:02', '2026-02-13T10:02:00.000Z'],
    ['2/13/2026 10:02', '2026-02-13T10:02:00.000Z'],
    ['3/3/2026 10:02', '2026-03-03T10:02:00.000Z'],
  ])('is read of %s as %s', (cell, at) => {
    expect(timeOf(cell)).toBe(at);
  });

  it.each([
    [
      '3/2/2026 10:02',
      '"3/2/2026 10:02" reads two ways, as 3 February 2026 or 2 March 2026; say --dates day-first or --dates month-first, or write it as 2026-03-02 10:02.',
    ],
    [
      '2026-02-30 10:02',
      '"2026-02-30 10:02" is not a date: there is no 30 February 2026; write it as 2026-03-02 10:02.',
    ],
    [
      '30 Feb 2026 10:02',
      '"30 Feb 2026 10:02" is not a date: there is no 30 February 2026; write it as 2026-03-02 10:02.',
    ],
    ['32/1/2026 10:02', '"32/1/2026 10:02" is not a date; write it as 2026-03-02 10:02.'],
    ['2026-03-02 24:02', '"2026-03-02 24:02" is no time of day; write it as 2026-03-02 10:02.'],
    ['2026-03-02 13:02 PM', '"2026-03-02 13:02 PM" is no time of day; write it as 2026-03-02 10:02.'],
    ['2026-03-02', '"2026-03-02" has no time of day; write it as 2026-03-02 10:02.'],
    ['10:02', '"10:02" has no date; write it as 2026-03-02 10:02.'],
    [
      '2026-03-02 10:02 EST',
      '"2026-03-02 10:02 EST" is not read as a time, since EST is not an offset from UTC; write it as 2026-03-02 10:02.',
    ],
    ['1026-03-02 10:02', '"1026-03-02 10:02" is in the year 1026; write it as 2026-03-02 10:02.'],
    [
      'Tue 2 Mar 2026 10:02',
      '"Tue 2 Mar 2026 10:02" names another day of the week: 2 March 2026 is a Monday;',
    ],
    ['3/2/26 10:02', '"3/2/26 10:02" is not read as a time; write it as 2026-03-02 10:02.'],
    ['46083.418', '"46083.418" is not read as a time; write it as 2026-03-02 10:02.'],
    [
      '2026-03-02 10:02 10:03',
      '"2026-03-02 10:02 10:03" holds more than one time; write it as 2026-03-02 10:02.',
    ],
    ['soon', '"soon" is not read as a time; write it as 2026-03-02 10:02.'],
  ])('is refused of %s', (cell, why) => {
    expect(() => timeOf(cell)).toThrow(`t.csv row 2, column "Timestamp": ${why}`);
  });

  it('is read as the order of the numbers is said', () => {
    expect(timeOf('3/2/2026 10:02', { dates: 'day-first' })).toBe('2026-02-03T10:02:00.000Z');
    expect(timeOf('3/2/2026 10:02', { dates: 'month-first' })).toBe('2026-03-02T10:02:00.000Z');
    expect(() => timeOf('2/13/2026 10:02', { dates: 'day-first' })).toThrow(
      /is not a date when read day first/,
    );
  });

  it.each([
    ['Time,Date,Event\n10:02,2026-03-02,x'],
    ['Date,Time,Event\n2026-03-02,10:02,x'],
    ['Event,Date,Who,Time\nx,2026-03-02 00:00:00,ana,10:02 AM'],
    ['Date,Time (UTC),Event\n2 March 2026,10:02,x'],
    ['Date,Time (UTC+1),Event\n2026-03-02,11:02,x'],
    ['Date,Time,Time zone,Event\n2026-03-02,11:02,+01:00,x'],
    ['Date (YYYY-MM-DD),Time (24h),Event\n2026-03-02,10:02,x'],
    ['Time,Event\n2026-03-02 10:02,x'],
    ['Date,Timestamp,Event\n2026-03-02,2026-03-02 10:02,x'],
  ])('is put together of %j', (content) => {
    expect(times(content)).toEqual(['2026-03-02T10:02:00.000Z']);
  });

  it.each([
    ['Date,Time,Event\n2026-03-02,10:02,x\n,10:15,y', 't.csv row 3, column "Time": "10:15" has no date;'],
    ['Date,Time,Event\n2026-03-02,,x', 't.csv row 2, column "Date": "2026-03-02" has no time of day;'],
    [
      'Date,Time,Event\n,,x',
      't.csv row 2, column "Date", "Time": empty; write when it happened, or take the row out.',
    ],
    [
      'Time (CET),Event\n2026-03-02 10:02,x',
      't.csv row 1, column "Time (CET)": CET is not an offset from UTC;',
    ],
    [
      'Time,Zone,Event\n2026-03-02 10:02,CET,x',
      't.csv row 2, column "Zone": "CET" is not an offset from UTC;',
    ],
    [
      'Date,Timestamp,Event\n2026-03-03,2026-03-02 10:02,x',
      't.csv row 2, column "Timestamp": "2026-03-02 10:02" and another column say different times;',
    ],
    [
      'At,Logged at,Event\n2026-03-02 10:02,3/2/2026 10:05,x',
      't.csv row 2, column "Logged at": "3/2/2026 10:05" reads two ways',
    ],
  ])('is refused of %j', (content, why) => {
    expect(() => read(content)).toThrow(why);
  });
});

describe('the words of a row in a CSV timeline', () => {
  it('are those of all its columns of text', () => {
    const { record } = read(
      'Timestamp,Event,Description\n2026-03-02 10:02,Deploy,release 4.2\n2026-03-02 10:15,Rollback,\n2026-03-02 10:16,Same,Same\n2026-03-02 10:17,Done.,Really',
    );
    expect(record.entries.map(({ text }) => text)).toEqual([
      'Deploy: release 4.2',
      'Rollback',
      'Same',
      'Done. Really',
    ]);
  });

  it.each([
    [
      'Timestamp,Event,Notes\n2026-03-02 10:02,,',
      't.csv row 2, column "Event", "Notes": empty; write what happened, or take the row out.',
    ],
    [
      'Timestamp,Event\n\n2026-03-02 10:02,"a\nb"\n\n2026-03-02 10:03,',
      't.csv row 5, column "Event": empty;',
    ],
    [
      'Timestamp,Event\n2026-03-02 10:02,one, two',
      't.csv row 2 has 3 cells and the header 2, so that "two" is in no column;',
    ],
    [
      'Zeit,Ereignis\n2026-03-02 10:02,x',
      't.csv row 1 names no column for the time, only "Zeit", "Ereignis"; call one Time, or two Date and Time.',
    ],
    [
      'Time,Ereignis\n2026-03-02 10:02,x',
      't.csv row 1 names no column for the text, only "Time", "Ereignis"; call one Event or Description.',
    ],
    ['Time,Event\n', 't.csv has no rows under its header; nothing was imported.'],
    [
      'Time,Event,ID\n2026-03-02 10:02,x,7\n2026-03-02 10:03,y,7',
      't.csv row 3, column "ID": "7" names two rows;',
    ],
    ['Time,Event,Link\n2026-03-02 10:02,x,wiki', 't.csv row 2, column "Link": "wiki" is no web address;'],
  ])('are refused of %j', (content, why) => {
    expect(() => read(content)).toThrow(why);
  });

  it('names what is left out', () => {
    const { leftOut, record } = read(
      'Time,Type,Event,Room,Mood,Source\n2026-03-02 10:02,Alert,x,,calm,pager\n2026-03-02 10:03,change,y,,,pin\n',
    );
    expect(leftOut).toEqual([
      'the column "Mood"',
      'the type of 1 row, which Scribe does not have ("Alert")',
      'the source of 1 row ("pager")',
    ]);
    expect(record.entries.map(({ type, source }) => [type, source])).toEqual([
      ['note', undefined],
      ['change', 'pin'],
    ]);
  });
});

describe('the letters of a CSV timeline', () => {
  const content = 'Time;Event;Größe\n2026-03-02 10:02;Über 5 € – größer;3\n';
  const latin = (text: string) =>
    Buffer.from([...text].map((letter) => ({ '€': 0x80, '–': 0x96 })[letter] ?? letter.charCodeAt(0)));

  it.each([
    ['UTF-8', Buffer.from(content)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${content}`)],
    ['UTF-16', Buffer.from(`\uFEFF${content}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${content}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(content, 'utf16le')],
    ['the separator of Excel named', Buffer.from(`sep=;\r\n${content}`)],
  ])('are read in %s', (_, bytes) => {
    expect(read(bytes).record.entries[0]?.text).toBe('Über 5 € – größer');
  });

  it('are never replaced: a file in another encoding is refused with row and column, and read when that is said', () => {
    const bytes = latin(content.replace('Größe', 'Size'));
    expect(() => read(bytes)).toThrow(
      't.csv row 2, column "Event", is not UTF-8; save the file as "CSV UTF-8", or say its encoding, for example: --encoding windows-1252',
    );
    expect(read(latin(content), { encoding: 'windows-1252' }).record.entries[0]?.text).toBe(
      'Über 5 € – größer',
    );
    expect(() => read(bytes, { encoding: 'klingon' })).toThrow('There is no encoding "klingon"');
  });
});

/** Pieces of Slack's codes, in any order. */
const CODES = fc
  .array(
    fc.constantFrom('<', '>', '|', '@U1', '#C1', '!here', 'https://a.b', '`', ' ', 'x', '-', "'", '\n'),
    { minLength: 1 },
  )
  .map((pieces) => pieces.join(''));

describe('a CSV timeline that was exported', () => {
  const again = (csv: string) => {
    const { record } = read(csv);
    return renderTimelineCsv(record);
  };

  it.each([
    '=1+1',
    "'-x",
    "''=x",
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\ttab',
    "'quoted'",
    '-',
    "'",
    ' blanks ',
    'a\nb',
  ])('gives %j back, and the same bytes', (text) => {
    const csv = renderTimelineCsv(
      recordOf([['10:00', 'note', text, { author: text, loggedAt: new Date(0) }]]),
    );
    expect(read(csv).record.entries[0]).toMatchObject({ text, author: text });
    expect(again(csv)).toBe(csv);
  });

  it('gives back what people said that its entries mean', () => {
    const marks = [
      { is: 'cause', by: 'Ana; Diaz' },
      { is: 'restored', part: 'eu (most)' },
    ] as const;
    const record = recordOf([
      ['10:00', 'detection', 'errors', { marks: [{ is: 'impact-started' }] }],
      ['10:05', 'mitigation', 'restart', { outcome: { was: 'no effect', shown: 'e3', by: 'U1' } }],
      ['10:06', 'mitigation', 'again', { attempt: 'e2' }],
      ['10:10', 'note', 'pool is full', { marks }],
    ]);
    const csv = renderTimelineCsv(record);
    const { record: again, leftOut } = read(csv);
    expect(leftOut).toEqual([]);
    expect(again.entries.map(({ marks: set, attempt, outcome }) => [set, attempt, outcome])).toEqual([
      [[{ is: 'impact-started' }], undefined, undefined],
      [undefined, undefined, { was: 'no effect', shown: 'e3' }],
      [undefined, 'e2', undefined],
      [
        [
          { is: 'cause', by: 'Ana, Diaz' },
          { is: 'restored', part: 'eu most' },
        ],
        undefined,
        undefined,
      ],
    ]);
    expect(renderTimelineCsv(again)).toBe(csv);
  });

  it('leaves out what other tools call a mark, an attempt or an outcome, and says so', () => {
    const { record, leftOut } = read(
      'Time,Event,Marks,Attempt,Outcome\n2026-03-02 10:02,x,A+,2,Fixed\n2026-03-02 10:03,y,,,Worked\n',
    );
    expect(leftOut).toEqual(['the marks of 1 row', 'the attempt of 1 row', 'the outcome of 1 row']);
    expect(record.entries.map(({ outcome }) => outcome)).toEqual([undefined, { was: 'worked' }]);
  });

  it('gives any text back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), CODES), {
          minLength: 1,
          maxLength: 4,
        }),
        (texts) => {
          const csv = renderTimelineCsv(
            recordOf(texts.map((text) => ['10:00', 'note', `a${text}`, { source: 'pin' }])),
          );
          expect(again(csv)).toBe(csv);
        },
      ),
    );
  });
});

/** One entry as a spreadsheet might have it, and what it means. */
const entry = fc.record({
  at: fc.date({ min: new Date('2001-09-10'), max: new Date('2100-01-01'), noInvalidDate: true }),
  text: fc
    .string({ unit: fc.constantFrom(...'abcÄß€é 中;,"\t\n=-\''), minLength: 1 })
    .map((text) => `x${text}x`),
  author: fc.constantFrom('', 'ana', 'Zoë Müller', "O'Brien"),
});

/** Ways to write a moment to the minute, each under the columns that it needs. */
const WAYS: readonly (readonly [string[], (at: Date) => string[]])[] = [
  [['Timestamp'], (at) => [at.toISOString()]],
  [['Time'], (at) => [at.toISOString().slice(0, 16).replace('T', ' ')]],
  [['At'], (at) => [`${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`]],
  [['when'], (at) => [String(at.getTime() / 1_000)]],
  [['Occurred at'], (at) => [String(at.getTime()).padStart(13, '0')]],
  [['Date', 'Time'], (at) => [at.toISOString().slice(0, 10), at.toISOString().slice(11, 16)]],
  [
    ['Date', 'Time (UTC+01:00)'],
    (at) => {
      const ahead = new Date(at.getTime() + 3_600_000).toISOString();
      return [ahead.slice(0, 10).replaceAll('-', '/'), ahead.slice(11, 19)];
    },
  ],
];

const ENCODINGS: readonly ((text: string) => Uint8Array)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\uFEFF${text}`),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
];

describe('any CSV timeline', () => {
  it('is read whatever the order of its columns, its separator, its encoding and its way to write times', () => {
    const shape = fc.record({
      entries: fc.array(entry, { minLength: 1, maxLength: 5 }),
      way: fc.constantFrom(...WAYS),
      order: fc.infiniteStream(fc.nat()),
      separator: fc.constantFrom(',', ';', '\t'),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      encode: fc.constantFrom(...ENCODINGS),
    });
    fc.assert(
      fc.property(shape, ({ entries, way: [names, write], order, separator, end, encode }) => {
        const minutes = entries.map((one) => ({
          ...one,
          at: new Date(Math.floor(one.at.getTime() / 60_000) * 60_000),
        }));
        const header = [...names, 'Event', 'Who'];
        const places = header
          .map((_, index) => ({ index, by: order.next().value }))
          .sort((a, b) => a.by - b.by);
        const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
        const rows = [header, ...minutes.map(({ at, text, author }) => [...write(at), text, author])];
        const csv = rows
          .map((row) => places.map(({ index }) => quoted(row[index] ?? '')).join(separator))
          .join(end);
        const { record, leftOut } = read(encode(csv));
        expect(leftOut).toEqual([]);
        expect(record.entries.map(({ at, text, author = '' }) => ({ at, text, author }))).toEqual(minutes);
      }),
    );
  });
});
