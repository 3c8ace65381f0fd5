import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { analyse } from '../../../../src/domain/postmortem/analysis/analysis.ts';
import { widthOf } from '../../../../src/domain/postmortem/document/text-width.ts';
import { plainText } from '../../../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { changeOf } from '../../../../src/domain/postmortem/templates/comprehensive/metric-change.ts';
import { comprehensive } from '../../../../src/domain/postmortem/templates/comprehensive.ts';
import { drawTimeline } from '../../../../src/domain/postmortem/templates/narrative/draw-timeline.ts';
import { momentsToDraw } from '../../../../src/domain/postmortem/templates/narrative/moments-to-draw.ts';
import {
  incidentBoundaries,
  reportBoundaries,
  splitAt,
} from '../../../../src/domain/postmortem/templates/sections/phases.ts';
import { named } from '../../../../src/domain/postmortem/templates/sections/points.ts';
import { entriesOf } from '../../../../src/domain/postmortem/templates/sections/timeline.ts';
import { ENTRY_TYPES } from '../../../../src/domain/timeline/entry.ts';
import { longDay, twelveHour, weekday } from '../../../../src/domain/timeline/twelve-hour.ts';
import { at, entries, recordOf } from '../../../builders/incident-record.ts';
import { SEEDS, seedRecord } from '../../../builders/seed-record.ts';

describe('the change of a metric', () => {
  it.each([
    ['0.1%', '45%', '+44.9 points'],
    ['99.9%', '0%', '−99.9 points'],
    ['200ms', '5000ms', '+2,400%'],
    ['180 ms', '245 ms', '+36.1%'],
    ['500', '0', '−100%'],
    ['12', '12', '±0%'],
    ['1,000', '1,500', '+50%'],
  ])('from %s to %s is %s', (normal, during, change) => {
    expect(changeOf(normal, during)).toBe(change);
  });

  it.each([
    ['200ms', '5s'],
    ['0', '7'],
    ['low', 'high'],
    ['1-2', '7'],
    ['~5', '10'],
    [undefined, '10'],
  ])('from %s to %s is not told', (normal, during) => {
    expect(changeOf(normal, during)).toBeUndefined();
  });
});

describe('times for readers outside', () => {
  it.each([
    ['00:00', '12:00 AM'],
    ['02:15', '2:15 AM'],
    ['12:00', '12:00 PM'],
    ['15:15:30', '3:15:30 PM'],
    ['23:59', '11:59 PM'],
  ])('%s is %s', (time, words) => {
    expect(twelveHour(at(time))).toBe(words);
  });

  it('writes days in words', () => {
    expect(longDay(new Date('2024-06-10T23:59:59Z'))).toBe('June 10, 2024');
    expect(weekday(new Date('2024-03-09T00:00:00Z'))).toBe('Saturday, March 9, 2024');
  });
});

describe('a name before a statement', () => {
  it('is read where a short one comes first', () => {
    expect(named('Testing gap: tests were short')).toEqual({ name: 'Testing gap', rest: 'tests were short' });
    expect(named('Resource management:')).toEqual({ name: 'Resource management', rest: '' });
  });

  it.each(['At 14:05 it began', 'no capital: here', 'One. Two: three', 'https://example.com: down'])(
    'is none in %j',
    (words) => {
      expect(named(words)).toEqual({ rest: words });
    },
  );
});

const phasesOf = (record: IncidentRecord, boundaries: typeof incidentBoundaries) => {
  const analysis = analyse(record);
  return splitAt(entriesOf(analysis), boundaries(analysis)).map((items) =>
    items.map((item) => ('entry' in item ? item.entry.id : '')),
  );
};

describe('the phases of a timeline', () => {
  it('are cut at declaration, restoration and resolution', () => {
    const record = recordOf([
      ['10:00', 'change', 'Deployed'],
      ['10:05', 'detection', 'Alarm'],
      ['10:06', 'response', 'Acknowledged'],
      ['10:10', 'response', 'All hands', { marks: [{ is: 'declared' }] }],
      ['10:12', 'mitigation', 'Rollback started', { outcome: { was: 'worked' } }],
      ['10:20', 'mitigation', 'Rollback completed', { attempt: 'e5' }],
      ['10:25', 'recovery', 'Errors go down', { marks: [{ is: 'mitigated' }] }],
      ['10:30', 'recovery', 'Back', { marks: [{ is: 'restored' }] }],
      ['10:40', 'note', 'Watching'],
      ['10:50', 'resolution', 'Resolved'],
      ['11:30', 'note', 'Review planned'],
    ]);
    expect(phasesOf(record, incidentBoundaries)).toEqual([
      ['e1', 'e2', 'e3', 'e4'],
      ['e5', 'e6', 'e7', 'e8'],
      ['e9', 'e10'],
      ['e11'],
    ]);
    expect(phasesOf(record, reportBoundaries)).toEqual([
      ['e1', 'e2', 'e3'],
      ['e4', 'e5'],
      ['e6', 'e7', 'e8', 'e9', 'e10'],
      ['e11'],
    ]);
  });

  it('put a resolution into the recovery, even one of the same minute as the mitigation', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'response', 'Acknowledged'],
      ['10:30', 'mitigation', 'Fixed version rolled out', { marks: [{ is: 'mitigated' }] }],
      ['10:30', 'resolution', 'Resolved'],
    ]);
    expect(phasesOf(record, incidentBoundaries)).toEqual([['e1', 'e2'], ['e3'], ['e4'], []]);
  });

  it('leave nothing out where the record says little, or contradicts itself', () => {
    const rows = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 59 }),
        fc.constantFrom(...ENTRY_TYPES),
        fc.constantFrom('Restored', 'Declared an incident', 'x'),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (each) => {
        const record = recordOf(
          each.map(([minute, type, text]) => [`10:${String(minute).padStart(2, '0')}`, type, text] as const),
        );
        for (const boundaries of [incidentBoundaries, reportBoundaries]) {
          expect(phasesOf(record, boundaries).flat().sort()).toEqual(
            record.entries.map(({ id }) => id).sort(),
          );
        }
      }),
    );
  });
});

describe('actions by horizon', () => {
  const numbersOf = (record: IncidentRecord) =>
    Object.fromEntries(
      draftPostmortem(record, comprehensive)
        .sections.filter(({ id }) => id.startsWith('actions'))
        .map(({ id, blocks }) => [
          id,
          blocks.flatMap((block) =>
            block.type === 'table'
              ? block.children.slice(1).map((row) => plainText(row.children.slice(0, 2)))
              : [],
          ),
        ]),
    );

  it('counts whole days from the resolution and numbers through', () => {
    const due = (title: string, day: string | undefined) => ({ title, ...(day ? { due: day } : {}) });
    const record = recordOf(
      [
        ['10:00', 'detection', 'Alarm'],
        ['23:00', 'resolution', 'Resolved'],
      ],
      {
        actions: [
          due('Later', '2026-06-03'),
          due('Day', '2026-03-03'),
          due('Week', '2026-03-09'),
          due('Month', '2026-04-02'),
          due('Quarter', '2026-06-02'),
          due('None', undefined),
        ],
      },
    );
    expect(numbersOf(record)).toEqual({
      actions: ['1 None'],
      'actions.immediate': ['2 Day'],
      'actions.short': ['3 Week'],
      'actions.medium': ['4 Month'],
      'actions.long': ['5 Quarter', '6 Later'],
    });
  });
});

describe('the diagram of a timeline', () => {
  it('has a lane on each side of the line of time, and times on the free side', () => {
    const moments = entries(
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'response', 'Jane looks at it, and then at what was deployed'],
      ['2026-03-03T00:20:00Z', 'resolution', 'Resolved'],
    );
    expect(drawTimeline(moments, '2026-03-02').split('\n')).toEqual([
      '                              SYSTEM  |  PEOPLE',
      '                                      |',
      '                               Alarm  o  10:00 AM',
      '                            10:05 AM  o  Jane looks at it, and then at what',
      '                                      |  was deployed',
      '                            Resolved  o  Mar 3, 12:20 AM',
    ]);
  });

  it('has what an app said in the lane of the system', () => {
    const moments = entries(
      ['10:00', 'note', 'CPU above 90%', { machine: true }],
      ['10:05', 'note', 'CPU is back to normal, says Jane'],
    );
    const [alert, seen] = drawTimeline(moments, '2026-03-02').split('\n').slice(2);
    expect(alert?.indexOf('CPU')).toBeLessThan(38);
    expect(seen?.indexOf('CPU')).toBeGreaterThan(38);
  });

  it('is never higher than 40 lines: long entries lose words, not moments', () => {
    const long = 'many words that go on and on '.repeat(8);
    const moments = entries(...Array.from({ length: 16 }, () => ['10:00', 'note', long] as const));
    const drawn = drawTimeline(moments, '2026-03-02').split('\n');
    expect(drawn).toHaveLength(2 + 16 * 2);
    expect(drawn.filter((line) => line.includes('10:00 AM'))).toHaveLength(16);
  });

  it('shows the restoration of a long incident, and what was found', () => {
    const drawn = momentsToDraw(analyse(seedRecord('comprehensive'))).map(({ text }) => text);
    expect(drawn).toContain('Service fully restored');
    expect(drawn).toContain('Database connection pool exhaustion identified');
  });

  it('is never wider than 80 columns, whatever people typed', () => {
    const moment = fc.tuple(
      fc.constantFrom(...ENTRY_TYPES),
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 150 }),
        fc.string({ unit: fc.constantFrom('漢', 'é', '\u0301', '\u202E', '👩‍💻', 'a', ' '), maxLength: 150 }),
      ),
    );
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 8 }), (rows) => {
        const drawn = drawTimeline(
          entries(...rows.map(([type, text]) => ['10:00', type, text] as const)),
          '2026-03-01',
        );
        for (const line of drawn.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
      }),
    );
  });

  it.each(SEEDS)('shows every key time of the incident %s', (seed) => {
    const analysis = analyse(seedRecord(seed));
    const drawn = new Set(momentsToDraw(analysis).map(({ id }) => id));
    for (const { entries: shown } of Object.values(analysis.reading.milestones)) {
      for (const id of shown) expect(drawn).toContain(id);
    }
    expect(drawn.size).toBeLessThanOrEqual(16);
  });
});
