import { describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app/app.ts';
import { runEffect } from '../../src/app/effects/run-effect.ts';
import { inTurn } from '../../src/app/in-turn.ts';
import { changeIncident } from '../../src/app/incidents/change-incident.ts';
import { claimNudges, type InTurn } from '../../src/app/incidents/claim-nudges.ts';
import { saveImpact } from '../../src/app/incidents/impact-form.ts';
import { nudgeLookAfter } from '../../src/app/incidents/nudge-facts.ts';
import type { EffectRef } from '../../src/app/ports/effects.ts';
import type { NudgePosts, NudgeShown } from '../../src/app/ports/nudge-posts.ts';
import type { DueNudge } from '../../src/app/ports/nudge-times.ts';
import { readPolicy } from '../../src/config/policy.ts';
import type { ChangeCommand } from '../../src/domain/incident/command.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';
import { moment } from '../contract/opened.ts';
import { anEntry, anIncident } from '../contract/samples.ts';

const MINUTE = 60;
type Shown = Pick<NudgeShown, 'kind' | 'to' | 'now'> & { readonly channel: string; readonly ts: string };

/** An incident of `T1`, and whoever sends its nudges; `at` sets the clock, in minutes. */
async function stage(more: Partial<Incident> = {}, source = '') {
  const ports = memoryPorts();
  let now = moment(0);
  let deliveries = 0;
  const messages = new Map<string, Shown>();
  const posted = new Map<string, string>();
  let fails = false;
  const nudgePosts: NudgePosts = {
    async post({ channel, tag }, { kind, to }) {
      const ts = posted.get(tag.effect) ?? `${messages.size + 1}.0`;
      posted.set(tag.effect, ts);
      if (!messages.has(ts)) messages.set(ts, { kind, to, channel, ts, now: undefined } as never);
      if (fails) throw new Error('killed');
      return ts;
    },
    async settle({ channel, ts }, { kind, to, now: became }) {
      if (messages.has(ts)) messages.set(ts, { kind, to, channel, ts, now: became } as never);
    },
  };
  const queued: EffectRef[] = [];
  const app = {
    ...ports,
    nudgePosts,
    directMessages: { open: async (_team: string, user: string) => `D${user}` },
    channelPosts: { card: async () => '0.1' },
    channels: { invite: async () => undefined },
    channelLookup: { kindOf: async () => 'private', members: async () => ['U1'] },
    peopleSource: { read: async () => ({ name: 'x', zone: 'UTC', deactivated: false }) },
    queue: { offer: (refs: readonly EffectRef[]) => queued.push(...refs), echoSoon: () => undefined },
    policy: { ...readPolicy(source, 'test'), announceChannel: undefined },
    journal: { info: () => undefined, warn: () => undefined },
    clock: () => now,
  } as unknown as App;
  const incident = anIncident('T1', 1, { declaredAt: moment(0), ...more });
  const nudgeAt = nudgeLookAfter(app.policy, { incident, events: [] });
  await app.incidents.create({ incident, events: [], effects: [], at: moment(0), nudgeAt });
  await app.externalIds.remember({ holder: 'incidents', team: 'T1', id: incident.id }, 'channel', 'C1');
  const known = async () => {
    const found = await app.incidents.byId('T1', incident.id);
    if (!found) throw new Error('The incident is gone.');
    return found;
  };
  const turn: InTurn = inTurn<DueNudge>(({ team, id }) => `${team} ${id}`);
  const work = async () => {
    for (const ref of queued.splice(0)) await runEffect(app, ref);
  };
  return {
    ...{ app, incident, known, work, turn },
    shown: () => [...messages.values()],
    at: (minutes: number) => {
      now = moment(minutes * MINUTE);
    },
    fail: (whether: boolean) => {
      fails = whether;
    },
    /** What every worker does on its timer. */
    async sweep() {
      queued.push(...(await claimNudges(app, turn)));
      await work();
    },
    async change(command: Omit<Extract<ChangeCommand, { kind: 'leave' }>, 'id' | 'at'> | object) {
      deliveries += 1;
      await changeIncident(app, await known(), {
        ...{ id: `c${deliveries}`, by: 'USAM', at: now },
        ...command,
      } as ChangeCommand);
      await work();
    },
  };
}

const LEAVE = { kind: 'leave', role: 'commander', user: 'U1' };
const TAKE = { kind: 'role', role: 'commander', user: 'USAM' };
const QUIET = 'nudges: { impact: off, silence: off, forgotten: off }';

describe('a nudge', () => {
  it('asks the channel who leads, and says who does', async () => {
    const { at, sweep, change, shown } = await stage({}, QUIET);
    at(1);
    await change(LEAVE);
    at(5.9);
    await sweep();
    expect(shown()).toEqual([]);
    at(6);
    await sweep();
    const asked = { kind: 'commander', to: undefined, channel: 'C1', ts: '1.0' };
    expect(shown()).toEqual([asked]);
    at(20);
    await sweep();
    expect(shown()).toEqual([asked]);
    await change(TAKE);
    expect(shown()).toEqual([{ ...asked, now: { what: 'taken', by: 'USAM' } }]);
  });

  it('goes to the commander alone, and says that an update came', async () => {
    const { at, sweep, change, shown } = await stage({}, QUIET);
    at(30);
    await sweep();
    const asked = { kind: 'update', to: 'U1', channel: 'DU1', ts: '1.0' };
    expect(shown()).toEqual([asked]);
    at(31);
    await change({ kind: 'status', status: 'identified', text: 'a bad deploy' });
    expect(shown()).toEqual([{ ...asked, now: { what: 'updated', by: 'USAM' } }]);
  });

  it('is put off by whoever wants that, which the record says, and comes again then', async () => {
    const { at, sweep, change, shown, known } = await stage({}, QUIET);
    at(30);
    await sweep();
    at(31);
    const until = moment(61 * MINUTE);
    await change({ kind: 'snooze', nudge: 'update', until });
    expect(shown()[0]?.now).toEqual({ what: 'snoozed', by: 'USAM', until });
    expect((await known()).events.at(-1)).toMatchObject({
      ...{ kind: 'nudge-snoozed', by: 'USAM', nudge: 'update', at: moment(31 * MINUTE), until },
    });
    at(60);
    await sweep();
    expect(shown()).toHaveLength(1);
    at(61);
    await sweep();
    expect(shown()).toHaveLength(2);
  });

  it('takes the place of the one before it, ten minutes later', async () => {
    const { at, sweep, shown } = await stage({}, 'nudges: { silence: off }');
    at(30);
    await sweep();
    at(39);
    await sweep();
    expect(shown()).toHaveLength(1);
    at(40);
    await sweep();
    expect(shown().map(({ kind, now }) => [kind, now?.what])).toEqual([
      ['update', 'later'],
      ['impact', undefined],
    ]);
  });

  it('of the impact is over once that is filled in', async () => {
    const { app, at, sweep, shown, known, work } = await stage({}, 'nudges: { update: off, silence: off }');
    at(30);
    await sweep();
    const texts = { 'impact.users': 'all of them' };
    await saveImpact(app, await known(), { by: 'U1', version: 0, texts });
    await work();
    expect(shown().map(({ kind, now }) => [kind, now?.what])).toEqual([['impact', 'went-on']]);
  });

  it.each(['write', 'log'])('of silence waits while people %s', async (what) => {
    const { app, at, sweep, shown, incident } = await stage({}, 'nudges: { update: off, impact: off }');
    const ts = `${moment(55 * MINUTE).getTime() / 1_000}.000100`;
    const message = {
      ...{ team: 'T1', channel: 'C1', ts, incident: incident.key, user: 'U2' },
      ...{ text: 'still looking', threadTs: undefined, files: [] },
    };
    const entry = anEntry('T1', 1, { loggedAt: moment(55 * MINUTE) });
    if (what === 'write') await app.messages.put(message);
    else await app.entries.insert(entry, [], moment(0));
    at(60);
    await sweep();
    at(114);
    await sweep();
    expect(shown()).toEqual([]);
    at(115.1);
    await sweep();
    expect(shown().map(({ kind, to }) => [kind, to])).toEqual([['silence', 'U1']]);
  });

  it('offers to close what was forgotten for a week, once', async () => {
    const { at, sweep, shown } = await stage({}, 'nudges: { update: off, impact: off, silence: off }');
    const week = 7 * 24 * 60;
    at(week);
    await sweep();
    for (const more of [1, 10, week, 3 * week]) {
      at(week + more);
      await sweep();
    }
    expect(shown().map(({ kind }) => kind)).toEqual(['forgotten']);
  });

  it('is not sent after the end, even where it was wanted before', async () => {
    const { app, at, sweep, change, shown, turn, incident } = await stage({}, QUIET);
    at(30);
    const [ref] = await claimNudges(app, turn);
    if (!ref) throw new Error('nothing is wanted');
    await change({ kind: 'resolve', summary: '', times: {}, template: 'standard' });
    await runEffect(app, ref);
    at(500);
    await sweep();
    expect(shown()).toEqual([]);
    expect(await app.nudgeTimes.due(moment(1e7), 10)).toEqual([]);
    expect(incident.key).toBe('INC-2026-0001');
  });

  it('that a killed worker posted is found and not posted again', async () => {
    const { app, at, shown, turn, fail } = await stage({}, QUIET);
    at(30);
    const [ref] = await claimNudges(app, turn);
    if (!ref) throw new Error('nothing is wanted');
    fail(true);
    await runEffect(app, ref);
    fail(false);
    at(31);
    await runEffect(app, ref);
    expect(shown()).toHaveLength(1);
    expect(await app.effects.due(moment(1e6), 10, 1)).toEqual([]);
  });

  it('of a private incident goes to nobody who is not in its channel', async () => {
    const { app, at, sweep, shown } = await stage({ private: true, roles: { commander: ['U9'] } }, QUIET);
    at(30);
    await sweep();
    expect(shown().map(({ to, channel }) => [to, channel])).toEqual([[undefined, 'C1']]);
    expect(app.policy.nudges.commander).toBe(5);
  });

  it('is claimed by one of several workers', async () => {
    const { app, at, turn } = await stage({}, QUIET);
    at(30);
    const claimed = await Promise.all([claimNudges(app, turn), claimNudges(app, turn)]);
    expect(claimed.flat()).toHaveLength(1);
  });

  it('that an earlier version did not plan is planned at the next change', async () => {
    const { app, at, sweep, shown, change, known } = await stage({}, QUIET);
    const { incident } = await known();
    await app.incidents.save({
      ...{ incident: { ...incident, version: incident.version + 1 }, events: [], effects: [] },
      at: moment(0),
    });
    at(40);
    await sweep();
    expect(shown()).toEqual([]);
    await change({ kind: 'title', title: 'Another' });
    await sweep();
    expect(shown().map(({ kind }) => kind)).toEqual(['update']);
  });
});
