import { describe, expect, it } from '@jest/globals';
import { editEntry, undoEntry } from '../../../src/app/entries/change-entry.ts';
import { markEntry } from '../../../src/app/entries/mark-entry.ts';
import { incidentRecord } from '../../../src/app/postmortems/incident-record.ts';
import { readTimeline } from '../../../src/domain/postmortem/analysis/milestones.ts';
import type { MeaningChange } from '../../../src/domain/timeline/mark.ts';
import { AnswerStage, ASKED_AT } from '../../builders/answer-stage.ts';
import { anEntry, anIncident } from '../../contract/samples.ts';

const CAUSE: MeaningChange = { kind: 'set', is: 'cause' };

/** Marks as somebody, in an incident with two entries of the type given. */
async function stage(type: 'investigation' | 'mitigation' = 'investigation') {
  const { team } = anIncident('T1');
  const all = [1, 2].map((number) => anEntry(team, number, { type, author: 'UANA' }));
  const built = await AnswerStage.of({ incident: { team, key: 'INC-2026-0001' }, entries: all });
  const mark = (number: 1 | 2, user: string, change: MeaningChange) =>
    markEntry(built.app, { team, id: all[number - 1]?.id ?? '', user }, change);
  const asked = (number: 1 | 2, user: string) => ({ team, id: all[number - 1]?.id ?? '', user });
  const reading = async () => readTimeline(await built.record());
  return { ...built, app: built.app, mark, asked, reading, record: () => built.record() };
}

describe('marking an entry', () => {
  it('is for everybody who sees the incident; who and when are kept', async () => {
    const { mark, record } = await stage();
    expect(await mark(1, 'UBO', CAUSE)).toMatchObject({
      kind: 'marked',
      entry: { version: 1, markings: [{ kind: 'set', is: 'cause', by: 'UBO', at: ASKED_AT }] },
    });
    expect((await record()).entries[0]?.marks).toEqual([{ is: 'cause', by: 'UBO', at: ASKED_AT }]);
    expect(await mark(1, 'UANA', CAUSE)).toMatchObject({ kind: 'unchanged' });
    expect(await mark(1, 'UANA', { kind: 'taken-back', is: 'cause' })).toMatchObject({
      kind: 'marked',
      entry: { version: 2, markings: [{ by: 'UBO' }, { kind: 'taken-back', by: 'UANA' }] },
    });
    expect((await record()).entries[0]).not.toHaveProperty('marks');
  });

  it('does nothing to an entry that was taken back, or that is not there', async () => {
    const { app, mark, asked } = await stage();
    await undoEntry(app, asked(1, 'UBO'));
    expect(await mark(1, 'UBO', CAUSE)).toMatchObject({ kind: 'struck' });
    const missing = { ...asked(1, 'UBO'), id: 'none' };
    expect(await markEntry(app, missing, CAUSE)).toEqual({ kind: 'gone' });
  });

  it('outlasts an edit, and takes an entry that is struck out of the reading', async () => {
    const { app, mark, asked, reading } = await stage();
    await mark(1, 'UBO', CAUSE);
    const occurredAt = new Date('2026-11-20T15:00:00Z');
    await editEntry(app, asked(1, 'UBO'), { text: 'clearer', type: 'investigation', occurredAt });
    expect(await reading()).toMatchObject({ causes: { state: 'agreed', entries: [{ text: 'clearer' }] } });
    await undoEntry(app, asked(1, 'UBO'));
    expect((await reading()).causes).toEqual({ state: 'none' });
  });

  it('keeps the causes of two people beside each other', async () => {
    const { mark, reading } = await stage();
    await mark(1, 'UBO', CAUSE);
    await mark(2, 'UANA', CAUSE);
    const { causes } = await reading();
    expect(causes).toMatchObject({ state: 'contested' });
    await mark(1, 'UANA', { kind: 'taken-back', is: 'cause' });
    expect((await reading()).causes).toMatchObject({
      state: 'agreed',
      entries: [{ marks: [{ by: 'UANA' }] }],
    });
  });

  it('keeps an outcome with an entry that gets another type: it is an attempt as long as it has one', async () => {
    const { app, mark, asked, reading } = await stage('mitigation');
    const outcomes = async () => (await reading()).attempts.map(({ outcome }) => outcome?.was);
    await mark(1, 'UBO', { kind: 'outcome', was: 'worked' });
    expect(await outcomes()).toEqual(['worked', undefined]);
    const occurredAt = new Date('2026-11-20T14:00:00Z');
    await editEntry(app, asked(1, 'UBO'), { text: 'x', type: 'note', occurredAt });
    expect(await outcomes()).toEqual(['worked', undefined]);
    await mark(1, 'UBO', { kind: 'outcome' });
    expect(await outcomes()).toEqual([undefined]);
  });

  it('tells what somebody else had said before', async () => {
    const { mark } = await stage('mitigation');
    await mark(1, 'UBO', { kind: 'outcome', was: 'worked' });
    expect(await mark(1, 'UANA', { kind: 'outcome', was: 'worse' })).toMatchObject({
      entry: { outcome: { was: 'worse', by: 'UANA' } },
      before: { outcome: { was: 'worked', by: 'UBO' } },
    });
  });
});

describe('what Scribe recorded itself', () => {
  const at = (time: string) => new Date(`2026-11-20T${time}:00Z`);
  const stamp = (id: string, time: string) => ({ id, by: 'UBO', at: at(time) });
  const changed = (id: string, time: string, to: 'identified' | 'monitoring') =>
    ({ ...stamp(id, time), kind: 'status-changed', from: 'investigating', to, text: undefined }) as const;

  it('gives the times of statuses, and marks a reopening as a relapse', () => {
    const reopening = anEntry('T1', 1, { id: 'evt.c4.0', type: 'response', text: 'Reopened' });
    const record = incidentRecord({
      incident: anIncident('T1'),
      events: [
        changed('c1', '10:10', 'identified'),
        changed('c2', '10:20', 'monitoring'),
        { ...stamp('c3', '10:30'), kind: 'resolved', summary: '' },
        { ...stamp('c4', '10:40'), kind: 'reopened', why: undefined },
        changed('c5', '10:50', 'monitoring'),
        changed('c6', '10:55', 'identified'),
      ],
      entries: [reopening],
      actions: [],
      people: [],
      stated: {},
    });
    expect(record.milestones).toMatchObject({ causeIdentified: at('10:10'), mitigated: at('10:50') });
    expect(record.entries[0]?.marks).toEqual([{ is: 'relapse', by: 'UBO', at: at('10:40') }]);
  });
});
