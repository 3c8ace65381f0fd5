import { describe, expect, it } from '@jest/globals';
import { assignAction, changeAction } from '../../src/app/actions/change-action.ts';
import { claimReminders } from '../../src/app/actions/remind-owners.ts';
import type { App } from '../../src/app/app.ts';
import { joinDigest } from '../../src/app/effects/join-digest.ts';
import { followReminders } from '../../src/app/effects/reminders.ts';
import type { DirectMessages, Reminder } from '../../src/app/ports/direct-messages.ts';
import type { ActionItem } from '../../src/domain/actions/action-item.ts';
import type { ActionCommand } from '../../src/domain/actions/decide.ts';
import { ON_THE_DAY, REMINDERS } from '../../src/domain/actions/ladder.ts';
import { NO_NUDGES } from '../../src/domain/incident/nudges.ts';
import { actionOf } from '../builders/action.ts';
import { heldTask } from '../builders/task.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';
import { anIncident } from '../contract/samples.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const item = actionOf();
const effect = { kind: 'remind', due: '2026-11-20', rung: '1', at: NOW } as const;
const wanted = { key: 'remind-1', effect };
const ref = { holder: 'actions', team: item.team, id: item.id, key: wanted.key } as const;

/** An item whose reminder is wanted; `sent` and `edits` are what the direct conversations show. */
async function stage() {
  const ports = memoryPorts();
  const sent: { readonly effect: string; readonly ts: string }[] = [];
  const edits: {
    readonly ts: string | undefined;
    readonly to: string;
    readonly of: Reminder['of'];
    readonly item: ActionItem;
  }[] = [];
  const messages: Pick<DirectMessages, 'findSent' | 'updateReminder'> = {
    findSent: async ({ tag }) => sent.find((one) => one.effect === tag.effect)?.ts,
    async updateReminder(_team, { ts, to, of }, now) {
      edits.push({ ts, to, of, item: now });
    },
  };
  const app = {
    ...ports,
    directMessages: messages,
    peopleSource: { read: async () => ({ name: 'x', zone: 'UTC', deactivated: false }) },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    journal: { info: () => undefined, warn: () => undefined },
    policy: { holidays: new Set(), reminders: { ...REMINDERS, ...ON_THE_DAY }, nudges: NO_NUDGES },
    clock: () => NOW,
  } as unknown as App;
  await app.actions.create({ item, remindAt: undefined, effects: [wanted], at: NOW });
  const known = async () => {
    const found = await app.actions.byId(item.team, item.id);
    if (!found) throw new Error('The item is gone.');
    return found;
  };
  /** One attempt of a worker. */
  const perform = async () => {
    const taken = await app.effectLeases.take(ref, NOW, 0);
    if (!taken) throw new Error('The reminder is not wanted.');
    return joinDigest(app, await known(), { effect, task: heldTask(app, taken) });
  };
  const change = (command: Pick<ActionCommand, 'do'> & Partial<ActionCommand>) =>
    changeAction(app, { team: item.team, number: item.number }, { by: 'UBO', at: NOW, ...command } as never);
  return { app, sent, edits, known, perform, change };
}

describe('a reminder that an earlier version sent', () => {
  it('says what somebody else did', async () => {
    const { app, edits, change } = await stage();
    await app.externalIds.remember(ref, 'remind-1', 'UANA/2026-11-20/DUANA/1.0');
    await change({ do: 'done' });
    const [follow] = await app.effects
      .due(new Date(NOW.getTime() + 1), 9, 0)
      .then((all) => all.filter(({ key }) => key.startsWith('reminded-')));
    expect(follow?.key).toBe('reminded-2');
    expect(await followReminders(app, item)).toEqual({ kind: 'done' });
    expect(edits).toMatchObject([{ ts: '1.0', to: 'UANA', item: { status: { state: 'done', by: 'UBO' } } }]);
  });

  it('is found where its worker was killed, is followed, and joins no digest', async () => {
    const { app, sent, edits, known, perform, change } = await stage();
    await app.externalIds.remember(ref, 'remind-1', 'UANA/2026-11-20/DUANA/');
    const taken = await app.effectLeases.take(ref, NOW, 0);
    if (taken) await app.effectLeases.tried(taken, NOW);
    sent.push({ effect: `T1/${item.id}/remind-1`, ts: '1.0' });
    await change({ do: 'drop', why: 'replaced' });
    expect(await perform()).toEqual({ kind: 'done' });
    expect((await known()).externalIds['remind-1']).toMatch(/\/1\.0$/);
    expect(edits).toMatchObject([{ ts: '1.0', item: { status: { state: 'not doing' } } }]);
    expect(await digest(app)).toBeUndefined();
  });

  it('joins the digest of whoever owns the item where it was never sent', async () => {
    const { app, perform, change } = await stage();
    await app.externalIds.remember(ref, 'remind-1', 'UANA/2026-11-20/DUANA/');
    await change({ do: 'assign', to: 'UCY' });
    await perform();
    expect((await digest(app, 'UCY'))?.digest.lines).toMatchObject([{ item: item.id, owner: 'UCY' }]);
  });
});

function digest(app: App, user = 'UANA') {
  return app.digests.byId({ team: 'T1', id: `${user}/2026-11-20` });
}

describe('an item of a private incident whose owner is not in the channel', () => {
  /** UCY declared the incident, and nobody else may see it. */
  async function hidden() {
    const staged = await stage();
    const { app } = staged;
    const incident = { ...anIncident('T1'), private: true, roles: {}, declaredBy: 'UCY' };
    await app.incidents.create({ incident, events: [], effects: [], at: NOW });
    const assign = async (to: string, sharing?: string) => {
      const asked = { team: 'T1', number: item.number, sharing };
      return (await assignAction(app, asked, { by: 'UCY', at: NOW, do: 'assign', to })).kind;
    };
    const shares = async () =>
      (await app.incidents.byId('T1', incident.id))?.events.filter(({ kind }) => kind === 'shared').length;
    return { ...staged, assign, shares };
  }

  it('is theirs to act on once it is shared, and no longer when somebody else owns it', async () => {
    const { app, edits, change, assign } = await hidden();
    expect([await assign('UBO'), await assign('UBO', 'cmd.1')]).toEqual(['outside', 'changed']);
    expect(await change({ do: 'start' })).toMatchObject({ kind: 'changed' });
    await app.externalIds.remember(ref, 'remind-1', 'UBO/2026-11-20/DUBO/1.0');
    await followReminders(app, item);
    expect(edits).toHaveLength(1);
    expect(await assign('UCY')).toBe('changed');
    expect(await change({ do: 'done' })).toMatchObject({ kind: 'unknown' });
    await followReminders(app, item);
    expect(edits).toHaveLength(1);
  });

  it('is brought to somebody who is in it, who hears why, also by what earlier versions sent', async () => {
    const { app, edits, perform, change } = await hidden();
    expect(await perform()).toEqual({ kind: 'done' });
    expect((await digest(app, 'UCY'))?.digest.lines).toMatchObject([{ owner: 'UANA', away: 'outside' }]);
    await app.externalIds.remember(ref, 'remind-1', 'UCY/2026-11-20/DUCY/1.0/UANA/outside');
    await app.externalIds.remember(ref, 'remind-0', 'UCY/2026-11-19/DUCY/0.5/UANA');
    await change({ by: 'UCY', do: 'start' });
    await followReminders(app, item);
    expect(edits.map(({ of }) => of)).toEqual([
      { owner: 'UANA', away: 'outside' },
      { owner: 'UANA', away: 'gone' },
    ]);
  });

  it('is shared anew when they get it again, which the history says once for each delivery', async () => {
    const { assign, shares } = await hidden();
    await assign('UBO', 'cmd.1');
    await assign('UCY');
    expect(await assign('UBO')).toBe('outside');
    expect([await assign('UBO', 'cmd.2'), await assign('UBO', 'cmd.2')]).toEqual(['changed', 'unchanged']);
    expect(await shares()).toBe(2);
  });
});

describe('the items that are due', () => {
  it('are claimed, however many before them cannot be planned, which are tried once', async () => {
    const { app } = await stage();
    const due = (number: number, owner: string) =>
      app.actions.create({
        item: actionOf({ id: `cmd.T1.due.${number}`, number: 100 + number, key: `A-${100 + number}`, owner }),
        remindAt: new Date(NOW.getTime() - 60_000 + number),
        effects: [],
        at: NOW,
      });
    for (let number = 0; number < 450; number += 1) await due(number, 'UBAD');
    await due(450, 'UANA');
    const { find } = app.people;
    const warned: unknown[] = [];
    let passes = 0;
    const staged: App = {
      ...app,
      people: {
        ...app.people,
        async find(team, user) {
          if (user === 'UBAD') throw new Error('no calendar');
          return find(team, user);
        },
      },
      journal: { ...app.journal, warn: (what) => warned.push(what) },
      actionReminders: {
        ...app.actionReminders,
        due(now, limit) {
          passes += 1;
          if (passes > 9) throw new Error('It never ends.');
          return app.actionReminders.due(now, limit);
        },
      },
    };
    expect((await claimReminders(staged)).map(({ id }) => id)).toEqual(['cmd.T1.due.450']);
    expect(warned).toHaveLength(450);
  });
});
