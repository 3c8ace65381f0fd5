import { describe, expect, it } from '@jest/globals';
import { computeFacts, factNamed } from '../../../../src/domain/postmortem/analysis/facts.ts';
import { readTimeline } from '../../../../src/domain/postmortem/analysis/milestones.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';

const periods = (record: IncidentRecord) =>
  readTimeline(record).periods.map(
    ({ from, to }) => `${from.at.toISOString().slice(11, 16)}–${to?.at.toISOString().slice(11, 16) ?? ''}`,
  );

describe('periods of impact', () => {
  it('are one without a mark, though words and detections say that it came back', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:20', 'resolution', 'Resolved'],
      ['10:50', 'detection', 'Errors are back'],
      ['11:00', 'resolution', 'Resolved again'],
    ]);
    expect(periods(record)).toEqual(['10:00–10:20']);
    expect(factNamed(computeFacts(record), 'duration')).not.toHaveProperty('periods');
  });

  it('begin again with a relapse after a confirmed recovery; the duration is their span, beside it their sum', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm', { marks: [{ is: 'impact-started' }] }],
      ['10:20', 'recovery', 'all good', { marks: [{ is: 'restored' }] }],
      ['10:50', 'detection', 'hm', { marks: [{ is: 'relapse' }] }],
      ['11:00', 'recovery', 'good', { marks: [{ is: 'restored' }] }],
      ['11:30', 'resolution', 'Closed'],
    ]);
    expect(periods(record)).toEqual(['10:00–10:20', '10:50–11:00']);
    const duration = factNamed(computeFacts(record), 'duration');
    expect(duration).toMatchObject({ minutes: 90, impactMinutes: 30 });
    expect(duration?.periods?.map(({ minutes }) => minutes)).toEqual([20, 10]);
  });

  it('begin again with a later mark of impact, and end at the resolution where nobody marked the recovery', () => {
    const record = recordOf([
      ['10:00', 'note', 'a', { marks: [{ is: 'impact-started' }] }],
      ['10:20', 'resolution', 'b'],
      ['10:50', 'note', 'c', { marks: [{ is: 'impact-started' }] }],
      ['11:00', 'resolution', 'd'],
    ]);
    expect(periods(record)).toEqual(['10:00–10:20', '10:50–11:00']);
  });

  it('are not ended by service that is back in a part only', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:20', 'recovery', 'eu is back', { marks: [{ is: 'restored', part: 'eu' }] }],
      ['10:50', 'note', 'eu is down again', { marks: [{ is: 'relapse' }] }],
      ['11:00', 'resolution', 'Resolved'],
    ]);
    expect(periods(record)).toEqual(['10:00–11:00']);
    expect(readTimeline(record).unexplainedReturns.map(({ id }) => id)).toEqual(['e3']);
  });

  it('take the restoration before the mitigation, and the mitigation before the resolution', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'mitigation', 'x', { marks: [{ is: 'mitigated' }] }],
      ['10:10', 'recovery', 'y', { marks: [{ is: 'restored' }] }],
      ['10:15', 'resolution', 'z'],
      ['10:30', 'note', 'back', { marks: [{ is: 'relapse' }] }],
      ['10:40', 'mitigation', 'x', { marks: [{ is: 'mitigated' }] }],
      ['11:00', 'resolution', 'z'],
    ]);
    expect(periods(record)).toEqual(['10:00–10:10', '10:30–10:40']);
  });

  it('are also ended by a time of recovery that somebody filled in, or that a file states', () => {
    const rows = [
      ['10:00', 'detection', 'Alarm', {}],
      ['11:00', 'note', 'again', { marks: [{ is: 'relapse' as const }] }],
    ] as const;
    const stated = { milestones: { mitigated: at('10:21'), resolved: at('11:50') } };
    expect(periods(recordOf(rows, stated))).toEqual(['10:00–10:21', '11:00–11:50']);
    const early = recordOf(rows, { overrides: { resolved: { at: at('10:30') } } });
    expect(periods(early)).toEqual(['10:00–10:30', '11:00–']);
    expect(computeFacts(early).missing).toContainEqual({
      name: 'duration',
      why: 'the record has no resolution',
    });
  });

  it('are one where a second mark of impact comes without a recovery, and people are asked about it', () => {
    const began = { marks: [{ is: 'impact-started' as const }] };
    const record = recordOf([
      ['10:00', 'note', 'a', began],
      ['10:20', 'note', 'b', began],
      ['11:00', 'resolution', 'c'],
    ]);
    expect(periods(record)).toEqual(['10:00–11:00']);
    expect(readTimeline(record).unexplainedReturns.map(({ id }) => id)).toEqual(['e2']);
  });

  it('run on after a relapse that nothing ended', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:20', 'resolution', 'Resolved'],
      ['10:30', 'note', 'again', { marks: [{ is: 'relapse' }] }],
    ]);
    expect(periods(record)).toEqual(['10:00–10:20', '10:30–']);
    expect(computeFacts(record).missing).toContainEqual({
      name: 'duration',
      why: 'the record has no resolution',
    });
  });
});
