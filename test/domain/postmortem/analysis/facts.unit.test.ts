import { describe, expect, it } from '@jest/globals';
import { computeFacts, factNamed } from '../../../../src/domain/postmortem/analysis/facts.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
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

  it('count escalations, but no page before anybody was on it', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:01', 'response', 'On-call paged'],
      ['10:10', 'response', 'Escalated to the database team'],
      ['10:12', 'note', 'No need to escalate further'],
      ['10:20', 'response', 'Second on-call paged'],
    ]);
    expect(factNamed(computeFacts(record), 'escalations')).toMatchObject({ count: 2, entries: ['e3', 'e5'] });
  });

  it('keep seconds as a part of a minute', () => {
    const record = recordOf([
      ['10:00:15', 'detection', 'Alarm'],
      ['10:01:45', 'response', 'On it'],
    ]);
    expect(factNamed(computeFacts(record), 'detection-to-acknowledgement')?.minutes).toBe(1.5);
  });
});
