import { describe, expect, it } from '@jest/globals';
import { incidentFigures } from '../../../src/domain/numbers/incident-figures.ts';
import { computeFacts, factNamed } from '../../../src/domain/postmortem/analysis/facts.ts';
import type { IncidentRecord } from '../../../src/domain/postmortem/record/record.ts';
import { at, recordOf } from '../../builders/incident-record.ts';

const stated = (times: Readonly<Record<string, string>>): IncidentRecord['overrides'] =>
  Object.fromEntries(Object.entries(times).map(([name, time]) => [name, { at: at(time), by: 'U1' }]));

/** Impact at 10:02, detected 10:05, acknowledged 10:09, mitigated 10:41, resolved 11:02: each said by a person. */
const CONFIRMED = {
  impactStarted: '10:02',
  detected: '10:05',
  acknowledged: '10:09',
  mitigated: '10:41',
  resolved: '11:02',
};

const record = recordOf(
  [
    ['10:05', 'detection', 'Alarm', { loggedAt: at('10:05') }],
    ['10:10', 'communication', 'We look into it', { loggedAt: at('10:10') }],
    ['10:30', 'investigation', 'The pool is full', { loggedAt: at('10:50') }],
    ['10:50', 'communication', 'Mostly back', { loggedAt: at('10:50') }],
  ],
  { key: 'INC-2026-0007', overrides: stated(CONFIRMED) },
);

describe('the figures of one incident', () => {
  it('run between the times that people confirmed', () => {
    expect(incidentFigures(record)).toEqual({
      values: {
        ...{ detect: 3, acknowledge: 4, mitigate: 36, resolve: 57, impact: 60, 'impact-sum': 60 },
        ...{ cadence: 40, backdated: 0.25, recurrence: 0 },
      },
      ...{ lacks: {}, unconfirmed: [] },
    });
  });

  it('are the facts of its postmortem', () => {
    const facts = computeFacts(record);
    const { values } = incidentFigures(record);
    expect(values.detect).toBe(factNamed(facts, 'impact-to-detection')?.minutes);
    expect(values.resolve).toBe(factNamed(facts, 'detection-to-resolved')?.minutes);
    expect(values.impact).toBe(factNamed(facts, 'duration')?.minutes);
    expect(values.cadence).toBe(factNamed(facts, 'update-cadence')?.minutes);
    expect(values.backdated).toBe(factNamed(facts, 'backdated')?.share);
  });

  it('follow a corrected time', () => {
    const corrected = { ...record, overrides: stated({ ...CONFIRMED, impactStarted: '09:32' }) };
    expect(incidentFigures(corrected).values).toMatchObject({ detect: 33, impact: 90, resolve: 57 });
  });

  it('leave out what only follows from the order of typed entries, and say which time it was', () => {
    const typed = { ...record, overrides: stated({ ...CONFIRMED, detected: '10:05' }) };
    const { detected: _, ...others } = typed.overrides;
    expect(factNamed(computeFacts({ ...typed, overrides: others }), 'impact-to-detection')?.minutes).toBe(3);
    const { values, lacks, unconfirmed } = incidentFigures({ ...typed, overrides: others });
    expect(unconfirmed).toEqual(['detected']);
    expect(Object.keys(values).sort()).toEqual([
      ...['backdated', 'cadence', 'impact', 'impact-sum', 'recurrence'],
    ]);
    expect(lacks).toEqual({
      ...{ detect: 'detected', acknowledge: 'detected', mitigate: 'detected', resolve: 'detected' },
    });
  });

  it('take a mark, and the entry that Scribe wrote for a command, as said by a person', () => {
    const marked = recordOf([
      ['10:02', 'note', 'Errors', { marks: [{ is: 'impact-started' }] }],
      ['10:05', 'detection', 'Alarm', { marks: [{ is: 'detected' }] }],
      ['11:02', 'resolution', 'Resolved', { source: 'scribe' }],
    ]);
    expect(incidentFigures(marked).values).toMatchObject({ detect: 3, resolve: 57, impact: 60 });
    const byOrder = recordOf([
      ['10:02', 'note', 'Errors', { marks: [{ is: 'impact-started' }] }],
      ['11:02', 'resolution', 'All good', { source: 'slash' }],
    ]);
    expect(incidentFigures(byOrder).lacks).toMatchObject({ impact: 'resolved', resolve: 'detected' });
  });

  it('go on where it came back: the span to the last resolution, and the sum of what users noticed', () => {
    const again = recordOf(
      [
        ['10:02', 'note', 'Errors', { marks: [{ is: 'impact-started' }] }],
        ['10:20', 'recovery', 'Back', { marks: [{ is: 'restored' }] }],
        ['11:00', 'note', 'Errors again', { marks: [{ is: 'relapse' }] }],
        ['11:30', 'recovery', 'Back for good', { marks: [{ is: 'restored' }] }],
        ['11:40', 'resolution', 'Resolved', { source: 'scribe' }],
      ],
      {},
    );
    expect(incidentFigures(again).values).toMatchObject({ impact: 98, 'impact-sum': 48 });
  });

  it('leave out times that contradict each other', () => {
    const wrong = { ...record, overrides: stated({ ...CONFIRMED, acknowledged: '09:00' }) };
    expect(incidentFigures(wrong).lacks).toMatchObject({ acknowledge: 'contradiction' });
  });

  it('count as a recurrence what somebody linked to an earlier incident', () => {
    const linked = (date: string | undefined, key: string) =>
      incidentFigures({
        ...record,
        milestones: { declared: at('10:06') },
        related: [{ key, ...(date === undefined ? {} : { date }) }],
      }).values.recurrence;
    expect(linked('2026-02-01', 'INC-2026-0003')).toBe(1);
    expect(linked('2026-04-01', 'INC-2026-0009')).toBe(0);
    expect(linked('2026-03-02', 'INC-2026-0006')).toBe(1);
    expect(linked(undefined, 'INC-2025-9999')).toBe(1);
    expect(linked(undefined, 'INC-2026-0010')).toBe(0);
  });
});
