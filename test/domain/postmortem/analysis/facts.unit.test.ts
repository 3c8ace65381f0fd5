import { describe, expect, it } from '@jest/globals';
import { computeFacts, factNamed } from '../../../../src/domain/postmortem/analysis/facts.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import type { Outcome } from '../../../../src/domain/timeline/mark.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';

describe('counts and shares', () => {
  it('count a message once that is in the log and on the timeline', () => {
    const record = recordOf(
      [
        ['10:00', 'communication', 'We are investigating'],
        ['10:30', 'communication', 'Fixed'],
        ['10:40', 'communication', 'Internal: leadership informed'],
      ],
      {
        communications: [
          { at: at('10:00'), audience: 'external', channel: 'status page', text: 'We are investigating' },
          { at: at('10:10'), audience: 'external', text: 'Working on it' },
          { at: at('10:15'), audience: 'internal', text: 'Call with support' },
        ],
      },
    );
    const facts = computeFacts(record);
    expect(factNamed(facts, 'public-updates')).toMatchObject({
      count: 3,
      entries: ['e1', 'e2'],
      fields: ['communications.0', 'communications.1'],
    });
    expect(factNamed(facts, 'update-cadence')).toMatchObject({
      minutes: 15,
      from: at('10:00'),
      to: at('10:30'),
    });
  });

  it('count people once, with roles, and no machines', () => {
    const record: IncidentRecord = {
      ...recordOf([
        ['10:00', 'detection', 'Alarm', { author: 'alertmanager', source: 'webhook' }],
        ['10:01', 'response', 'On it', { author: 'U1' }],
        ['10:02', 'note', 'More', { author: 'U1' }],
      ]),
      roles: { commander: ['U1'], communications: ['U2'] },
    };
    expect(factNamed(computeFacts(record), 'people')).toMatchObject({
      count: 2,
      entries: ['e2'],
      fields: ['roles.communications'],
    });
  });

  it('find the longest silence between detection and resolution only', () => {
    const record = recordOf([
      ['08:00', 'change', 'Deploy'],
      ['10:00', 'detection', 'Alarm'],
      ['10:26', 'note', 'Still looking'],
      ['10:40', 'resolution', 'Resolved'],
      ['14:00', 'note', 'Meeting planned'],
    ]);
    expect(factNamed(computeFacts(record), 'longest-silence')).toMatchObject({
      minutes: 26,
      entries: ['e2', 'e3'],
    });
  });

  it('give the share of entries that were logged after the fact', () => {
    const record = recordOf([
      ['10:00', 'note', 'a', { loggedAt: at('10:21') }],
      ['10:05', 'note', 'b', { loggedAt: at('10:05:40') }],
      ['10:06', 'note', 'c'],
    ]);
    expect(factNamed(computeFacts(record), 'backdated')).toMatchObject({ share: 0.33, entries: ['e1'] });
  });

  it('count the escalations that people marked', () => {
    const marks = [{ is: 'escalated' as const }];
    const record = recordOf([
      ['10:01', 'response', 'Escalated to everybody'],
      ['10:10', 'response', 'called ana', { marks }],
      ['10:20', 'note', 'db team joins', { marks }],
    ]);
    expect(factNamed(computeFacts(record), 'escalations')).toMatchObject({ count: 2, entries: ['e2', 'e3'] });
    expect(computeFacts(recordOf([['10:01', 'response', 'Escalated to everybody']])).missing).toContainEqual({
      name: 'escalations',
      why: 'no entry is marked as an escalation',
    });
  });

  it('count attempts without effect only where every attempt has an outcome', () => {
    const tried = (...outcomes: (Outcome | undefined)[]) =>
      computeFacts(
        recordOf(
          outcomes.map(
            (was) => ['10:00', 'mitigation', 'did not help', was ? { outcome: { was } } : {}] as const,
          ),
        ),
      );
    const name = 'ineffective-mitigations';
    expect(factNamed(tried('no effect', 'worse', 'partly', 'worked'), name)).toMatchObject({ count: 2 });
    expect(tried('no effect', undefined).missing).toContainEqual({
      name,
      why: 'nobody said what came of every attempt: 1 attempt without an outcome',
    });
    expect(tried(undefined, 'unknown').missing).toContainEqual({
      name,
      why: 'nobody said what came of every attempt: no attempt has an outcome',
    });
  });

  it('keep seconds as a part of a minute', () => {
    const record = recordOf([
      ['10:00:15', 'detection', 'Alarm'],
      ['10:01:45', 'response', 'On it'],
    ]);
    expect(factNamed(computeFacts(record), 'detection-to-acknowledgement')?.minutes).toBe(1.5);
  });
});
