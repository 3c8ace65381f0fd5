import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import type { HelpedShown } from '../../../src/app/ports/follow-up-posts.ts';
import type { Reminded } from '../../../src/app/ports/review-posts.ts';
import { documentHash } from '../../../src/app/postmortems/document-hash.ts';
import { answerHelped } from '../../../src/app/postmortems/effect-review.ts';
import { finishDraft } from '../../../src/app/postmortems/finish-draft.ts';
import { claimPostmortems } from '../../../src/app/postmortems/remind-postmortems.ts';
import { reviewPostmortem } from '../../../src/app/postmortems/review-postmortem.ts';
import { REMINDERS } from '../../../src/domain/actions/ladder.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { anAction, anIncident } from '../../contract/samples.ts';

/** A Friday. */
const RESOLVED = new Date('2026-11-20T12:00:00Z');

async function stage(change: Partial<Incident> = {}) {
  const now = { at: RESOLVED };
  const reminded: string[] = [];
  const asked: HelpedShown[] = [];
  const app = {
    ...memoryPorts(),
    reviewPosts: {
      async remindDue(who: Reminded) {
        reminded.push(
          `${now.at.toISOString().slice(0, 10)} ${who.as === 'channel' ? who.in : who.to} ${who.as}`,
        );
        return '1.0';
      },
      async overview() {
        return '2.0';
      },
    },
    followUpPosts: {
      async askHelped(_where: unknown, shown: HelpedShown) {
        asked.push(shown);
        return '3.0';
      },
    },
    directMessages: { open: async (_team: string, user: string) => `D${user}` },
    peopleSource: { read: async () => ({ name: 'x', zone: 'UTC', deactivated: false }) },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    journal: { info: () => undefined, warn: () => undefined },
    policy: { holidays: new Set(), reminders: REMINDERS, archiveAfterDays: undefined },
    clock: () => now.at,
  } as unknown as App;
  const incident = anIncident('T1', 1, {
    phase: { state: 'resolved', at: RESOLVED, by: 'U1', summary: 'x' },
    ...{
      severity: 1,
      roles: { commander: ['ULEAD'] },
      declaredBy: 'UDEC',
      services: ['checkout'],
      ...change,
    },
  });
  await app.incidents.create({ incident, events: [], effects: [], at: RESOLVED });
  await app.externalIds.remember({ holder: 'incidents', team: 'T1', id: incident.id }, 'channel', 'C1');
  const document = draftPostmortem(recordOf([]), standard);
  await app.revisions.saveDraft('T1', incident.key, {
    ...{ id: 'd1', template: 'standard', hash: documentHash(document), by: 'scribe', what: 'drafted' },
    ...{ asOf: RESOLVED, at: RESOLVED, document },
  });
  await finishDraft(app, incident);
  const of = { team: 'T1', incident: incident.key };
  const step = (command: object, by = 'ULEAD') =>
    reviewPostmortem(app, of, { by, at: now.at, ...command } as never);
  /** What every morning at ten brings, up to that day. */
  const until = async (day: string) => {
    const end = new Date(`${day}T10:00:00Z`);
    for (let at = new Date(`${now.at.toISOString().slice(0, 10)}T10:00:00Z`); at <= end; ) {
      now.at = at;
      await claimPostmortems(app);
      for (const ref of await app.effects.due(now.at, 100, 1))
        if (ref.holder === 'postmortems') await runEffect(app, ref);
      at = new Date(at.getTime() + 86_400_000);
    }
  };
  return { app, now, of, incident, reminded, asked, step, until };
}

describe('the ladder of a postmortem', () => {
  it('goes on until it is out: who leads, then the channel, then who approves it', async () => {
    const { app, of, reminded, step, until } = await stage();
    expect((await app.postmortems.state('T1', of.incident)).due).toBe('2026-11-23');
    await until('2026-12-08');
    expect(reminded).toEqual([
      '2026-11-23 ULEAD lead',
      '2026-11-24 ULEAD lead',
      '2026-11-26 C1 channel',
      '2026-11-27 ULEAD lead',
      '2026-12-02 ULEAD lead',
      '2026-12-07 ULEAD lead',
    ]);
    await step({ kind: 'skip', why: 'known already' });
    await until('2026-12-30');
    expect(reminded).toHaveLength(6);
  });

  it('reminds whoever was asked to review it and has not answered, and the approver after a week', async () => {
    const { reminded, step, until } = await stage();
    await step({ kind: 'review', approver: 'UAPP', reviewers: ['UREV'] });
    await until('2026-11-23');
    expect(reminded).toEqual(['2026-11-23 UAPP reviewer', '2026-11-23 UREV reviewer']);
    await step({ kind: 'approve' }, 'UREV');
    await until('2026-12-01');
    expect(reminded.slice(2)).toEqual([
      '2026-11-24 UAPP reviewer',
      '2026-11-26 C1 channel',
      '2026-11-27 UAPP reviewer',
      '2026-11-30 UAPP approver',
    ]);
  });

  it('tells nothing twice of one that an earlier version stored, and goes on with the next rung', async () => {
    const { app, of, reminded, until } = await stage();
    const { state } = (await app.postmortems.byIncident('T1', of.incident)) ?? {};
    if (!state) throw new Error('There is no postmortem.');
    const { told: _, ...old } = state;
    const remindAt = new Date('2026-11-23T09:00:00Z');
    await app.postmortems.saveState({
      state: { ...old, version: old.version + 1 },
      remindAt,
      effects: [],
      at: RESOLVED,
    });
    await until('2026-11-24');
    expect(reminded).toEqual(['2026-11-23 ULEAD lead', '2026-11-24 ULEAD lead']);
  });
});

describe('the review of effectiveness', () => {
  const published = async (on: Awaited<ReturnType<typeof stage>>) => {
    await on.step({ kind: 'review', approver: 'UAPP', reviewers: [] });
    await on.step({ kind: 'approve' }, 'UAPP');
    await on.step({ kind: 'publish', exception: 'so be it' });
  };

  it('asks who approved it after a week and a month, once each, with what is open and what came since', async () => {
    const on = await stage();
    const { app, incident, asked, of } = on;
    await app.actions.create({ item: anAction('T1', 1), remindAt: undefined, effects: [], at: RESOLVED });
    await published(on);
    const later = { declaredAt: new Date('2026-11-24T10:00:00Z') };
    const others: Partial<Incident>[] = [
      { services: ['checkout'] },
      { related: [{ key: incident.key, declared: '2026-11-20', by: 'U1', at: RESOLVED }] },
      { services: ['search'] },
      { services: ['checkout'], drill: true },
      { services: ['checkout'], private: true },
      { services: ['checkout'], declaredAt: new Date('2026-11-01T10:00:00Z') },
    ];
    for (const [index, more] of others.entries())
      await app.incidents.create({
        ...{
          incident: anIncident('T1', index + 2, { ...later, ...more }),
          events: [],
          effects: [],
          at: RESOLVED,
        },
      });
    await on.until('2026-11-27');
    expect(asked).toHaveLength(0);
    await on.until('2027-01-30');
    expect(asked.map(({ after }) => after)).toEqual(['week', 'month']);
    expect(asked[0]?.facts.open.map(({ key }) => key)).toEqual(['A-1']);
    expect(asked[0]?.facts.since.map(({ key }) => key).toSorted()).toEqual([
      'INC-2026-0002',
      'INC-2026-0003',
    ]);
    expect(await answerHelped(app, of, { after: 'week', said: 'partly', by: 'UAPP' })).toBe('recorded');
    expect(await answerHelped(app, of, { after: 'week', said: 'partly', by: 'UAPP' })).toBe('unchanged');
    expect((await app.postmortems.state('T1', of.incident)).reviews?.week?.answer).toMatchObject({
      said: 'partly',
      by: 'UAPP',
    });
  });

  it('asks nothing after a drill, or before the publication', async () => {
    const drill = await stage({ drill: true });
    await published(drill);
    await drill.until('2027-01-30');
    expect(drill.asked).toEqual([]);
    expect(await answerHelped((await stage()).app, drill.of, { after: 'week', said: 'no', by: 'U1' })).toBe(
      'not published',
    );
  });
});
