import { describe, expect, it } from '@jest/globals';
import { analyse, openGaps } from '../../../../src/domain/postmortem/analysis/analysis.ts';
import { withAnswers } from '../../../../src/domain/postmortem/questions/answers.ts';
import { wholeText } from '../../../../src/domain/postmortem/questions/questions.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';

const asked = (record: IncidentRecord) => analyse(record).gaps.map(({ id }) => id);

const COMPLETE = recordOf(
  [
    ['10:02', 'detection', 'Alarm'],
    ['10:04', 'response', 'Acknowledged'],
    ['10:10', 'decision', 'Decision: roll back'],
    ['10:12', 'mitigation', 'Rollback completed', { outcome: { was: 'worked' } }],
    ['10:20', 'recovery', 'Errors are falling'],
    ['10:30', 'communication', 'Status page: fixed'],
    ['10:31', 'resolution', 'Resolved'],
  ],
  {
    severity: 1,
    kind: 'outage',
    losses: [{ text: 'Twelve orders' }],
    milestones: { impactStarted: at('10:00') },
    impact: { users: 'All' },
    actions: [{ id: 'A-1', title: 'Add an alarm', owner: 'U1', due: '2026-03-20' }],
  },
);

describe('the gap detector', () => {
  it('asks nothing about a complete record', () => {
    expect(asked(COMPLETE)).toEqual([]);
  });

  it('asks for what an empty record does not hold', () => {
    expect(asked(recordOf([]))).toEqual([
      'kind',
      'severity',
      'impact-start',
      'detection',
      'resolution',
      'impact',
      'loss',
    ]);
  });

  it('asks who acknowledged it', () => {
    const { entries } = COMPLETE;
    expect(asked({ ...COMPLETE, entries: entries.filter(({ id }) => id !== 'e2') })).toEqual([
      'acknowledgement',
    ]);
  });

  it('asks how a mitigation was verified', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'mitigation', 'Rolled back', { outcome: { was: 'worked' } }],
    ]);
    expect(asked(record)).toContain('verification.e2');
  });

  it('asks what came of a decision', () => {
    const record = recordOf([
      ['10:00', 'decision', 'Decision: wait'],
      ['10:05', 'note', 'Still waiting'],
      ['10:10', 'decision', 'Decision: roll back'],
      ['10:12', 'mitigation', 'Rollback started'],
    ]);
    expect(asked(record).filter((id) => id.startsWith('outcome'))).toEqual(['outcome.e1']);
  });

  it('asks nothing about what Scribe noted of itself', () => {
    const severity = { source: 'scribe' as const };
    const record = recordOf([
      ['10:00', 'decision', 'Decision: roll back'],
      ['10:12', 'mitigation', 'Rollback started'],
      ['10:30', 'resolution', 'Resolved'],
      ['12:00', 'decision', 'Severity set to SEV-2', severity],
    ]);
    expect(asked(record).filter((id) => id.startsWith('outcome'))).toEqual([]);
  });

  it('is quiet about what somebody has answered in words', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'decision', 'Decision: wait'],
      ['10:41', 'mitigation', 'Rolled back', { outcome: { was: 'worked' } }],
    ]);
    const words = { text: 'Nothing happened', by: 'U1', at: at('12:00'), settles: true as const };
    const ids = ['silence.e2', 'verification.e3'];
    expect(asked(record)).toEqual(expect.arrayContaining(ids));
    const said = withAnswers(
      record,
      ids.map((question) => ({ question, ...words })),
    );
    expect(openGaps(analyse(said)).map(({ id }) => id)).toEqual(
      asked(record).filter((id) => !ids.includes(id)),
    );
  });

  it('names the item whose owner it asks for', () => {
    const actions = [{ id: 'A-1', title: 'Add an alarm' }, { title: 'Write a runbook' }];
    expect(analyse({ ...COMPLETE, actions }).gaps.map(wholeText)).toEqual([
      'Who owns A-1, “Write a runbook”, and when are they due?',
      'A-1 “Add an alarm”: Who owns it?',
      'A-1 “Add an alarm”: When is it due?',
      '“Write a runbook”: Who owns it?',
      '“Write a runbook”: When is it due?',
    ]);
  });

  it('writes the day of a moment that is not on the first day', () => {
    const { gaps } = analyse(
      recordOf([
        ['2026-03-02T23:00:00Z', 'detection', 'Alarm'],
        ['2026-03-03T10:00:00Z', 'note', 'Looking'],
        ['2026-03-03T11:00:00Z', 'mitigation', 'Restarted'],
      ]),
    );
    const texts = gaps.map(({ text }) => text).join(' ');
    expect(texts).toContain('silent from 2026-03-03 10:00 to 11:00 (1 hour)');
    expect(texts).toContain('“Restarted” (2026-03-03 11:00)');
  });

  it('asks about no silence where nobody says that it began or was noticed', () => {
    const silent = (type: 'note' | 'detection') =>
      asked(
        recordOf([
          ['10:00', type, 'Alarm'],
          ['11:00', 'note', 'Back'],
        ]),
      ).some((id) => id.startsWith('silence'));
    expect(silent('detection')).toBe(true);
    expect(silent('note')).toBe(false);
  });

  it('asks about silences of more than 20 minutes, the three longest at most', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:20', 'note', 'a'],
      ['10:41', 'note', 'b'],
      ['11:10', 'note', 'c'],
      ['12:00', 'note', 'd'],
      ['12:40', 'resolution', 'Resolved'],
    ]);
    expect(asked(record).filter((id) => id.startsWith('silence'))).toEqual([
      'silence.e3',
      'silence.e4',
      'silence.e5',
    ]);
    const words = analyse(record)
      .gaps.filter(({ kind }) => kind === 'silence')
      .map(({ text }) => text);
    expect(words[0]).toBe('The record is silent from 10:41 to 11:10 (29 minutes). What happened?');
    expect(words[2]).toBe(
      'The record is silent from 12:00 to 12:40 (40 minutes). What happened? (1 shorter silence of over 20 minutes is not asked about.)',
    );
  });

  it('takes the watching after the recovery for no silence', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:10', 'mitigation', 'Rolled back'],
      ['10:20', 'recovery', 'Error rate is normal', { marks: [{ is: 'restored' }] }],
      ['12:20', 'resolution', 'Resolved'],
    ]);
    expect(asked(record).filter((id) => id.startsWith('silence'))).toEqual([]);
  });

  it('asks about no silence before anybody noticed', () => {
    const record = recordOf(
      [
        ['09:00', 'change', 'Deploy'],
        ['10:00', 'detection', 'Alarm'],
        ['11:00', 'note', 'Still down'],
      ],
      { overrides: { impactStarted: { at: at('09:00') } } },
    );
    expect(asked(record).filter((id) => id.startsWith('silence'))).toEqual(['silence.e2']);
  });

  it.each([
    ['of which nobody said what became of it', {}, []],
    ['that ended at once', { outcome: { was: 'no effect' as const } }, ['silence.e2']],
    ['that ended with the entry that shows it', { outcome: { was: 'worked' as const, shown: 'e3' } }, []],
  ])('asks about no silence during an attempt %s', (_, said, silences) => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:10', 'mitigation', 'The restore takes two hours', said],
      ['12:10', 'note', 'Restored'],
      ['12:15', 'resolution', 'Resolved'],
    ]);
    expect(asked(record).filter((id) => id.startsWith('silence'))).toEqual(silences);
  });

  it('asks what became of an attempt, until somebody says it or says that nobody knows', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'mitigation', 'Restarted'],
      ['10:15', 'mitigation', 'Rolled back', { outcome: { was: 'unknown' } }],
      ['10:25', 'mitigation', 'Still restarting', { attempt: 'e2' }],
    ]);
    expect(asked(record).filter((id) => id.startsWith('attempt'))).toEqual(['attempt.e2']);
  });

  it('asks for the cause where entries could be it and nobody marked or wrote one', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'investigation', 'The pool is full'],
    ]);
    expect(asked(record)).toContain('cause');
    expect(asked({ ...record, rootCause: 'The pool had no limit.' })).not.toContain('cause');
    expect(asked(recordOf([['10:00', 'detection', 'Alarm']]))).not.toContain('cause');
    const [first, second] = record.entries;
    const marked = (by: string) => ({ marks: [{ is: 'cause' as const, by, at: at('11:00') }] });
    const entries = first && second ? [first, { ...second, ...marked('U1') }] : [];
    expect(asked({ ...record, entries })).not.toContain('cause');
    const contested =
      first && second
        ? [
            { ...first, ...marked('U2') },
            { ...second, ...marked('U1') },
          ]
        : [];
    const question = analyse({ ...record, entries: contested, rootCause: 'x' }).gaps.find(
      ({ id }) => id === 'cause',
    );
    expect(question?.text).toBe('People marked different causes. Which one is it?');
    expect(question?.entries).toEqual(['e1', 'e2']);
  });

  it('asks when it had been over, where it came back and nothing says that it was gone', () => {
    const back = { marks: [{ is: 'relapse' as const }] };
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:20', 'recovery', 'Errors are falling'],
      ['11:00', 'detection', 'Alarm again', back],
    ]);
    expect(asked(record)).toContain('over-before.e3');
    const [first, second, third] = record.entries;
    const restored = { marks: [{ is: 'restored' as const }] };
    const entries = first && second && third ? [first, { ...second, ...restored }, third] : [];
    expect(asked({ ...record, entries }).filter((id) => id.startsWith('over'))).toEqual([]);
  });

  it('asks whether anything was lost, until somebody said it', () => {
    const record = { ...COMPLETE, losses: [] };
    expect(asked(record)).toEqual(['loss']);
    expect(asked({ ...record, impact: { ...record.impact, data: 'None' } })).toEqual([]);
    expect(asked({ ...record, kind: 'security' })).not.toContain('loss');
    const entries = record.entries.map((entry) => ({ ...entry, marks: [{ is: 'loss' as const }] }));
    expect(asked({ ...record, entries })).toEqual([]);
  });

  it('asks for public updates at Sev-1 and Sev-2 only', () => {
    const quiet = { ...COMPLETE, entries: COMPLETE.entries.filter(({ type }) => type !== 'communication') };
    expect(asked(quiet)).toEqual(['communication']);
    expect(asked({ ...quiet, severity: 3 })).toEqual([]);
  });

  it('asks for owner and date of every open action', () => {
    const actions = [
      { id: 'A-1', title: 'Add an alarm' },
      { title: 'Write a runbook', owner: 'U1' },
      { id: 'A-3', title: 'Done already', status: 'done' as const },
    ];
    expect(asked({ ...COMPLETE, actions })).toEqual([
      'actions.owners',
      'action.owner.A-1',
      'action.due.A-1',
      'action.due.2',
    ]);
  });

  it('asks for no owner where a role, group or team has it', () => {
    const heldBy = { kind: 'role', role: 'commander' } as const;
    const actions = [
      { id: 'A-1', title: 'Add an alarm', heldBy, due: '2026-03-09' },
      { id: 'A-2', title: 'Write a runbook', heldBy },
    ];
    expect(asked({ ...COMPLETE, actions })).toEqual(['actions.owners', 'action.due.A-2']);
  });

  it('asks which of two contradictory times is right', () => {
    const overrides = { mitigated: { at: at('10:20') }, resolved: { at: at('10:15') } };
    const question = analyse({ ...COMPLETE, overrides }).gaps.find(({ kind }) => kind === 'contradiction');
    expect(question?.text).toBe(
      'By the record, the resolution is before the mitigation (10:15 and 10:20): what is right?',
    );
    expect(question?.required).toBe(true);
  });
});
