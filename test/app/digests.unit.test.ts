import { describe, expect, it } from '@jest/globals';
import { assignAction, changeAction } from '../../src/app/actions/change-action.ts';
import { claimReminders } from '../../src/app/actions/remind-owners.ts';
import type { App } from '../../src/app/app.ts';
import { SlackFault } from '../../src/app/ports/slack-fault.ts';
import { REMINDERS } from '../../src/domain/actions/ladder.ts';
import { digestStage, NINE } from '../builders/digest-stage.ts';
import { mortal } from '../builders/mortal.ts';
import { anIncident } from '../contract/samples.ts';

const HOURS = 3_600_000;
const DAYS = 24 * HOURS;
const at = (ms: number) => new Date(NINE.getTime() + ms);

async function led(app: App, more: object = {}, channel = 'C1') {
  const incident = { ...anIncident('T1'), roles: { commander: ['UBO'] }, declaredBy: 'UCY', ...more };
  await app.incidents.create({ incident, events: [], effects: [], at: NINE });
  const { team, id } = incident;
  if (channel !== '') await app.externalIds.remember({ holder: 'incidents', team, id }, 'channel', channel);
  return incident;
}

function refusing(app: App, open: Readonly<Record<string, string>>) {
  const { open: before } = app.digestPosts;
  Object.assign(app.digestPosts, {
    open: async (...args: Parameters<typeof before>) => {
      const [, place] = args;
      const error = open[place.kind === 'person' ? place.user : place.channel];
      if (error) throw new SlackFault({ kind: 'refused', error, needed: undefined, method: 'x' });
      return before(...args);
    },
  });
}

describe('a digest', () => {
  it('tells each owner once a day, in one message, of everything that is due', async () => {
    const { item, work, told, edits } = digestStage();
    for (const number of [1, 2, 3]) await item(number);
    await item(4, { owner: 'UBO' });
    await work();
    expect(told()).toEqual([
      ['DUANA', ['A-1', 'A-2', 'A-3']],
      ['DUBO', ['A-4']],
    ]);
    expect(edits).toEqual([]);
  });

  it('is edited, and not sent again, where something falls due later that day', async () => {
    const { item, work, told, edits, clock } = digestStage();
    await item(1);
    await work();
    clock.set(at(5 * HOURS));
    await item(2);
    await work();
    expect(told()).toEqual([['DUANA', ['A-1', 'A-2']]]);
    expect(edits).toEqual(['1.0']);
  });

  it('says what became of its items, whoever did it', async () => {
    const { app, item, work, sent } = digestStage();
    await item(1);
    await item(2);
    await work();
    const done = { do: 'done', by: 'UBO', at: NINE } as const;
    await changeAction(app, { team: 'T1', number: 1 }, done);
    await work();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.shown.items.map(({ item: { status } }) => status.state)).toEqual(['done', 'open']);
  });

  it('tells of what fell due before an item was closed once it is open again', async () => {
    const { app, item, work, told, clock } = digestStage();
    const act = (command: object) =>
      changeAction(app, { team: 'T1', number: 1 }, { by: 'UBO', at: NINE, ...command } as never);
    await item(1);
    await claimReminders(app);
    await act({ do: 'done' });
    await work();
    expect(told()).toEqual([]);
    clock.set(at(3 * HOURS));
    await act({ do: 'reopen', why: 'not done' });
    await work();
    expect(told()).toEqual([['DUANA', ['A-1']]]);
    await act({ do: 'done' });
    await act({ do: 'reopen', why: 'not done' });
    await work();
    expect(told()).toEqual([['DUANA', ['A-1']]]);
  });

  it('catches up once after a week without workers', async () => {
    const { item, work, told, clock } = digestStage({ reminders: REMINDERS } as never);
    await item(1, { due: '2026-11-16', createdAt: new Date('2026-10-01T10:00:00Z') });
    clock.set(at(7 * DAYS));
    await work();
    expect(told().filter(([to]) => to === 'DUANA')).toEqual([['DUANA', ['A-1']]]);
    await work();
    expect(told().filter(([to]) => to === 'DUANA')).toHaveLength(1);
  });

  it('waits for nine in the zone of its receiver, and in UTC where nobody knows it', async () => {
    const { app, item, work, sent, clock } = digestStage();
    const ana = { team: 'T1', user: 'UANA', name: 'Ana', deactivated: false };
    await app.people.put({ ...ana, zone: 'America/New_York', readAt: NINE });
    await item(1);
    await item(2, { owner: 'UDAN' });
    await work();
    expect(sent.map(({ to }) => to)).toEqual(['DUDAN']);
    clock.set(at(5 * HOURS));
    await work();
    expect(sent.map(({ to }) => to)).toEqual(['DUDAN', 'DUANA']);
  });

  it('is not sent again where the clock goes back an hour', async () => {
    const { item, work, sent, clock } = digestStage();
    await item(1);
    await work();
    clock.set(at(-HOURS));
    await item(2);
    await work();
    clock.set(at(0));
    await work();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.shown.items).toHaveLength(2);
  });

  it('is brought to the day on which Slack takes it, where it did not on its own', async () => {
    const { app, item, work, told, clock } = digestStage();
    const { post } = app.digestPosts;
    Object.assign(app.digestPosts, {
      post: async () => {
        throw new SlackFault({ kind: 'unavailable', why: 'down' });
      },
    });
    await item(1);
    await work();
    expect(told()).toEqual([]);
    Object.assign(app.digestPosts, { post });
    clock.set(at(3 * DAYS));
    await item(2);
    await work();
    expect(told()).toEqual([['DUANA', ['A-1', 'A-2']]]);
  });

  it('needs no queue: what Redis lost is found in the database', async () => {
    const { app, item, work, told } = digestStage();
    Object.assign(app.queue, { offer: () => undefined });
    await item(1);
    await work();
    expect(told()).toEqual([['DUANA', ['A-1']]]);
  });
});

describe('an item that changes between claim and send', () => {
  const change = async (what: (app: App) => Promise<unknown>) => {
    const stage = digestStage();
    await led(stage.app);
    await stage.item(1);
    await stage.item(2);
    // Claimed and joined, not sent yet.
    await stage.work(stage.app, 1);
    expect(stage.sent).toEqual([]);
    await what(stage.app);
    await stage.work();
    return stage;
  };
  const asked = { team: 'T1', number: 1 };
  const by = { by: 'UBO', at: NINE };

  it.each([
    ['dropped', { do: 'drop', why: 'replaced' }],
    ['done', { do: 'done' }],
    ['moved', { do: 'move', to: '2026-12-04', why: 'later' }],
  ] as const)('is left out: %s', async (_, command) => {
    const { told } = await change((app) => changeAction(app, asked, { ...by, ...command }));
    expect(told()).toEqual([['DUANA', ['A-2']]]);
  });

  it('goes to whoever has it now', async () => {
    const { told } = await change((app) => assignAction(app, asked, { ...by, do: 'assign', to: 'UDAN' }));
    expect(told()).toEqual([
      ['DUANA', ['A-2']],
      ['DUDAN', ['A-1']],
    ]);
  });

  it('is told under the incident that it was merged into', async () => {
    const { told, sent } = await change(async (app) => {
      const other = { ...anIncident('T1', 2), roles: { commander: ['UBO'] } };
      await app.incidents.create({ incident: other, events: [], effects: [], at: NINE });
      const moving = { from: 'INC-2026-0001', home: 'INC-2026-0001' };
      await app.recordMoves.move('T1', moving, 'INC-2026-0002');
    });
    expect(told()).toEqual([['DUANA', ['A-1', 'A-2']]]);
    const incidents = sent[0]?.shown.items.map(({ item }) => item.incident);
    expect(incidents).toEqual(['INC-2026-0002', 'INC-2026-0002']);
  });

  it('sends nothing where nothing is left', async () => {
    const { told } = await change(async (app) => {
      for (const number of [1, 2]) await changeAction(app, { team: 'T1', number }, { ...by, do: 'done' });
    });
    expect(told()).toEqual([]);
  });
});

describe('an item that is put off before what is due could be told', () => {
  it('is told on the day until which it was put off, and not before', async () => {
    const { app, item, work, told, clock } = digestStage({ reminders: REMINDERS } as never);
    await item(1);
    await claimReminders(app);
    const snooze = { do: 'snooze', until: '2026-11-25', why: 'x', by: 'UANA', at: NINE } as const;
    await changeAction(app, { team: 'T1', number: 1 }, snooze);
    await work();
    expect(told()).toEqual([]);
    clock.set(at(5 * DAYS));
    await work();
    expect(told()).toEqual([['DUANA', ['A-1']]]);
  });
});

describe('a receiver that cannot be told', () => {
  it.each(['user_disabled', 'cannot_dm_bot', 'messages_tab_disabled', 'restricted_action'])(
    'has the next in line told, with the reason: %s',
    async (error) => {
      const { app, item, work, told, sent } = digestStage();
      await led(app);
      refusing(app, { UANA: error });
      await item(1);
      await item(2, { owner: 'UBO' });
      await work();
      expect(told()).toEqual([['DUBO', ['A-1', 'A-2']]].map((one) => one as never));
      const line = sent[0]?.shown.items.find(({ item: { key } }) => key === 'A-1')?.line;
      expect(line).toMatchObject({ owner: 'UANA', away: error.match(/user|bot/) ? 'gone' : 'unreachable' });
    },
  );

  it('is followed by whoever declared, then the channel, then the one for announcements', async () => {
    const { app, item, work, told } = digestStage({ announceChannel: 'CALL' });
    await led(app);
    refusing(app, {
      UANA: 'messages_tab_disabled',
      UBO: 'user_disabled',
      UCY: 'user_disabled',
      C1: 'is_archived',
    });
    await item(1);
    await work(app, 20);
    expect(told()).toEqual([['CALL', ['A-1']]]);
  });

  it('of a private incident hears nothing, and no channel but its own does', async () => {
    const { app, item, work, told } = digestStage({ announceChannel: 'CALL' });
    await led(app, { private: true, roles: {} }, '');
    await item(1);
    await work();
    expect(told()).toEqual([['DUCY', ['A-1']]]);
    const none = digestStage({ announceChannel: 'CALL' });
    await led(none.app, { private: true, roles: {} }, '');
    refusing(none.app, { UCY: 'user_disabled' });
    await none.item(1);
    await none.work(none.app, 20);
    expect(none.told()).toEqual([]);
  });
});

describe('an item that nobody owns', () => {
  it('is asked for in its channel first, then goes to the commander', async () => {
    const { app, item, work, told, clock } = digestStage({ reminders: REMINDERS } as never);
    await led(app);
    await item(1, { owner: undefined, due: '2026-11-22', createdAt: new Date('2026-11-10T10:00:00Z') });
    await work();
    expect(told()).toEqual([['C1', ['A-1']]]);
    clock.set(at(3 * DAYS));
    await work();
    expect(told()).toEqual([
      ['C1', ['A-1']],
      ['DUBO', ['A-1']],
    ]);
  });
});

describe('steps of an item that nobody owns', () => {
  it('ask in its channel together where they waited for the same morning', async () => {
    const { app, item, work, told, clock } = digestStage({ reminders: REMINDERS } as never);
    await led(app);
    await item(1, { owner: undefined, due: '2026-11-27', createdAt: new Date('2026-11-01T10:00:00Z') });
    await claimReminders(app);
    await app.people.setAway('T1', 'UBO', { from: '2026-11-20', until: '2026-11-24' });
    await work();
    expect(told()).toEqual([]);
    clock.set(at(5 * DAYS));
    await claimReminders(app);
    await work();
    expect(told()).toEqual([['C1', ['A-1']]]);
  });
});

describe('somebody who is away when they are to be told', () => {
  it('is told when they are back, also where that is sooner than they said', async () => {
    const { app, item, work, told, clock } = digestStage();
    await item(1);
    await claimReminders(app);
    await app.people.setAway('T1', 'UANA', { from: '2026-11-20', until: '2026-12-18' });
    await work();
    expect(told()).toEqual([]);
    await app.people.setAway('T1', 'UANA', undefined);
    clock.set(at(HOURS));
    await work();
    expect(told()).toEqual([['DUANA', ['A-1']]]);
  });
});

describe('an item that nobody owns, in the digest of a channel', () => {
  it('is told in the morning of whoever leads, by which it is planned', async () => {
    const { app, item, work, told, clock } = digestStage();
    await led(app);
    const bo = { team: 'T1', user: 'UBO', name: 'Bo', deactivated: false, readAt: at(3 * DAYS) };
    await app.people.put({ ...bo, zone: 'Asia/Tokyo' });
    await item(1, { owner: undefined });
    clock.set(at(3 * DAYS - 9 * HOURS));
    await work();
    expect(told()).toEqual([['C1', ['A-1']]]);
  });

  it('goes to the team that has it now, where another one had it when it was claimed', async () => {
    const teams = ['money', 'web'].map((name) => ({ name, channel: `C${name}`, services: [], members: [] }));
    const { app, item, work, told } = digestStage({ teams } as never);
    await led(app);
    await item(1, { owner: undefined, heldBy: { kind: 'team', team: 'money' } });
    await work(app, 1);
    const to = { kind: 'team', team: 'web' } as const;
    await changeAction(app, { team: 'T1', number: 1 }, { do: 'hold', to, by: 'UBO', at: NINE });
    await work();
    expect(told()).toEqual([['Cweb', ['A-1']]]);
  });
});

describe('an item that is late', () => {
  it('is told in its channel, once for the incident and day, and to whoever leads', async () => {
    const { app, item, work, told, clock } = digestStage({ reminders: REMINDERS } as never);
    await led(app);
    const createdAt = new Date('2026-11-01T10:00:00Z');
    for (const number of [1, 2]) await item(number, { due: '2026-11-16', createdAt });
    clock.set(NINE);
    await work();
    const of = (to: string) => told().filter(([one]) => one === to);
    expect(of('C1')).toEqual([['C1', ['A-1', 'A-2']]]);
    clock.set(at(3 * DAYS));
    await work();
    expect(of('DUBO')).toEqual([['DUBO', ['A-1', 'A-2']]]);
    expect(of('C1')).toHaveLength(1);
  });
});

describe('exactly once', () => {
  it.each([false, true])(
    'holds wherever a worker dies between claim and mark (after the call: %s)',
    async (after) => {
      let points = 0;
      for (let on = 1; ; on += 1) {
        const { app, item, work, told, clock } = digestStage();
        await item(1);
        await item(2);
        const { worker, state } = mortal(app, { on, after });
        await work(worker, 4).catch(() => undefined);
        clock.ahead(60);
        await work();
        expect([on, told()]).toEqual([on, [['DUANA', ['A-1', 'A-2']]]]);
        if (!state.dead) break;
        points = on;
      }
      expect(points).toBeGreaterThan(25);
    },
    60_000,
  );

  it('holds for four workers at once, of whom three die on the way', async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const { app, item, work, told, clock } = digestStage();
      for (const number of [1, 2, 3, 4, 5]) await item(number, number > 3 ? { owner: 'UBO' } : {});
      const dying = [7, 13, 29].map((step) =>
        mortal(app, { on: 1 + ((seed * step) % 60), after: seed % 2 === 0 }),
      );
      await Promise.all([work(app, 5), ...dying.map(({ worker }) => work(worker, 5).catch(() => undefined))]);
      clock.ahead(60);
      await work();
      const sorted = told()
        .map(([to, keys]) => [to, [...keys].sort()])
        .sort();
      expect([seed, sorted]).toEqual([
        seed,
        [
          ['DUANA', ['A-1', 'A-2', 'A-3']],
          ['DUBO', ['A-4', 'A-5']],
        ],
      ]);
    }
  }, 60_000);
});
