import { describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app/app.ts';
import { assignAction, changeAction } from '../../src/app/change-action.ts';
import { followReminders, remind } from '../../src/app/effects/reminders.ts';
import type { DirectMessages, OwnerAway, Reminder } from '../../src/app/ports/direct-messages.ts';
import { SlackFault } from '../../src/app/ports/slack-fault.ts';
import { claimReminders } from '../../src/app/remind-owners.ts';
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
  const sent: {
    readonly to: string;
    readonly effect: string;
    readonly ts: string;
    readonly away?: OwnerAway | undefined;
  }[] = [];
  const edits: {
    readonly ts: string | undefined;
    readonly to: string;
    readonly of: Reminder['of'];
    readonly item: ActionItem;
  }[] = [];
  const messages: Pick<DirectMessages, 'open' | 'remind' | 'findSent' | 'updateReminder'> = {
    open: async (_team, user) => `D${user}`,
    async remind({ channel, tag }, to, [due]) {
      const ts = `${sent.length + 1}.0`;
      sent.push({ to: `${to} in ${channel}`, effect: tag.effect, ts, away: due?.ownerAway });
      return ts;
    },
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
  /** One attempt of a worker, which may be killed right before it saves what it did. */
  const perform = async (killed = false) => {
    const taken = await app.effectLeases.take(ref, NOW, 0);
    if (!taken) throw new Error('The reminder is not wanted.');
    const externalIds: App['externalIds'] = {
      ...app.externalIds,
      async rememberFor(claim, name, value) {
        if (killed && !value.endsWith('/')) throw new Error('killed');
        return app.externalIds.rememberFor(claim, name, value);
      },
    };
    return remind(app, await known(), { effect, task: heldTask({ ...app, externalIds }, taken) });
  };
  const change = (command: Pick<ActionCommand, 'do'> & Partial<ActionCommand>) =>
    changeAction(app, { team: item.team, number: item.number }, { by: 'UBO', at: NOW, ...command } as never);
  return { app, sent, edits, known, perform, change };
}

describe('a reminder that was sent', () => {
  it('is kept in mind, and says what somebody else did', async () => {
    const { app, sent, edits, known, perform, change } = await stage();
    expect(await perform()).toEqual({ kind: 'done' });
    expect(sent.map(({ to }) => to)).toEqual(['UANA in DUANA']);
    expect((await known()).externalIds['remind-1']).toBe('UANA/2026-11-20/DUANA/1.0');
    expect(edits).toEqual([]);
    await change({ do: 'done' });
    const [follow] = await app.effects
      .due(new Date(NOW.getTime() + 1), 9, 0)
      .then((all) => all.filter(({ key }) => key.startsWith('reminded-')));
    expect(follow?.key).toBe('reminded-2');
    expect(await followReminders(app, item)).toEqual({ kind: 'done' });
    expect(edits).toMatchObject([{ ts: '1.0', to: 'UANA', item: { status: { state: 'done', by: 'UBO' } } }]);
  });

  it('is not sent again after a worker was killed, and is still followed', async () => {
    const { sent, edits, known, perform, change } = await stage();
    await expect(perform(true)).rejects.toThrow('killed');
    await change({ do: 'drop', why: 'replaced' });
    expect(await perform()).toEqual({ kind: 'done' });
    expect(sent).toHaveLength(1);
    expect((await known()).externalIds['remind-1']).toMatch(/\/1\.0$/);
    expect(edits).toMatchObject([{ ts: '1.0', item: { status: { state: 'not doing' } } }]);
  });

  it('says so when the item changed while it was being sent', async () => {
    const { app, edits, perform, change } = await stage();
    const post = app.directMessages.remind;
    Object.assign(app.directMessages, {
      remind: async (...args: Parameters<typeof post>) => {
        const ts = await post(...args);
        await change({ do: 'assign', to: 'UCY' });
        return ts;
      },
    });
    await perform();
    expect(edits).toMatchObject([{ to: 'UANA', item: { owner: 'UCY' } }]);
  });

  it('goes to whoever owns the item when an earlier try came to nothing', async () => {
    const { app, sent, perform, change } = await stage();
    await app.externalIds.remember(ref, 'remind-1', 'UANA/2026-11-20/DUANA/');
    await change({ do: 'assign', to: 'UCY' });
    await perform();
    expect(sent.map(({ to }) => to)).toEqual(['UCY in DUCY']);
  });
});

describe('a reminder that is not wanted any more', () => {
  it.each([
    ['done', { do: 'done' }],
    ['moved', { do: 'move', to: '2026-12-01', why: 'x' }],
  ] as const)('is dropped: %s', async (_, command) => {
    const { sent, perform, change } = await stage();
    await change(command as never);
    expect(await perform()).toMatchObject({ kind: 'dropped' });
    expect(sent).toEqual([]);
  });
});

describe('a reminder whose owner cannot act', () => {
  const led = async (app: App) => {
    const incident = { ...anIncident('T1'), roles: { commander: ['UBO'] }, declaredBy: 'UCY' };
    await app.incidents.create({ incident, events: [], effects: [], at: NOW });
  };
  const gone = (app: App, user: string, more: object = { deactivated: true }) =>
    app.people.put({ team: 'T1', user, name: user, zone: 'UTC', deactivated: false, readAt: NOW, ...more });

  it.each([
    ['deactivated', { deactivated: true }],
    ['an app', { bot: true }],
  ])('goes to the commander: %s', async (_, more) => {
    const { app, sent, known, perform } = await stage();
    await led(app);
    await gone(app, 'UANA', more);
    expect(await perform()).toEqual({ kind: 'done' });
    expect(sent.map(({ to }) => to)).toEqual(['UBO in DUBO']);
    expect((await known()).externalIds['remind-1']).toBe('UBO/2026-11-20/DUBO/1.0/UANA/gone');
  });

  it('goes to whoever declared where the commander is gone too, and to the channel where nobody is left', async () => {
    const one = await stage();
    await led(one.app);
    for (const user of ['UANA', 'UBO']) await gone(one.app, user);
    await one.perform();
    expect(one.sent.map(({ to }) => to)).toEqual(['UCY in DUCY']);
    const none = await stage();
    await led(none.app);
    await none.app.externalIds.remember(
      { holder: 'incidents', team: 'T1', id: anIncident('T1').id },
      'channel',
      'C1',
    );
    for (const user of ['UANA', 'UBO', 'UCY']) await gone(none.app, user);
    await none.perform();
    expect(none.sent.map(({ to }) => to)).toEqual(['C1 in C1']);
  });

  it('goes on where Slack says so only when it is sent', async () => {
    const { app, sent, perform } = await stage();
    await led(app);
    const { open } = app.directMessages;
    const refused = { kind: 'refused', error: 'user_disabled', needed: undefined, method: 'x' } as const;
    Object.assign(app.directMessages, {
      open: async (team: string, user: string) => {
        if (user === 'UANA') throw new SlackFault(refused);
        return open(team, user);
      },
    });
    expect(await perform()).toMatchObject({ kind: 'later', delayMs: 0 });
    expect(await perform()).toEqual({ kind: 'done' });
    expect(sent.map(({ to }) => to)).toEqual(['UBO in DUBO']);
  });
});

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
    const { app, sent, edits, known, perform, change } = await hidden();
    expect(await perform()).toEqual({ kind: 'done' });
    expect(sent).toMatchObject([{ to: 'UCY in DUCY', away: 'outside' }]);
    expect((await known()).externalIds['remind-1']).toBe('UCY/2026-11-20/DUCY/1.0/UANA/outside');
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
