import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { EffectRef } from '../../src/app/ports/effects.ts';
import { messageId } from '../../src/app/ports/messages.ts';
import type { Wanted } from '../../src/domain/effect.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anAction, anEntry, anIncident, retitled, wanted } from './samples.ts';

const LEASE = 60_000;
const MANY = 10_000;

export function effectContract(open: Open): void {
  describe('EffectStore, EffectLeases', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });
    const create = async (...effects: Parameters<typeof wanted>[0][]) => {
      const incident = anIncident(team);
      const pendingEffects = effects.map((key) => wanted(key));
      await opened.ports.incidents.create({ incident, events: [], effects: pendingEffects, at: moment(0) });
      return incident;
    };
    const due = async (seconds: number) =>
      (await opened.ports.effects.due(moment(seconds), MANY, LEASE)).filter((ref) => ref.team === team);
    const keys = (refs: readonly EffectRef[]) => refs.map(({ key }) => key).sort();
    const ref = (key: string): EffectRef => ({ holder: 'incidents', team, id: anIncident(team).id, key });
    const take = (key: string, seconds: number) =>
      opened.ports.effectLeases.take(ref(key), moment(seconds), LEASE);
    const taken = async (key: string, seconds: number) => {
      const claim = await take(key, seconds);
      if (!claim) throw new Error(`${key} is not to be had.`);
      return claim;
    };

    it('offers what a document wants, and not again while the lease runs', async () => {
      await create('card-0', 'topic-0');
      expect(keys(await due(-1))).toEqual([]);
      expect(keys(await due(0))).toEqual(['card-0', 'topic-0']);
      expect(keys(await due(30))).toEqual([]);
      expect(keys(await due(61))).toEqual(['card-0', 'topic-0']);
    });

    it('offers the effects of entries, actions and messages, but no echoes', async () => {
      const { entries, actions, messages } = opened.ports;
      const echo: Wanted<{ kind: 'echo' }> = { key: 'echo', effect: { kind: 'echo' } };
      await entries.insert(anEntry(team, 1), [echo], moment(0));
      await entries.insert(
        anEntry(team, 2),
        [echo, { key: 'receipt-0', effect: { kind: 'receipt' } }],
        moment(0),
      );
      const line: Wanted<{ kind: 'action-line' }> = { key: 'action-line-0', effect: { kind: 'action-line' } };
      await actions.create({ item: anAction(team), remindAt: undefined, effects: [line], at: moment(0) });
      await messages.pin({
        team,
        channel: 'C1',
        ts: '17.5',
        incident: 'INC',
        user: 'U1',
        way: 'reaction:pushpin',
        on: true,
        eventTs: '18.1',
      });
      await messages.want(
        { team, channel: 'C1', ts: '17.5' },
        { key: 'fetch', effect: { kind: 'fetch' } },
        moment(0),
      );
      const refs = await due(1);
      expect(refs).toHaveLength(3);
      expect(refs).toContainEqual({ holder: 'entries', team, id: anEntry(team, 2).id, key: 'receipt-0' });
      expect(refs).toContainEqual({ holder: 'actions', team, id: anAction(team).id, key: 'action-line-0' });
      const fetch: EffectRef = {
        holder: 'messages',
        team,
        id: messageId({ team, channel: 'C1', ts: '17.5' }),
        key: 'fetch',
      };
      expect(refs).toContainEqual(fetch);
      expect(await opened.ports.effectLeases.take(fetch, moment(2), LEASE)).toMatchObject({
        effect: { kind: 'fetch' },
      });
    });

    it('gives an effect back as it was wanted, to one worker at a time', async () => {
      const draft = { kind: 'draft', draft: 'd.1', template: 'standard', by: 'U1', asOf: moment(5) } as const;
      const incident = anIncident(team);
      const effects = [wanted('draft0-1', draft)];
      await opened.ports.incidents.create({ incident, events: [], effects, at: moment(0) });
      const first = await take('draft0-1', 1);
      expect(first).toEqual({
        ...{ ref: ref('draft0-1'), token: expect.any(String) },
        ...{ effect: draft, attempt: 1, triedAt: undefined, unended: 0, rested: false },
      });
      expect(await take('draft0-1', 2)).toBeUndefined();
      const { effectLeases } = opened.ports;
      expect(first && (await effectLeases.tried(first, moment(3)))).toBe(true);
      expect(first && (await effectLeases.tried(first, moment(4)))).toBe(true);
      const second = await taken('draft0-1', 62);
      expect(second).toMatchObject({ attempt: 2, triedAt: moment(3) });
      expect(await effectLeases.renew(second, moment(100), LEASE)).toBe(true);
      expect(await take('draft0-1', 130)).toBeUndefined();
      expect(keys(await due(130))).toEqual([]);
      expect(keys(await due(161))).toEqual(['draft0-1']);
      expect(await effectLeases.untried(second)).toBe(true);
      expect(await take('draft0-1', 162)).toMatchObject({ attempt: 3, triedAt: undefined });
    });

    it('refuses whatever a worker writes whose lease was over and whose effect another worker took', async () => {
      const { effectLeases, externalIds, incidents } = opened.ports;
      const { id } = await create('card-0');
      const paused = await taken('card-0', 1);
      const now = await taken('card-0', 61);
      expect(now.token).not.toBe(paused.token);
      const late = moment(62);
      for (const written of [
        await effectLeases.renew(paused, late, LEASE),
        await effectLeases.tried(paused, late),
        await effectLeases.untried(paused),
        await effectLeases.retry(paused, 'late', late),
        await effectLeases.postpone(paused, 'late', late),
        await effectLeases.giveUp(paused, 'late'),
        await effectLeases.finish(paused),
        await externalIds.rememberFor(paused, 'card', '1.1'),
      ]) {
        expect(written).toBe(false);
      }
      expect((await incidents.byId(team, id))?.externalIds).toEqual({});
      expect(await externalIds.rememberFor(now, 'card', '1.2')).toBe(true);
      expect((await incidents.byId(team, id))?.externalIds).toEqual({ card: '1.2' });
      expect(await take('card-0', 120)).toBeUndefined();
      expect(await take('card-0', 121)).toMatchObject({ attempt: 3, triedAt: undefined });
      expect(await effectLeases.renew(now, late, LEASE)).toBe(false);
    });

    it('keeps a claim that outlasted its lease while nobody else took it', async () => {
      const { effectLeases } = opened.ports;
      await create('card-0', 'topic-0');
      const claim = await taken('card-0', 1);
      expect(await effectLeases.renew(claim, moment(500), LEASE)).toBe(true);
      expect(await take('card-0', 501)).toBeUndefined();
      await due(501);
      expect(await effectLeases.finish(claim)).toBe(true);
      expect(await effectLeases.finish(claim)).toBe(false);
      expect(keys(await due(9_999))).toEqual(['topic-0']);
    });

    it('says what a document still wants, and what it knows of Slack, at one moment', async () => {
      const { effects, effectLeases, externalIds } = opened.ports;
      await create('card-0', 'card-1', 'topic-0');
      await externalIds.remember(ref('card-0'), 'card', '1.5');
      await effectLeases.giveUp(await taken('card-0', 1), 'missing_scope');
      await effects.done(ref('topic-0'));
      await take('card-1', 2);
      const now = await effectLeases.wantedNow(ref('card-1'));
      expect(now).toEqual({
        keys: ['card-1'],
        heldUntil: { 'card-1': new Date(moment(2).getTime() + LEASE) },
        externalIds: { card: '1.5' },
      });
      expect(await effectLeases.wantedNow({ ...ref('card-1'), id: 'none' })).toBeUndefined();
    });

    it('has one winner among eight takers', async () => {
      await create('card-0');
      const taken = await Promise.all(Array.from({ length: 8 }, () => take('card-0', 1)));
      expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
    });

    it('offers each effect to one of eight sweeps', async () => {
      const { entries } = opened.ports;
      const receipt: Wanted<{ kind: 'receipt' }> = { key: 'receipt-0', effect: { kind: 'receipt' } };
      for (let number = 1; number <= 12; number++)
        await entries.insert(anEntry(team, number), [receipt], moment(0));
      const offered = (await Promise.all(Array.from({ length: 8 }, () => due(1)))).flat();
      expect(offered).toHaveLength(12);
      expect(new Set(offered.map(({ id }) => id)).size).toBe(12);
    });

    it('lets workspaces take turns, so that one with much to do keeps no other out', async () => {
      const { entries, effects } = opened.ports;
      const receipt: Wanted<{ kind: 'receipt' }> = { key: 'receipt-0', effect: { kind: 'receipt' } };
      // Earlier than whatever else the store holds.
      const at = (seconds: number) => moment(seconds - 9_000_000);
      const others = [freshTeam(), freshTeam()];
      for (let number = 1; number <= 30; number++)
        await entries.insert(anEntry(team, number), [receipt], at(0));
      for (const other of others) await entries.insert(anEntry(other), [receipt], at(5));
      const offered = await effects.due(at(9), 10, LEASE);
      expect(new Set(offered.map((one) => one.team))).toEqual(new Set([team, ...others]));
      expect(offered).toHaveLength(10);
    });

    it('removes what is done, and it alone', async () => {
      const { effects } = opened.ports;
      await create('card-0', 'topic-0');
      await effects.done(ref('card-0'));
      expect(await take('card-0', 1)).toBeUndefined();
      expect(keys(await due(1))).toEqual(['topic-0']);
      await effects.done(ref('topic-0'));
      expect(keys(await due(9_999))).toEqual([]);
    });

    it('loses no effect that is wanted while another is being finished', async () => {
      const { incidents, effects } = opened.ports;
      for (let round = 0; round < 20; round++) {
        team = freshTeam();
        const incident = await create('card-0');
        const change = { ...retitled(incident, 'new'), effects: [wanted('card-1')], at: moment(0) };
        await Promise.all([effects.done(ref('card-0')), incidents.save(change)]);
        expect(keys(await due(1))).toEqual(['card-1']);
      }
    }, 60_000);

    it('offers what is given back at its time, and not what else is being done', async () => {
      const { effectLeases } = opened.ports;
      await create('card-0', 'topic-0');
      await due(0);
      const card = await taken('card-0', 1);
      await take('topic-0', 1);
      expect(await effectLeases.retry(card, 'Slack asked to wait', moment(20))).toBe(true);
      expect(keys(await due(19))).toEqual([]);
      expect(keys(await due(20))).toEqual(['card-0']);
      const again = await taken('card-0', 20);
      expect(again).toMatchObject({ attempt: 2 });
      await effectLeases.retry(again, 'again', moment(500));
      expect(keys(await due(90))).toEqual(['topic-0']);
      expect(keys(await due(499))).toEqual(['topic-0']);
      await take('topic-0', 499);
      expect(keys(await due(500))).toEqual(['card-0']);
    });

    it('does not count it as an attempt when an effect only had to wait', async () => {
      const { effectLeases } = opened.ports;
      await create('card-0');
      for (let round = 1; round <= 8; round += 1) {
        const claim = await taken('card-0', round * 10);
        expect(claim).toMatchObject({ attempt: 1 });
        await effectLeases.postpone(claim, 'the channel is being made', moment(round * 10 + 5));
        expect(keys(await due(round * 10 + 4))).toEqual([]);
        expect(keys(await due(round * 10 + 5))).toEqual(['card-0']);
      }
    });

    it('keeps what is given up, and wakes it when a person asks', async () => {
      const { effectTroubles, effectLeases } = opened.ports;
      await create('card-0');
      const claim = await taken('card-0', 1);
      await effectLeases.tried(claim, moment(1));
      expect(await effectLeases.giveUp(claim, 'missing_scope')).toBe(true);
      expect(keys(await due(9_999))).toEqual([]);
      expect(await take('card-0', 9_999)).toBeUndefined();
      expect(await effectTroubles.revive(ref('card-0'), moment(10_000))).toBe(true);
      expect(await effectTroubles.revive(ref('card-0'), moment(10_000))).toBe(true);
      expect(await effectTroubles.revive(ref('other'), moment(10_000))).toBe(false);
      expect(keys(await due(10_000))).toEqual(['card-0']);
      expect(await take('card-0', 10_000)).toMatchObject({ attempt: 1, triedAt: moment(1) });
    });

    it('counts the workers that took one and never let go of it, until one does', async () => {
      const { effectLeases } = opened.ports;
      await create('card-0');
      for (const [index, seconds] of [1, 61, 121].entries())
        expect(await taken('card-0', seconds)).toMatchObject({ unended: index, rested: false });
      const fourth = await taken('card-0', 181);
      expect(fourth).toMatchObject({ unended: 3, attempt: 4 });
      expect(await effectLeases.rest(fourth, 'its worker died', moment(200))).toBe(true);
      expect(await effectLeases.rest(fourth, 'its worker died', moment(200))).toBe(false);
      const fifth = await taken('card-0', 200);
      expect(fifth).toMatchObject({ unended: 3, rested: true, attempt: 4 });
      const sixth = await taken('card-0', 260);
      expect(sixth).toMatchObject({ unended: 4, rested: false });
      await effectLeases.postpone(sixth, 'Slack asks to wait', moment(270));
      expect(await taken('card-0', 270)).toMatchObject({ unended: 0, rested: false });
    });

    it('counts no worker that could not let go of one and lives, and none twice', async () => {
      const { effectLeases } = opened.ports;
      await create('card-0');
      await taken('card-0', 1);
      await effectLeases.outlived(ref('card-0'));
      await effectLeases.outlived(ref('card-0'));
      await effectLeases.outlived(ref('none'));
      expect(await taken('card-0', 61)).toMatchObject({ unended: 0, attempt: 2 });
      const third = await taken('card-0', 121);
      expect(third).toMatchObject({ unended: 1 });
      await effectLeases.outlived(ref('card-0'));
      expect(await effectLeases.finish(third)).toBe(true);
      await effectLeases.outlived(ref('card-0'));
      expect(await take('card-0', 181)).toBeUndefined();
    });

    it('names what rests, wakes it only at its time, and when a person asks', async () => {
      const { effects, effectLeases, effectTroubles } = opened.ports;
      await create('card-0');
      for (const seconds of [1, 61, 121]) await taken('card-0', seconds);
      await effectLeases.rest(await taken('card-0', 181), 'its worker died', moment(900));
      const troubles = await effectTroubles.list({ team, limit: MANY });
      expect(troubles).toMatchObject([
        { state: 'failing', error: 'its worker died', nextAt: moment(900), ref: ref('card-0') },
      ]);
      await due(200);
      await effectTroubles.hurry(moment(300));
      await effects.wakeTeam(team, moment(300));
      expect(await effects.wake([ref('')], moment(300))).toEqual([]);
      expect(keys(await due(300))).toEqual([]);
      expect(await effectTroubles.revive(ref('card-0'), moment(400))).toBe(true);
      expect(keys(await due(400))).toEqual(['card-0']);
      const again = await taken('card-0', 400);
      expect(again).toMatchObject({ unended: 0, rested: false, attempt: 1 });
      await effectLeases.finish(again);
      expect(await effectTroubles.list({ team, limit: MANY })).toEqual([]);
    });

    it('names what is in trouble, until it is not', async () => {
      const { effects, effectLeases, effectTroubles } = opened.ports;
      await create('card-0', 'topic-0', 'pin-0');
      const [card, topic] = [await taken('card-0', 1), await taken('topic-0', 1)];
      await effectLeases.giveUp(card, 'chat.postMessage: missing_scope');
      await effectLeases.fail(topic, 'a wrong key', moment(30));
      const list = () => effectTroubles.list({ team, limit: MANY });
      const common = {
        kind: 'card',
        incident: 'INC-2026-0001',
        wantedAt: moment(0),
        attempts: 1,
        rests: false,
      };
      const troubles = await list();
      expect(troubles).toHaveLength(2);
      expect(troubles).toContainEqual({
        ...common,
        ref: ref('card-0'),
        state: 'given up',
        error: 'chat.postMessage: missing_scope',
        nextAt: undefined,
      });
      expect(troubles).toContainEqual({
        ...common,
        ref: ref('topic-0'),
        state: 'failing',
        error: 'a wrong key',
        nextAt: moment(30),
      });
      expect(await effectTroubles.list({ limit: MANY })).toEqual(expect.arrayContaining([...troubles]));
      expect(await effectTroubles.revive(ref('card-0'), moment(40))).toBe(true);
      const again = await taken('topic-0', 40);
      expect(again).toMatchObject({ attempt: 2 });
      await effectLeases.retry(again, 'HTTP 503', moment(50));
      expect(await list()).toEqual([]);
      for (const key of ['card-0', 'topic-0']) await effects.done(ref(key));
      expect(await list()).toEqual([]);
    });

    it('names all that is in trouble in one incident, however much is elsewhere', async () => {
      const { incidents, entries, actions, effectLeases, effectTroubles } = opened.ports;
      const giveUp = async (of: EffectRef) => {
        const claim = await effectLeases.take(of, moment(9), LEASE);
        if (claim) await effectLeases.giveUp(claim, 'missing_scope');
      };
      const card = wanted('card-0');
      const receipt: Wanted<{ kind: 'receipt' }> = { key: 'receipt-0', effect: { kind: 'receipt' } };
      const line: Wanted<{ kind: 'action-line' }> = { key: 'line-1', effect: { kind: 'action-line' } };
      for (const number of [1, 2]) {
        const incident = anIncident(team, number);
        const at = moment(number);
        await incidents.create({ incident, events: [], effects: [card], at });
        const entry = { ...anEntry(team, number), incident: incident.key };
        await entries.insert(entry, [receipt], at);
        const item = { ...anAction(team, number), incident: incident.key };
        await actions.create({ item, remindAt: undefined, effects: [line], at });
        await giveUp({ holder: 'incidents', team, id: incident.id, key: 'card-0' });
        await giveUp({ holder: 'entries', team, id: entry.id, key: 'receipt-0' });
        await giveUp({ holder: 'actions', team, id: item.id, key: 'line-1' });
      }
      const first = await effectTroubles.list({ team, limit: 1 });
      expect(new Set(first.map(({ incident }) => incident))).toEqual(new Set(['INC-2026-0001']));
      const second = await effectTroubles.list({ team, incident: 'INC-2026-0002' });
      expect(second.map(({ kind, incident }) => [kind, incident]).sort()).toEqual([
        ['action-line', 'INC-2026-0002'],
        ['card', 'INC-2026-0002'],
        ['receipt', 'INC-2026-0002'],
      ]);
      expect(await effectTroubles.list({ team, incident: 'INC-2026-0003' })).toEqual([]);
    });

    it('brings forward what failed by a fault, all of it or one', async () => {
      const { effectLeases, effectTroubles } = opened.ports;
      await create('card-0', 'topic-0');
      const [card, topic] = [await taken('card-0', 1), await taken('topic-0', 1)];
      await effectLeases.fail(card, 'a wrong key', moment(5_000));
      await effectLeases.retry(topic, 'HTTP 503', moment(5_000));
      await due(0);
      expect(keys(await due(100))).toEqual([]);
      await effectTroubles.hurry(moment(100));
      expect(keys(await due(100))).toEqual(['card-0']);
      const again = await taken('card-0', 100);
      expect(again).toMatchObject({ attempt: 1 });
      await effectLeases.fail(again, 'a wrong key', moment(5_000));
      expect(await effectTroubles.revive(ref('card-0'), moment(200))).toBe(true);
      expect(keys(await due(200))).toEqual(['card-0']);
    });

    it('tells since when something should have been tried', async () => {
      const { effectTroubles } = opened.ports;
      await create('card-0');
      const since = await effectTroubles.lateSince(moment(100));
      expect(since?.getTime()).toBeLessThanOrEqual(moment(100).getTime());
      expect(await effectTroubles.lateSince(new Date(0))).toBeUndefined();
    });

    it('wakes what waits for another effect, and nothing else', async () => {
      const { effects, effectLeases } = opened.ports;
      await create('card-0', 'topic-0', 'pin-0');
      const [card, topic] = [await taken('card-0', 1), await taken('topic-0', 1)];
      await take('pin-0', 1);
      await effectLeases.wait(card, 'the channel is being made', moment(31));
      await effectLeases.postpone(topic, 'Slack asks to wait', moment(500));
      expect(keys(await effects.wake([ref('')], moment(5)))).toEqual(['card-0']);
      expect(keys(await due(5))).toEqual(['card-0']);
      const again = await taken('card-0', 5);
      expect(again).toMatchObject({ attempt: 1 });
      expect(await effects.wake([ref(''), { ...ref(''), id: 'none' }], moment(6))).toEqual([]);
      await effectLeases.wait(again, 'the channel is being made', moment(36));
      expect(keys(await due(35))).toEqual([]);
      expect(keys(await due(36))).toContain('card-0');
    });

    it('wakes what waits in one workspace', async () => {
      const { effects, effectLeases } = opened.ports;
      await create('card-0', 'topic-0', 'pin-0', 'members-0');
      const [card, topic] = [await taken('card-0', 1), await taken('topic-0', 1)];
      const [pin, members] = [await taken('pin-0', 1), await taken('members-0', 1)];
      await effectLeases.wait(card, 'uninstalled', moment(3_601));
      await effectLeases.fail(topic, 'a wrong key', moment(3_601));
      await effectLeases.retry(pin, 'Slack does not answer', moment(3_601));
      await effectLeases.postpone(members, 'Slack asks to wait', moment(3_601));
      await effects.wakeTeam(freshTeam(), moment(100));
      await due(0);
      expect(keys(await due(100))).toEqual([]);
      await effects.wakeTeam(team, moment(100));
      expect(keys(await due(100))).toEqual(['card-0', 'pin-0', 'topic-0']);
    });

    it('adds one more effect once', async () => {
      const { effects, effectLeases } = opened.ports;
      const { id } = await create();
      const notice = {
        code: 'refused',
        what: 'card',
        error: 'missing_scope',
        needed: 'chat:write',
        incident: 'INC',
      } as const;
      const tell: Wanted = { key: 'tell-card-0', effect: { kind: 'tell', user: 'U1', notice } };
      await effects.add({ holder: 'incidents', team, id }, tell, moment(5));
      const claim = await taken('tell-card-0', 6);
      expect(claim).toMatchObject({ effect: tell.effect, attempt: 1 });
      await effects.add({ holder: 'incidents', team, id }, tell, moment(7));
      expect(await take('tell-card-0', 8)).toBeUndefined();
      await effectLeases.giveUp(claim, 'no such person');
      await effects.add({ holder: 'incidents', team, id }, tell, moment(9));
      expect(keys(await due(9_999))).toEqual([]);
    });

    it('adds an effect with a mark, never a second time under the same one', async () => {
      const { effects } = opened.ports;
      const { id } = await create();
      const add = (seconds: number) =>
        effects.addOnce({ holder: 'incidents', team, id }, wanted('card-7'), {
          at: moment(seconds),
          mark: 'told-card',
        });
      await add(5);
      expect((await opened.ports.incidents.byId(team, id))?.externalIds['told-card']).toBeDefined();
      await effects.done(ref('card-7'));
      await add(6);
      expect(keys(await due(9_999))).toEqual([]);
      await opened.ports.externalIds.forget({ holder: 'incidents', team, id }, 'told-card');
      await add(7);
      expect(keys(await due(9_999))).toEqual(['card-7']);
    });

    it('counts what waits', async () => {
      const { effects, entries } = opened.ports;
      const before = await effects.pending();
      await create('card-0', 'topic-0');
      await entries.insert(anEntry(team), [{ key: 'echo', effect: { kind: 'echo' } }], moment(0));
      expect(await effects.pending()).toBe(before + 2);
      for (const key of ['card-0', 'topic-0']) await effects.done(ref(key));
      expect(await effects.pending()).toBe(before + 1);
    });

    it('is not disturbed by what no document holds', async () => {
      const { effects, effectLeases, externalIds } = opened.ports;
      await expect(effects.done(ref('x'))).resolves.toBeUndefined();
      const none = { ref: ref('x'), token: 'none' };
      for (const call of [
        effectLeases.tried(none, moment(0)),
        effectLeases.finish(none),
        effectLeases.giveUp(none, ''),
        externalIds.rememberFor(none, 'card', '1.5'),
      ]) {
        await expect(call).resolves.toBe(false);
      }
      await externalIds.remember({ holder: 'incidents', team, id: 'none' }, 'card', '1.5');
      await effects.add({ holder: 'incidents', team, id: 'none' }, wanted('card-0'), moment(0));
      expect(keys(await due(9_999))).toEqual([]);
    });
  });
}
