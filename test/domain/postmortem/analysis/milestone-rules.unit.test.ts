import { describe, expect, it } from '@jest/globals';
import { contradictionsOf } from '../../../../src/domain/postmortem/analysis/contradictions.ts';
import { computeFacts, factNamed } from '../../../../src/domain/postmortem/analysis/facts.ts';
import { readTimeline } from '../../../../src/domain/postmortem/analysis/milestones.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import type { EntryType } from '../../../../src/domain/timeline/entry.ts';
import type { MilestoneName } from '../../../../src/domain/timeline/milestone-name.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';

type Row = readonly [time: string, type: EntryType, text: string];

const milestone = (name: MilestoneName, rows: readonly Row[], rest: Partial<IncidentRecord> = {}) =>
  readTimeline(recordOf(rows, rest)).milestones[name]?.at.toISOString().slice(11, 16);

const DETECTED: Row = ['10:00', 'detection', 'Alarm'];
const RESOLVED: Row = ['11:00', 'resolution', 'Resolved'];

describe('the acknowledgement', () => {
  it('is no response that comes when people are long at work', () => {
    const rows: Row[] = [
      DETECTED,
      ['10:20', 'investigation', 'Replay of the log does not finish'],
      ['10:40', 'response', 'Incident declared'],
    ];
    expect(milestone('acknowledged', rows)).toBeUndefined();
    expect(computeFacts(recordOf(rows)).missing).toContainEqual({
      name: 'detection-to-acknowledgement',
      why: 'the record has no response between the detection and the first work on it',
    });
  });

  it('is such a response when it says so, and the first response otherwise', () => {
    const work: Row = ['10:01', 'investigation', 'Looking at graphs'];
    expect(milestone('acknowledged', [DETECTED, work, ['10:02', 'response', 'Page acked']])).toBe('10:02');
    expect(milestone('acknowledged', [DETECTED, ['10:05', 'response', 'On it'], RESOLVED])).toBe('10:05');
  });

  it('is not needed to see that further people were called in', () => {
    const record = recordOf([
      DETECTED,
      ['10:05', 'investigation', 'Topology is not as expected'],
      ['10:15', 'response', 'Database engineers paged'],
    ]);
    expect(factNamed(computeFacts(record), 'escalations')?.entries).toEqual(['e3']);
  });
});

describe('the declaration', () => {
  it('is not the incident on the status page', () => {
    const told: Row = ['10:20', 'communication', 'Incident opened on the status page'];
    expect(milestone('declared', [DETECTED, told])).toBeUndefined();
    expect(milestone('declared', [DETECTED, told, ['10:30', 'note', 'Incident declared']])).toBe('10:30');
  });
});

describe('the cause', () => {
  const worked: Row = ['10:40', 'mitigation', 'Certificate renewed'];

  it('is what an investigation calls so, not the last one', () => {
    const rows: Row[] = [
      DETECTED,
      ['10:10', 'investigation', 'Cause: the certificate expired'],
      ['10:30', 'investigation', 'Remaining errors come from caches'],
      worked,
    ];
    expect(milestone('causeIdentified', rows)).toBe('10:10');
  });

  it('may be found after the mitigation', () => {
    const rows: Row[] = [
      DETECTED,
      ['10:10', 'investigation', 'Targets are unhealthy'],
      worked,
      ['10:50', 'investigation', 'Root cause identified: a malformed route'],
    ];
    expect(milestone('causeIdentified', rows)).toBe('10:50');
    expect(milestone('causeIdentified', rows.slice(0, 3))).toBe('10:10');
  });

  it('is found where people say why, although something failed', () => {
    const why = 'Found why: health check failed because config does not work with TLS 1.3';
    const begun: Row = ['10:05', 'mitigation', 'Rollback started'];
    expect(milestone('causeIdentified', [DETECTED, begun, ['10:12', 'investigation', why]])).toBe('10:12');
  });

  it('is nothing that was only suspected, or found nothing', () => {
    const rows: Row[] = [
      DETECTED,
      ['10:10', 'investigation', 'The pool is exhausted'],
      ['10:20', 'investigation', 'Various attempts at an explanation, none conclusive'],
      worked,
      ['10:50', 'investigation', 'A code path is the likely cause'],
    ];
    expect(milestone('causeIdentified', rows)).toBe('10:10');
  });
});

describe('mitigated', () => {
  it('is when an entry says so, although work goes on', () => {
    const rows: Row[] = [
      DETECTED,
      ['10:10', 'mitigation', 'Index replicated'],
      ['10:20', 'recovery', 'Outage mitigated: replicated index on all clusters'],
      ['10:30', 'mitigation', 'More instances started'],
      ['10:40', 'recovery', 'Errors back to usual'],
      RESOLVED,
    ];
    expect(milestone('mitigated', rows)).toBe('10:20');
    const started: Row = ['10:15', 'mitigation', 'More traffic to the other clusters'];
    const reading = readTimeline(recordOf([...rows.slice(0, 2), started, ...rows.slice(2)]));
    expect(reading.effective?.entries.map(({ text }) => text)).toEqual(['Index replicated']);
  });

  it('is not the beginning of a mitigation', () => {
    const begun: Row = ['10:10', 'mitigation', 'Throttling of writes started'];
    expect(milestone('mitigated', [DETECTED, begun, RESOLVED])).toBe('11:00');
    expect(milestone('mitigated', [DETECTED, begun])).toBeUndefined();
    expect(milestone('mitigated', [DETECTED, ['10:10', 'mitigation', 'Limits removed'], RESOLVED])).toBe(
      '10:10',
    );
  });

  it('is the first recovery where nobody recorded what ended it', () => {
    const recovered: Row = ['10:30', 'recovery', 'User interface is back'];
    expect(milestone('mitigated', [DETECTED, recovered, RESOLVED])).toBe('10:30');
    const tried: Row = ['10:10', 'mitigation', 'Rollback, with no effect'];
    const record = recordOf([DETECTED, tried, recovered, RESOLVED]);
    const facts = computeFacts(record);
    expect(factNamed(facts, 'detection-to-mitigated')?.minutes).toBe(30);
    expect(factNamed(facts, 'mitigation')).toBeUndefined();
  });
});

describe('a relapse', () => {
  const rows: Row[] = [
    ['10:05', 'mitigation', 'Traffic moved'],
    ['10:30', 'resolution', 'Traffic restored'],
    ['12:00', 'detection', 'Connectivity lost again'],
    ['12:20', 'resolution', 'Connectivity restored'],
  ];
  const record = recordOf(rows, { milestones: { impactStarted: at('10:00') } });

  it('is not the detection of an incident that began before', () => {
    expect(readTimeline(record).milestones.detected).toBeUndefined();
    expect(contradictionsOf(readTimeline(record))).toEqual([]);
    expect(factNamed(computeFacts(record), 'duration')?.periods?.map(({ minutes }) => minutes)).toEqual([
      30, 20,
    ]);
  });

  it('takes back that the mitigation before it worked', () => {
    expect(readTimeline(record).effective).toBeUndefined();
    expect(readTimeline(record).milestones.mitigated).toBeUndefined();
    const again = recordOf([...rows.slice(0, 3), ['12:10', 'mitigation', 'Config corrected'], RESOLVED]);
    expect(readTimeline(again).effective?.entries.map(({ id }) => id)).toEqual(['e4']);
  });

  it('needs an incident before the resolution', () => {
    const typo = recordOf([
      ['2026-02-03T10:30:00Z', 'resolution', 'Resolved'],
      DETECTED,
      ['10:05', 'response', 'Acknowledged'],
      ['10:10', 'mitigation', 'Memory raised'],
      ['10:30', 'recovery', 'Repaired'],
    ]);
    const reading = readTimeline(typo);
    expect(reading.periods).toHaveLength(1);
    expect(contradictionsOf(reading).map(({ text }) => text)).toEqual([
      'the resolution is before the detection',
    ]);
  });
});

describe('the resolution', () => {
  const closed = { status: 'resolved' } as const;

  it.each([
    'Storage operates normally',
    'Ingress traffic works as intended',
    'Service operational',
    'The team confirms that it works',
  ])('may be a recovery: %s', (text) => {
    expect(milestone('resolved', [DETECTED, ['10:30', 'recovery', text]])).toBe('10:30');
  });

  it.each([
    'First major service operational',
    'Service partially restored',
    'Not yet back to normal',
    'Errors are falling',
  ])('is not: %s', (text) => {
    expect(milestone('resolved', [DETECTED, ['10:30', 'recovery', text]])).toBeUndefined();
  });

  it('is no recovery after which something was tried', () => {
    const rows: Row[] = [
      DETECTED,
      ['10:30', 'recovery', 'Web access restored'],
      ['10:40', 'mitigation', 'Workers restarted'],
    ];
    expect(milestone('resolved', rows)).toBeUndefined();
  });

  it('may be what users were told', () => {
    const told = (text: string) =>
      milestone('resolved', [DETECTED, ['10:40', 'communication', text]], closed);
    expect(told('Status post set to resolved')).toBe('10:40');
    expect(told('Status page updated: "Resolved"')).toBe('10:40');
    expect(told('The issue is not yet resolved')).toBeUndefined();
    expect(told('The incident will be resolved soon')).toBeUndefined();
  });
});

describe('a change after the detection', () => {
  it('is no contradiction', () => {
    const record = recordOf([DETECTED, ['10:10', 'change', 'Node group cut in half']], {
      milestones: { impactStarted: at('10:11') },
    });
    expect(computeFacts(record).missing).toContainEqual({
      name: 'change-to-detection',
      why: 'the last change came after the detection',
    });
    expect(factNamed(computeFacts(record), 'change-to-impact')?.minutes).toBe(1);
  });
});

describe('after the resolution', () => {
  const rows: Row[] = [DETECTED, ['10:20', 'recovery', 'Error rate normal'], RESOLVED];

  it.each<[EntryType, string]>([
    ['note', 'Errors are back to normal in all regions'],
    ['communication', 'We make sure that the incident is not reopened'],
    ['note', 'If errors are back, page the team'],
    ['detection', 'Alert cleared'],
    ['detection', 'Recovered: error rate'],
  ])('is no relapse: %s, %s', (type, text) => {
    expect(milestone('resolved', [...rows, ['11:30', type, text]])).toBe('11:00');
  });

  it.each<[EntryType, string]>([
    ['note', 'Errors are back'],
    ['note', 'Incident reopened'],
    ['detection', 'Alert'],
    ['detection', 'Alert has not cleared'],
  ])('is a relapse: %s, %s', (type, text) => {
    expect(milestone('resolved', [...rows, ['11:30', type, text]])).toBeUndefined();
  });
});

describe('times that cannot be right', () => {
  it('leave no figure that ends with a resolution before the mitigation', () => {
    const record = recordOf(
      [
        DETECTED,
        ['09:55', 'response', 'Acknowledged'],
        ['10:40', 'mitigation', 'Rolled back v7'],
        ['10:45', 'recovery', 'Error rate normal'],
      ],
      { milestones: { impactStarted: at('10:30'), resolved: at('10:10') } },
    );
    expect(contradictionsOf(readTimeline(record)).map(({ text }) => text)).toEqual([
      'the resolution is before the start of impact',
      'the acknowledgement is before the detection',
      'the resolution is before the mitigation',
    ]);
    expect(computeFacts(record).missing).toContainEqual({
      name: 'detection-to-resolved',
      why: 'the record contradicts itself: the resolution (10:10) is before the mitigation (10:45)',
    });
  });

  it('are months between two entries of the incident, not after a change or the end', () => {
    const ids = (...rows: Row[]) => contradictionsOf(readTimeline(recordOf(rows))).map(({ id }) => id);
    expect(ids(DETECTED, ['2099-03-02T10:04:00Z', 'resolution', 'Resolved'])).toEqual(['gap-e2']);
    expect(ids(['2025-03-02T10:00:00Z', 'change', 'Deployed'], DETECTED, RESOLVED)).toEqual([]);
    expect(ids(DETECTED, RESOLVED, ['2026-09-02T10:00:00Z', 'note', 'Looked back'])).toEqual([]);
  });
});

describe('the beginning of a mitigation', () => {
  it('is no mitigation in an open record, and no effect is no cause', () => {
    const begun: Row = ['10:10', 'mitigation', 'Disabling the feature flag'];
    expect(milestone('mitigated', [DETECTED, begun])).toBeUndefined();
    const nothing: Row = ['10:12', 'investigation', 'That changed nothing'];
    expect(
      milestone('causeIdentified', [DETECTED, nothing, ['10:20', 'mitigation', 'Rolled back']]),
    ).toBeUndefined();
  });
});
