import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeTarget, survivorOf } from '../../src/app/access/merge-target.ts';
import type { App } from '../../src/app/app.ts';
import {
  captureDeletion,
  captureEdit,
  captureMessage,
  capturePin,
} from '../../src/app/capture/capture-message.ts';
import { editEcho } from '../../src/app/effects/echo-entries.ts';
import { moveRecord, moveRecordBack } from '../../src/app/effects/move-record.ts';
import { runPostmortemEffect } from '../../src/app/effects/postmortem-effects.ts';
import { runEffect } from '../../src/app/effects/run-effect.ts';
import { markEntry } from '../../src/app/entries/mark-entry.ts';
import { changeIncident } from '../../src/app/incidents/change-incident.ts';
import { planMerge } from '../../src/app/incidents/plan-merge.ts';
import type { EffectRef } from '../../src/app/ports/effects.ts';
import type { KnownIncident } from '../../src/app/ports/incidents.ts';
import type { PostTarget } from '../../src/app/ports/post.ts';
import { readPolicy } from '../../src/config/policy.ts';
import type { IncidentEvent } from '../../src/domain/incident/event.ts';
import { evolve } from '../../src/domain/incident/evolve.ts';
import { NO_NUDGES } from '../../src/domain/incident/nudges.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { newPostmortem } from '../../src/domain/postmortem/review/postmortem-state.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { recordOf } from '../builders/incident-record.ts';
import { heldTask, looseTask } from '../builders/task.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';
import { anAction, anEntry, anIncident } from '../contract/samples.ts';

const TEAM = 'T1';
const NOW = new Date('2026-11-20T16:00:00Z');
const keyOf = (number: number) => `INC-2026-000${number}`;
const stamp = (id: string) => ({ id, by: 'U1', at: NOW });

/** Three incidents, each with a channel and an entry; effects wait until the test runs them. */
async function stage(more: Parameters<typeof anIncident>[2] = {}) {
  const offered: EffectRef[] = [];
  const app = {
    ...memoryPorts(),
    queue: { offer: (refs: readonly EffectRef[]) => offered.push(...refs), echoSoon: () => undefined },
    journal: { info: () => undefined, warn: () => undefined },
    policy: readPolicy('', 'test'),
    // Later than the second move.
    clock: () => new Date(NOW.getTime() + 60_000),
  } as unknown as App;
  const known = async (number: number): Promise<KnownIncident> => {
    const found = await app.incidents.byKey(TEAM, keyOf(number));
    if (!found) throw new Error(`there is no ${keyOf(number)}`);
    return found;
  };
  let logged = 0;
  const log = (incident: string) => {
    logged += 1;
    return app.entries.insert(anEntry(TEAM, logged, { incident, text: `of ${incident}` }), [], NOW);
  };
  for (const number of [1, 2, 3]) {
    const incident = anIncident(TEAM, number, more);
    await app.incidents.create({ incident, events: [], effects: [], at: NOW });
    const holder = { holder: 'incidents', team: TEAM, id: incident.id } as const;
    await app.externalIds.remember(holder, 'channel', `C${number}`);
    await log(incident.key);
    const item = anAction(TEAM, number, { incident: incident.key });
    await app.actions.create({ item, remindAt: undefined, effects: [], at: NOW });
  }
  let changes = 0;
  const change = async (number: number, what: { readonly into: number } | 'unmerge') => {
    changes += 1;
    const command =
      what === 'unmerge'
        ? ({ kind: 'unmerge', why: undefined } as const)
        : ({ kind: 'merge', into: keyOf(what.into), hidden: false, why: '' } as const);
    return changeIncident(app, await known(number), { ...stamp(`cmd.${changes}`), ...command });
  };
  /** Stores the merge as a process does that decided before it could see the other one. */
  const mergeUnseen = async (number: number, into: number) => {
    const { incident } = await known(number);
    const event: IncidentEvent = { ...stamp(`cross.${number}`), kind: 'merged', into: keyOf(into), why: '' };
    const merged = { ...evolve(incident, event), version: incident.version + 1 };
    const wanted = { key: `move0-${merged.version}`, effect: { kind: 'move', into: keyOf(into) } } as const;
    await app.incidents.save({ incident: merged, events: [event], effects: [wanted], at: NOW });
    offered.push({ holder: 'incidents', team: TEAM, id: incident.id, key: wanted.key });
  };
  /** Runs one waiting effect that moves a record; which one is the test's choice. */
  const run = async (choice = 0) => {
    const [ref] = offered.splice(choice % Math.max(1, offered.length), 1);
    const taken = ref && (await app.effectLeases.take(ref, NOW, 0));
    const subject = ref && (await app.incidents.byId(TEAM, ref.id));
    if (!taken || !subject) return;
    const task = heldTask(app, taken);
    if (taken.effect.kind === 'move') await moveRecord(app, subject, task);
    if (taken.effect.kind === 'move-back')
      await moveRecordBack(app, subject, { from: taken.effect.from, task });
  };
  const runAll = async () => {
    while (offered.length > 0) await run();
  };
  const places = async () => {
    const all: Record<string, string[]> = {};
    for (const number of [1, 2, 3])
      all[keyOf(number)] = (await app.entries.ofIncident(TEAM, keyOf(number)))
        .filter(({ source }) => source !== 'scribe')
        .map(({ text }) => text);
    return all;
  };
  return { app, known, log, change, mergeUnseen, run, runAll, places };
}

/** Of two merges in a row, the first is taken back. */
const OUT_OF_THE_MIDDLE = [
  { do: 'merge' as const, number: 1, into: 2 },
  { do: 'run all' as const },
  { do: 'merge' as const, number: 2, into: 3 },
  { do: 'run all' as const },
  { do: 'unmerge' as const, number: 1 },
];

describe('the records of incidents that are merged and taken apart', () => {
  it('stand where their incidents lead, whatever happens in whatever order', async () => {
    const number = fc.integer({ min: 1, max: 3 });
    const step = fc.oneof(
      fc.record({ do: fc.constant('merge' as const), number, into: number }),
      fc.record({ do: fc.constant('unmerge' as const), number }),
      fc.record({ do: fc.constant('log' as const), number }),
      fc.record({ do: fc.constant('run' as const), number }),
      fc.record({ do: fc.constant('run all' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { app, known, log, change, run, runAll, places } = await stage();
        for (const one of steps) {
          if (one.do === 'merge') await change(one.number, { into: one.into });
          if (one.do === 'unmerge') await change(one.number, 'unmerge');
          if (one.do === 'log') await log((await mergeTarget(app, await known(one.number))).incident.key);
          if (one.do === 'run') await run(one.number);
          if (one.do === 'run all') await runAll();
        }
        await runAll();
        for (const [incident, texts] of Object.entries(await places()))
          for (const text of texts) {
            const home = await known(Number(text.slice(-1)));
            expect((await mergeTarget(app, home)).incident.key).toBe(incident);
          }
        for (const item of [1, 2, 3]) {
          const stored = await app.actions.byNumber(TEAM, item);
          expect(stored?.item.incident).toBe((await mergeTarget(app, await known(item))).incident.key);
        }
      }),
      { numRuns: 150, examples: [[OUT_OF_THE_MIDDLE]] },
    );
  });

  it('keep what people said of their entries, and people go on saying it where they stand now', async () => {
    const { app, change, runAll } = await stage();
    const entryIn = async (number: number) =>
      (await app.entries.ofIncident(TEAM, keyOf(number))).find(({ text }) => text === `of ${keyOf(1)}`);
    const id = (await entryIn(1))?.id ?? '';
    const say = (is: 'cause' | 'detected') =>
      markEntry(app, { team: TEAM, id, user: 'U1' }, { kind: 'set', is });
    expect(await say('cause')).toMatchObject({ kind: 'marked', entry: { incident: keyOf(1) } });
    await change(1, { into: 2 });
    await runAll();
    expect((await entryIn(2))?.marks).toMatchObject([{ is: 'cause', by: 'U1' }]);
    expect(await say('detected')).toMatchObject({ kind: 'marked', entry: { incident: keyOf(2) } });
    await change(1, 'unmerge');
    await runAll();
    expect((await entryIn(1))?.marks).toMatchObject([{ is: 'cause' }, { is: 'detected' }]);
  });

  it('have their items planned anew, by the incident in which they stand now', async () => {
    const { app, change, runAll } = await stage();
    const numbers = async () => (await app.actionPlans.stale('p', 10)).map(({ item }) => item.number).sort();
    const all = await app.actionPlans.stale('p', 10);
    await app.actionPlans.replan(
      'p',
      all.map((known) => ({ known, told: {}, remindAt: NOW })),
    );
    expect(await numbers()).toEqual([]);
    await change(1, { into: 2 });
    await runAll();
    expect(await numbers()).toEqual([1, 2]);
  });

  it('leave no draft that counts as current, also one that is finished after the merge was taken back', async () => {
    const { app, change, runAll } = await stage();
    const draft = (id: string) => ({
      ...{ id, template: 'standard', hash: 'x', by: 'scribe', what: 'drafted' as const },
      ...{ asOf: NOW, at: new Date(NOW.getTime() + 30_000) },
      document: draftPostmortem(recordOf([]), standard),
    });
    const isStale = async (number: number) => (await app.postmortems.byIncident(TEAM, keyOf(number)))?.stale;
    await change(1, { into: 2 });
    await runAll();
    await app.revisions.saveDraft(TEAM, keyOf(2), draft('between'));
    await change(1, 'unmerge');
    await runAll();
    expect(await isStale(2)).toBe(true);
    // It read the record before, and comes between the first look at it and the second.
    await app.revisions.saveDraft(TEAM, keyOf(2), { ...draft('late'), at: new Date(NOW.getTime() + 40_000) });
    await moveBackAgain(app);
    expect(await isStale(2)).toBe(true);

    async function moveBackAgain({ incidents }: App) {
      const known = await incidents.byKey(TEAM, keyOf(1));
      if (!known) throw new Error('the incident is gone');
      await moveRecordBack(app, known, { from: keyOf(2), task: looseTask('move-back') });
    }
  });

  it.each([[[2, 3]], [[1, 2, 3]]])('go on with the first one where merges crossed: %j', async (loop) => {
    const { known, mergeUnseen, runAll, places } = await stage();
    for (const [index, number] of loop.entries())
      await mergeUnseen(number, loop[(index + 1) % loop.length] ?? 0);
    await runAll();
    const [first = 0] = loop;
    for (const number of loop)
      expect((await known(number)).incident.phase.state).toBe(number === first ? 'active' : 'merged');
    expect((await places())[keyOf(first)]).toHaveLength(loop.length);
  });
});

describe('a message that is pinned', () => {
  const message = (ts: string, incident: string) => ({
    ...{ team: TEAM, channel: 'C1', ts, incident, user: 'U2', text: `said at ${ts}` },
    ...{ threadTs: undefined, files: [] },
  });
  const pin = (app: App, ts: string, incident: string) =>
    capturePin(app, {
      ...{
        team: TEAM,
        channel: 'C1',
        ts,
        incident,
        user: 'U2',
        way: 'reaction:pushpin',
        on: true,
        eventTs: `${ts}1`,
      },
    });

  it('goes onto the timeline to which its channel leads', async () => {
    const { app, change, runAll, places } = await stage();
    await captureMessage(app, message('10.1', keyOf(1)));
    await change(1, { into: 2 });
    await change(2, { into: 3 });
    await runAll();
    await pin(app, '10.1', keyOf(3));
    await captureMessage(app, message('20.1', keyOf(3)));
    expect((await places())[keyOf(3)]).toContain('said at 10.1');
    // Said while the channel led elsewhere; by now it leads back.
    await change(1, 'unmerge');
    await runAll();
    await pin(app, '20.1', keyOf(1));
    expect((await places())[keyOf(1)]).toContain('said at 20.1');
  });

  it('is struck by a deletion, and follows an edit, that comes while its entry is being made', async () => {
    const { app } = await stage();
    const during = (act: () => Promise<void>): App => ({
      ...app,
      entries: {
        ...app.entries,
        async insert(...entry) {
          await act();
          return app.entries.insert(...entry);
        },
      },
    });
    await captureMessage(app, message('10.1', keyOf(1)));
    await pin(
      during(() => captureDeletion(app, message('10.1', keyOf(1)))),
      '10.1',
      keyOf(1),
    );
    await captureMessage(app, message('20.1', keyOf(1)));
    const edit = { ...message('20.1', keyOf(1)), text: 'said otherwise', editedTs: '21.1' };
    await pin(
      during(() => captureEdit(app, edit)),
      '20.1',
      keyOf(1),
    );
    const entries = await app.entries.ofIncident(TEAM, keyOf(1));
    const found = (ts: string) => entries.find((entry) => entry.message?.ts === ts);
    expect(found('10.1')?.standing.state).toBe('struck');
    expect(found('20.1')?.text).toBe('said otherwise');
  });

  it('goes to the incident that the channel had then, where it has seen several', async () => {
    const { app, places } = await stage({ place: { kind: 'here', channel: 'C1' } });
    await captureMessage(app, message('10.1', keyOf(1)));
    const other = anIncident(TEAM, 9, { place: { kind: 'here', channel: 'C1' } });
    await app.incidents.create({ incident: other, events: [], effects: [], at: NOW });
    await pin(app, '10.1', other.key);
    expect((await places())[keyOf(1)]).toContain('said at 10.1');
  });
});

describe('what a public channel shows of a record that is private by now', () => {
  /** `said` is what is posted or edited, by channel; every message stands in the public channel of the first. */
  async function shown(hidden: boolean) {
    const { app, change, runAll } = await stage();
    const said: string[] = [];
    const post = async ({ channel }: PostTarget) => {
      said.push(channel);
      return '1.0';
    };
    Object.assign(app, {
      channelPosts: { echo: post, actionLine: post },
      reviewPosts: { publication: post },
      policy: { nudges: NO_NUDGES },
    });
    const secret = anIncident(TEAM, 4, { private: hidden });
    await app.incidents.create({ incident: secret, events: [], effects: [], at: NOW });
    await app.externalIds.remember({ holder: 'incidents', team: TEAM, id: secret.id }, 'channel', 'C4');
    const entry = anEntry(TEAM, 40, { incident: keyOf(1) });
    const wanted = { key: 'e1', effect: { kind: 'echo' } } as const;
    await app.entries.insert(entry, [wanted], NOW);
    const claim = { batch: 'b', at: app.clock(), leaseMs: 1, limit: 9 };
    const batch = await app.echoes.next(TEAM, keyOf(1), claim);
    if (!batch) throw new Error('nothing waits to be shown');
    await app.echoes.sent(batch.claim, { channel: 'C1', ts: '1.0' });
    const line = { holder: 'actions', team: TEAM, id: anAction(TEAM, 1).id } as const;
    await app.externalIds.remember(line, 'line', 'C1/1.0');
    return { app, change, runAll, said, entry, secret };
  }

  it.each([
    [true, []],
    [false, ['C1', 'C1']],
  ])('is edited only where the record stays public: private %s', async (hidden, expected) => {
    const { app, change, runAll, said, entry } = await shown(hidden);
    await change(1, { into: 4 });
    await runAll();
    const moved = await app.entries.byId(TEAM, entry.id);
    const known = await app.actions.byNumber(TEAM, 1);
    const incident = await app.incidents.byKey(TEAM, keyOf(4));
    if (!moved || !known || !incident) throw new Error('something is gone');
    expect([moved.incident, known.item.incident]).toEqual([keyOf(4), keyOf(4)]);
    await editEcho(app, moved, looseTask('echo-edit-1'));
    const line = { holder: 'actions', team: TEAM, id: known.item.id, key: 'line-1' } as const;
    await app.effects.add(line, { key: line.key, effect: { kind: 'action-line' } }, NOW);
    await runEffect(app, line);
    expect(said).toEqual(expected);
  });

  it.each([
    [true, []],
    [false, ['C9']],
  ])('is its publication, edited only while its incident is public: private %s', async (hidden, expected) => {
    const { app, said, secret } = await shown(hidden);
    const draft = {
      ...{
        id: 'd1',
        template: 'standard',
        asOf: NOW,
        hash: 'x',
        by: 'scribe',
        at: NOW,
        what: 'drafted' as const,
      },
      document: draftPostmortem(recordOf([]), standard),
    } as const;
    await app.revisions.saveDraft(TEAM, secret.key, draft);
    await app.postmortems.remember({ team: TEAM, incident: secret.key }, 'publication', {
      value: 'C9/1.0',
      before: undefined,
    });
    const known = await app.incidents.byKey(TEAM, secret.key);
    if (!known) throw new Error('the incident is gone');
    await runPostmortemEffect(app, {
      known,
      effect: { kind: 'publication' },
      task: looseTask('publication-1'),
    });
    expect(said).toEqual(expected);
  });
});

describe('the plan of a merge', () => {
  const gains = async (known: KnownIncident, into: KnownIncident) =>
    planMerge((await stage()).app, known, into);
  const hidden = async (number: number, members: readonly string[], more = {}) => {
    const { known } = await stage();
    const one = await known(number);
    const incident = { ...one.incident, private: true, declaredBy: members[0] ?? '', roles: {}, ...more };
    return { ...one, members, incident };
  };

  it('names who would see a private record and cannot now', async () => {
    const [small, large] = [await hidden(1, ['U1']), await hidden(2, ['U1', 'U3', 'U2'])];
    expect(await gains(small, large)).toMatchObject({ kind: 'planned', gains: ['U2', 'U3'], entries: 1 });
    expect(await gains(large, small)).toMatchObject({ kind: 'planned', gains: [] });
  });

  it('counts what does not move: answers, each note, and whether there is a draft', async () => {
    const { app, known } = await stage();
    const stays = async () => {
      const plan = await planMerge(app, await known(1), await known(2));
      return 'stays' in plan ? plan.stays : plan.kind;
    };
    expect(await stays()).toEqual({ answers: 0, draft: false });
    const said = (question: string) => ({ question, text: 'x', by: 'U1', at: NOW });
    const questions = ['note.well', 'note.well', 'impact.users', 'impact.users', 'impact.regions'];
    const state = { ...newPostmortem(TEAM, keyOf(1)), version: 1, answers: questions.map(said) };
    await app.postmortems.saveState({ state, remindAt: undefined, effects: [], at: NOW });
    expect(await stays()).toEqual({ answers: 4, draft: false });
    await app.revisions.saveDraft(TEAM, keyOf(1), {
      ...{ id: 'd1', template: 'standard', hash: 'x', by: 'scribe', what: 'drafted', asOf: NOW, at: NOW },
      document: draftPostmortem(recordOf([]), standard),
    });
    expect(await stays()).toEqual({ answers: 4, draft: true });
    const discarded = { state: { ...state, version: 2 }, remindAt: undefined, effects: [], at: NOW };
    await app.postmortems.saveState({ ...discarded, discards: 'd1' });
    expect(await stays()).toEqual({ answers: 4, draft: false });
  });

  it('is another one when somebody else would see it', async () => {
    const small = await hidden(1, ['U1']);
    const digests = await Promise.all(
      [['U1'], ['U1', 'U2'], ['U1', 'U3']].map(async (members) => gains(small, await hidden(2, members))),
    );
    expect(new Set(digests.map((plan) => ('digest' in plan ? plan.digest : ''))).size).toBe(3);
  });

  it('never makes a private record public; the other way round is possible', async () => {
    const { known } = await stage();
    const secret = await hidden(1, ['U1']);
    expect(await gains(secret, await known(2))).toEqual({ kind: 'would-publish' });
    expect(await gains(await known(2), secret)).toMatchObject({ kind: 'planned', gains: [] });
  });

  it('keeps drills and real incidents apart', async () => {
    const { known } = await stage();
    const one = await known(1);
    const drill = { ...one, incident: { ...one.incident, drill: true } };
    expect(await gains(drill, await known(2))).toEqual({ kind: 'with-drill' });
    expect(await gains(await known(2), drill)).toEqual({ kind: 'with-drill' });
  });

  it('is none into what was cancelled', async () => {
    const { known } = await stage();
    const phase = { state: 'cancelled', at: NOW, by: 'U1', why: 'false alarm' } as const;
    const cancelled = { ...(await known(2)), incident: { ...(await known(2)).incident, phase } };
    expect(await gains(await known(1), cancelled)).toEqual({ kind: 'into-cancelled' });
  });
});

it.each([
  ['INC-2026-9999', 'INC-2026-10000'],
  ['INC-2026-10000', 'INC-2027-0001'],
  ['INC-2026-0002', 'INC-2026-0010'],
])('of two that were merged into one another %s goes on, not %s', (first, second) => {
  const known = (key: string) => ({ incident: anIncident(TEAM, 1, { key }) }) as KnownIncident;
  expect(survivorOf([known(second), known(first)]).incident.key).toBe(first);
});
