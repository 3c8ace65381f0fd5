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
    ['10:12', 'mitigation', 'Rollback completed'],
    ['10:20', 'recovery', 'Errors are falling'],
    ['10:30', 'communication', 'Status page: fixed'],
    ['10:31', 'resolution', 'Resolved'],
  ],
  {
    severity: 1,
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
    expect(asked(recordOf([]))).toEqual(['severity', 'impact', 'impact-start', 'detection', 'resolution']);
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
      ['10:05', 'mitigation', 'Rolled back'],
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
      ['12:00', 'decision', 'Severity set to Sev-2', severity],
    ]);
    expect(asked(record).filter((id) => id.startsWith('outcome'))).toEqual([]);
  });

  it('is quiet about what somebody has answered in words', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'decision', 'Decision: wait'],
      ['10:41', 'mitigation', 'Rolled back'],
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
      'A-1 “Add an alarm”: Who owns it?',
      'A-1 “Add an alarm”: When is it due?',
      '“Write a runbook”: Who owns it?',
      '“Write a runbook”: When is it due?',
    ]);
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
      ['10:20', 'recovery', 'Error rate is normal'],
      ['12:20', 'resolution', 'Resolved'],
    ]);
    expect(asked(record).filter((id) => id.startsWith('silence'))).toEqual([]);
  });

  it('asks for the change that the cause speaks of and no entry records', () => {
    const rootCause = 'A feature that had been deployed earlier that day leaked memory.';
    expect(asked({ ...COMPLETE, rootCause })).toEqual(['change']);
    expect(asked({ ...COMPLETE, rootCause: 'A disk was full.' })).toEqual([]);
    const [change] = recordOf([['09:55', 'change', 'Deploy finished']]).entries;
    const entries = change ? [{ ...change, id: 'e0' }, ...COMPLETE.entries] : [];
    expect(asked({ ...COMPLETE, entries, rootCause })).toEqual([]);
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
    expect(asked({ ...COMPLETE, actions })).toEqual(['action.owner.A-1', 'action.due.A-1', 'action.due.2']);
  });

  it('asks which of two contradictory times is right', () => {
    const record = { ...COMPLETE, overrides: { resolved: { at: at('10:15') } } };
    const question = analyse(record).gaps.find(({ kind }) => kind === 'contradiction');
    expect(question?.text).toBe(
      'By the record, the resolution is before the mitigation (10:15 and 10:20): what is right?',
    );
    expect(question?.required).toBe(true);
  });
});
