import { describe, expect, it } from '@jest/globals';
import { contradictionsOf } from '../../../../src/domain/postmortem/analysis/contradictions.ts';
import { computeFacts, factNamed } from '../../../../src/domain/postmortem/analysis/facts.ts';
import {
  isChangeTheCause,
  knownMilestones,
  readTimeline,
} from '../../../../src/domain/postmortem/analysis/milestones.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';

const shown = (record: IncidentRecord) =>
  Object.fromEntries(
    knownMilestones(readTimeline(record)).map(({ name, at: moment, from, entries }) => [
      name,
      `${moment.toISOString().slice(11, 16)} ${from} ${entries.join(',')}`.trim(),
    ]),
  );

describe('milestones', () => {
  it('follow the order of typed entries, each with the entry it rests on', () => {
    const record = recordOf([
      ['10:00', 'change', 'Deploy of v2'],
      ['10:02', 'response', 'Somebody asked about the deploy'],
      ['10:05', 'detection', 'Alarm'],
      ['10:06', 'detection', 'Second alarm'],
      ['10:08', 'response', 'Acknowledged'],
      ['10:10', 'response', 'Declared an incident, Sev-2'],
      ['10:12', 'investigation', 'Memory is full'],
      ['10:15', 'mitigation', 'Rollback started'],
      ['10:20', 'mitigation', 'Rollback completed'],
      ['10:25', 'recovery', 'Errors are falling'],
      ['10:40', 'resolution', 'Resolved'],
    ]);
    expect(shown(record)).toEqual({
      detected: '10:05 rule e3',
      acknowledged: '10:08 rule e5',
      mitigationStarted: '10:15 rule e8',
      resolved: '10:40 rule e11',
    });
  });

  it('are not read from words: what an entry means is said by a mark', () => {
    const record = recordOf([
      ['10:00', 'note', 'users report errors', { marks: [{ is: 'impact-started' }] }],
      ['10:05', 'detection', 'Alarm'],
      ['10:06', 'note', 'ana saw it too', { marks: [{ is: 'detected' }] }],
      ['10:08', 'note', 'looking', { marks: [{ is: 'acknowledged' }] }],
      ['10:10', 'note', 'incident', { marks: [{ is: 'declared' }] }],
      ['10:11', 'investigation', 'The cause is the pool'],
      ['10:12', 'investigation', 'hm, dns', { marks: [{ is: 'cause' }] }],
      ['10:15', 'recovery', 'Service is fully restored'],
      ['10:20', 'recovery', 'ok', { marks: [{ is: 'restored', part: 'eu' }] }],
      ['10:25', 'recovery', 'ok', { marks: [{ is: 'restored' }] }],
    ]);
    expect(shown(record)).toEqual({
      impactStarted: '10:00 mark e1',
      detected: '10:06 mark e3',
      acknowledged: '10:08 mark e4',
      declared: '10:10 mark e5',
      causeIdentified: '10:12 mark e7',
      mitigated: '10:25 mark e10',
    });
  });

  it('take a mark before the file', () => {
    const record = recordOf([['10:06', 'note', 'seen', { marks: [{ is: 'detected' }] }]], {
      milestones: { detected: at('10:01') },
    });
    expect(shown(record)).toEqual({ detected: '10:06 mark e1' });
  });

  it('take the change that is marked as the cause, which does not say when the cause was found', () => {
    const record = recordOf([
      ['09:00', 'change', 'Flag turned on', { marks: [{ is: 'cause' }] }],
      ['09:50', 'change', 'Another deploy'],
      ['10:00', 'detection', 'Alarm'],
    ]);
    const reading = readTimeline(record);
    expect(reading.change?.id).toBe('e1');
    expect(isChangeTheCause(reading)).toBe(true);
    expect(shown(record)).toEqual({ detected: '10:00 rule e3' });
  });

  it('overrule nobody where two people mark different causes', () => {
    const cause = (by: string) => ({ marks: [{ is: 'cause' as const, by, at: at('12:00') }] });
    const record = recordOf([
      ['09:00', 'change', 'Flag turned on', cause('U1')],
      ['09:50', 'change', 'Another deploy'],
      ['10:00', 'detection', 'Alarm'],
      ['10:10', 'investigation', 'pool is full', cause('U2')],
    ]);
    const reading = readTimeline(record);
    expect(reading.causes).toMatchObject({ state: 'contested', entries: [{ id: 'e1' }, { id: 'e4' }] });
    expect(reading.change?.id).toBe('e2');
    expect(isChangeTheCause(reading)).toBe(false);
    expect(shown(record)).toEqual({ detected: '10:00 rule e3' });
  });

  it('take a person before the file, and the file before the rules', () => {
    const record = recordOf(
      [
        ['10:05', 'detection', 'Alarm'],
        ['10:07', 'investigation', 'The cause is the pool'],
        ['10:40', 'resolution', 'Resolved'],
      ],
      {
        milestones: { impactStarted: at('10:00'), detected: at('10:03'), resolved: at('10:45') },
        overrides: {
          resolved: { at: at('10:50'), by: 'U1' },
          causeIdentified: { at: at('10:07'), by: 'U1', entries: ['e2'] },
        },
      },
    );
    expect(shown(record)).toEqual({
      impactStarted: '10:00 file',
      detected: '10:03 file',
      causeIdentified: '10:07 override e2',
      resolved: '10:50 override',
    });
  });

  it('take the last of several changes at or before the impact', () => {
    const record = recordOf(
      [
        ['09:00', 'change', 'First deploy'],
        ['10:00', 'change', 'Second deploy'],
        ['10:04', 'change', 'A change during the impact'],
        ['10:05', 'detection', 'Alarm'],
      ],
      { milestones: { impactStarted: at('10:02') } },
    );
    expect(readTimeline(record).change?.id).toBe('e2');
    expect(factNamed(computeFacts(record), 'change-to-impact')?.minutes).toBe(2);
  });

  it('an alert before the impact is an early warning, not a contradiction', () => {
    const record = recordOf(
      [
        ['10:00', 'detection', 'Disk is filling up'],
        ['10:30', 'resolution', 'Resolved'],
      ],
      { milestones: { impactStarted: at('10:10') } },
    );
    expect(factNamed(computeFacts(record), 'impact-to-detection')?.minutes).toBe(-10);
    expect(contradictionsOf(readTimeline(record))).toEqual([]);
  });

  it('run over midnight and over days', () => {
    const record = recordOf(
      [
        ['2026-03-28T23:50:00Z', 'detection', 'Alarm'],
        ['2026-03-30T00:20:00Z', 'resolution', 'Resolved'],
      ],
      { milestones: { impactStarted: at('2026-03-28T23:45:00Z') } },
    );
    expect(factNamed(computeFacts(record), 'duration')?.minutes).toBe(24 * 60 + 35);
  });

  it('do not depend on the order in which entries were logged', () => {
    const rows = recordOf([
      ['10:05', 'detection', 'Alarm'],
      ['10:08', 'response', 'Acknowledged'],
      ['10:15', 'mitigation', 'Rollback started'],
      ['10:20', 'mitigation', 'Rollback completed'],
      ['10:40', 'resolution', 'Resolved'],
    ]);
    expect(computeFacts({ ...rows, entries: [...rows.entries].reverse() })).toEqual(computeFacts(rows));
  });

  it('keep the order of the file for entries of one minute', () => {
    const rows = Array.from({ length: 12 }, (_, index) => ['10:00', 'note', `Note ${index}`] as const);
    expect(readTimeline(recordOf(rows)).entries.map(({ id }) => id)).toEqual(
      rows.map((_, index) => `e${index + 1}`),
    );
  });

  it('report contradictory times and repair nothing', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:10', 'mitigation', 'Rollback started'],
      ['10:15', 'resolution', 'Resolved'],
      ['10:20', 'recovery', 'Errors are falling', { marks: [{ is: 'mitigated' }] }],
    ]);
    const found = contradictionsOf(readTimeline(record));
    expect(found.map(({ text }) => text)).toEqual(['the resolution is before the mitigation']);
    expect(found[0]?.entries).toEqual(['e3', 'e4']);
    expect(factNamed(computeFacts(record), 'detection-to-mitigated')?.minutes).toBe(20);
  });

  it('say so instead of a negative figure', () => {
    const record = recordOf([['10:00', 'detection', 'Alarm']], { milestones: { resolved: at('09:00') } });
    expect(computeFacts(record).missing).toContainEqual({
      name: 'duration',
      why: 'the record contradicts itself: it ends (09:00) before it begins (10:00)',
    });
  });

  it('report an entry that was logged before its time', () => {
    const record = recordOf([['12:00', 'note', 'Deploy planned', { loggedAt: at('10:00') }]]);
    expect(contradictionsOf(readTimeline(record)).map(({ id }) => id)).toEqual(['future-e1']);
  });

  it('find nothing in an empty record, and what there is in a record of one entry', () => {
    expect(shown(recordOf([]))).toEqual({});
    expect(computeFacts(recordOf([])).facts.map(({ name }) => name)).toEqual(['public-updates']);
    expect(shown(recordOf([['10:00', 'detection', 'Alarm']]))).toEqual({ detected: '10:00 rule e1' });
  });

  it('give zero minutes when everything has one time', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:00', 'response', 'Acknowledged'],
      ['10:00', 'resolution', 'Resolved'],
    ]);
    expect(factNamed(computeFacts(record), 'duration')?.minutes).toBe(0);
    expect(factNamed(computeFacts(record), 'detection-to-acknowledgement')?.minutes).toBe(0);
  });
});
