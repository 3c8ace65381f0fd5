import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import type { PostTarget } from '../../../src/app/ports/post.ts';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import type { IncidentEffect } from '../../../src/domain/effect.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anIncident, wanted } from '../../contract/samples.ts';

const TEAM = 'T1';
const RULES = `services: [{ name: payments, team: money }]
announce:
  - { channel: war-room, severity: 1 }
  - { channel: money, team: money }
  - { channel: main, severity: 1 }
invite:
  - { severity: [1, 2], people: [U0BOSS], groups: [S0ONCALL] }
  - { severity: 1, people: [U0CTO] }
`;

/** An incident in C1 whose announcements, and invitations by rule, a worker performs. */
async function stage(more: Partial<Incident> = {}, rules = RULES) {
  const ports = memoryPorts();
  const posted: string[] = [];
  const invited: string[][] = [];
  const told: unknown[] = [];
  const refusing = new Map<string, string>();
  const refuse = (what: string) => {
    const error = refusing.get(what);
    if (error !== undefined)
      throw new SlackFault({ kind: 'refused', error, needed: 'usergroups:read', method: what });
  };
  let incident = anIncident(TEAM, 1, more);
  const app = {
    ...ports,
    channelPosts: {
      announcement: async ({ channel, ts }: PostTarget) => {
        refuse(channel);
        posted.push(`${ts === undefined ? 'post' : 'edit'} ${channel}`);
        return ts ?? `${posted.length}.0`;
      },
    },
    channels: {
      invite: async (_team: string, _channel: string, users: string[]) => void invited.push(users),
    },
    userGroups: {
      members: async (_team: string, group: string) => {
        refuse('usergroups.users.list');
        return group === 'S0ONCALL' ? ['U0ANA', 'U0BOSS'] : [];
      },
    },
    directMessages: { notify: async (_to: unknown, notice: unknown) => void told.push(notice) },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    journal: { info: () => undefined, warn: () => undefined },
    policy: { ...readPolicy(rules, 'test'), announceChannel: 'main' },
    clock: () => moment(0),
  } as unknown as App;
  await ports.incidents.create({ incident, events: [], effects: [], at: moment(0) });
  const holder = { holder: 'incidents', team: TEAM, id: incident.id } as const;
  await ports.externalIds.remember(holder, 'channel', 'C1');
  /** The incident changes, which wants the effect again. */
  const change = async (more: Partial<Incident>, kind: IncidentEffect['kind']) => {
    incident = { ...incident, ...more, version: incident.version + 1 };
    const effect = { kind } as IncidentEffect;
    const one = wanted(`${kind}-${incident.version}`, effect);
    await ports.incidents.save({ incident, events: [], effects: [one], at: moment(0) });
    await runEffect(app, { ...holder, key: one.key });
    for (const ref of await app.effects.due(moment(99_999), 99, 1))
      if (ref.key.startsWith('tell-')) await runEffect(app, ref);
  };
  /** Two of the same run at once; each is held until both have read the incident. */
  const twiceAtOnce = async (kind: IncidentEffect['kind']) => {
    const keys = ['a', 'b'].map((run) => `${kind}-${run}`);
    for (const key of keys)
      await ports.effects.add(holder, { key, effect: { kind } as IncidentEffect }, moment(0));
    let waiting = 0;
    let go: () => void = () => undefined;
    const both = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { members } = app.userGroups;
    const holding = async (team: string, group: string) => {
      waiting += 1;
      const number = waiting;
      if (number === 2) go();
      await both;
      return number === 1 ? ['U0ONE'] : ['U0TWO', ...(await members(team, group))];
    };
    const held = { ...app, userGroups: { members: holding } } as unknown as App;
    await Promise.all(keys.map((key) => runEffect(held, { ...holder, key })));
    const known = await ports.incidents.byId(TEAM, incident.id);
    return Object.values(known?.externalIds ?? {}).flatMap((value) => value.split(','));
  };
  /** As an earlier version kept it. */
  const invitedBefore = (users: string) => ports.externalIds.remember(holder, 'invited-by-rule', users);
  return { posted, invited, told, refusing, change, twiceAtOnce, invitedBefore };
}

describe('an announcement', () => {
  it('goes to the usual channel and to those of the rules, once each, and later ones join', async () => {
    const { posted, change } = await stage({ severity: 2 });
    await change({}, 'announcement');
    expect(posted.splice(0)).toEqual(['post main']);
    await change({ severity: 1, services: ['payments'] }, 'announcement');
    expect(posted.splice(0)).toEqual(['edit main', 'post war-room', 'post money']);
    await change({ severity: 3, services: [] }, 'announcement');
    expect(posted.toSorted()).toEqual(['edit main', 'edit money', 'edit war-room']);
  });

  it('is kept from no channel by what Slack refuses of another, which is told once', async () => {
    const { posted, refusing, told, change } = await stage({ severity: 1 });
    refusing.set('main', 'is_archived');
    await change({}, 'announcement');
    expect(posted.splice(0)).toEqual(['post war-room']);
    await change({ title: 'Worse' }, 'announcement');
    expect(posted).toEqual(['edit war-room']);
    expect(told).toMatchObject([{ code: 'refused', what: 'announcement', error: 'is_archived' }]);
  });

  it('is never made of a private incident, whatever the rules say; one that is there is edited', async () => {
    const { posted, change } = await stage({ severity: 1, private: true });
    await change({}, 'announcement');
    expect(posted).toEqual([]);
    await change({ private: false, severity: 2 }, 'announcement');
    expect(posted.splice(0)).toEqual(['post main']);
    await change({ private: true, severity: 1 }, 'announcement');
    expect(posted).toEqual(['edit main']);
  });
});

describe('an invitation by rule', () => {
  it('reaches people and groups, each person once, more of them when the severity rises', async () => {
    const { invited, change } = await stage({ severity: 3 });
    await change({}, 'invite-by-rule');
    expect(invited).toEqual([]);
    await change({ severity: 2 }, 'invite-by-rule');
    expect(invited).toEqual([['U0BOSS', 'U0ANA']]);
    await change({ severity: 1 }, 'invite-by-rule');
    await change({ severity: 2 }, 'invite-by-rule');
    expect(invited).toEqual([['U0BOSS', 'U0ANA'], ['U0CTO']]);
  });

  it('reaches people where the scope for groups is missing, which is told once', async () => {
    const { invited, refusing, told, change } = await stage({ severity: 2 });
    refusing.set('usergroups.users.list', 'missing_scope');
    await change({}, 'invite-by-rule');
    await change({ severity: 1 }, 'invite-by-rule');
    expect(invited).toEqual([['U0BOSS'], ['U0CTO']]);
    expect(told).toMatchObject([{ code: 'refused', what: 'invite-by-rule', needed: 'usergroups:read' }]);
    refusing.clear();
    await change({ severity: 2 }, 'invite-by-rule');
    expect(invited.at(-1)).toEqual(['U0ANA']);
  });

  it('lets nobody into a private incident, until it is one no more', async () => {
    const { invited, change } = await stage({ severity: 1, private: true });
    await change({}, 'invite-by-rule');
    expect(invited).toEqual([]);
    await change({ private: false }, 'invite-by-rule');
    expect(invited).toEqual([['U0BOSS', 'U0CTO', 'U0ANA']]);
  });

  it('knows whom each run has invited, also where two run at once, and an earlier version did', async () => {
    const { invited, change, twiceAtOnce, invitedBefore } = await stage({ severity: 2 });
    await invitedBefore('U0BOSS');
    expect(await twiceAtOnce('invite-by-rule')).toEqual(
      expect.arrayContaining(['U0BOSS', 'U0ONE', 'U0TWO', 'U0ANA']),
    );
    invited.splice(0);
    await change({}, 'invite-by-rule');
    expect(invited).toEqual([]);
  });

  it('changes nothing in a channel that existed before', async () => {
    const { invited, change } = await stage({
      severity: 1,
      place: { kind: 'here', channel: 'C1', is: 'public' },
    });
    await change({}, 'invite-by-rule');
    expect(invited).toEqual([]);
  });
});
