import { beforeEach, describe, expect, it } from '@jest/globals';
import { maySee } from '../../../src/app/access/who-may-see.ts';
import type { App } from '../../../src/app/app.ts';
import { echoRunner } from '../../../src/app/effects/echo-entries.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import { importIncident } from '../../../src/app/imports/import-incident.ts';
import { loadRecord } from '../../../src/app/postmortems/load-record.ts';
import type { IncidentEffect } from '../../../src/domain/effect.ts';
import { emptyRecord } from '../../../src/domain/postmortem/record/record.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { anEntry, anIncident } from '../../contract/samples.ts';

const TEAM = 'T1';
const ID = 'imp.0a1b';
const NOW = new Date('2026-11-20T16:00:00Z');

/** What reaches for the channel of an incident. */
const REACHING: readonly IncidentEffect[] = [
  ...(['card', 'pin', 'topic', 'announcement', 'members'] as const).map((kind) => ({ kind })),
  { kind: 'invite', user: 'UBO' },
];

describe('an imported incident', () => {
  let app: App;
  beforeEach(async () => {
    app = {
      ...memoryPorts(),
      clock: () => NOW,
      policy: { announceChannel: 'CNEWS' },
      queue: { offer: () => undefined },
      journal: { info: () => undefined, warn: () => undefined },
    } as unknown as App;
    const roles = { commander: ['UANA'], operations: ['UBO'] };
    const record = { ...emptyRecord('Keys leak'), private: true, status: 'monitoring' as const, roles };
    await importIncident(app, { team: TEAM, id: ID, record, by: 'import' });
  });

  const known = async () => {
    const found = await app.incidents.byId(TEAM, ID);
    if (!found) throw new Error('the incident is gone');
    return found;
  };

  it('has its items with who has them, their links, and nothing else than it was exported with', async () => {
    const actions = [
      { title: 'One', heldBy: { kind: 'group', group: 'S0SRE0001', name: '@sre' } },
      { title: 'Two', heldBy: { kind: 'role', role: 'commander' }, link: 'https://tracker.example/OPS-7' },
      { title: 'Three', heldBy: { kind: 'team', team: 'payments' } },
      { title: 'Four', owner: 'UANA', heldBy: { kind: 'team', team: 'payments' } },
    ] as const;
    const record = { ...emptyRecord('Queue stuck'), actions };
    await importIncident(app, { team: TEAM, id: 'imp.2', record, by: 'import' });
    const again = await app.incidents.byId(TEAM, 'imp.2');
    if (!again) throw new Error('the incident is gone');
    const exported = await loadRecord(app, again, undefined);
    const [one, two, three] = actions;
    const four = { title: 'Four', owner: 'UANA' };
    expect(exported.actions.map(({ id: _, priority: __, status: ___, ...said }) => said)).toEqual([
      one,
      two,
      three,
      four,
    ]);
  });

  it('has no channel, and nothing waits for one', async () => {
    expect((await known()).incident.place).toEqual({ kind: 'none' });
    const outcomes = await Promise.all(
      REACHING.map(async (effect) => {
        const ref = { holder: 'incidents', team: TEAM, id: ID, key: effect.kind } as const;
        await app.effects.add(ref, { key: ref.key, effect }, NOW);
        return [effect.kind, (await runEffect(app, ref)).kind];
      }),
    );
    expect(outcomes).toEqual(REACHING.map(({ kind }) => [kind, 'dropped']));
    const { key } = (await known()).incident;
    const shown = { key: 'echo', effect: { kind: 'echo' } } as const;
    await app.entries.insert(anEntry(TEAM, 1, { incident: key }), [shown], NOW);
    const echo = echoRunner(app, { process: 'one', leaseMs: 10_000 });
    expect(await echo(TEAM, key)).toMatchObject({ kind: 'dropped' });
    expect(await echo(TEAM, key)).toMatchObject({ kind: 'done' });
  });

  it('has no members to be read, though it is private', async () => {
    const later = new Date(NOW.getTime() + 3_600_000);
    await app.members.adopt(NOW);
    expect(await app.members.due(later, 10)).toEqual([]);
  });

  it('is seen by those who have a role in it', async () => {
    const seen = ['UANA', 'UBO', 'UCHI'].map(async (user) => maySee(app, await known(), { user }));
    expect(await Promise.all(seen)).toEqual([true, true, false]);
  });
});

it('a private incident that Slack refused its channel is asked about once, and then no more', async () => {
  const app = {
    ...memoryPorts(),
    clock: () => NOW,
    journal: { info: () => undefined, warn: () => undefined },
    queue: { offer: () => undefined },
  } as unknown as App;

  const incident = anIncident(TEAM, 1, { private: true });
  await app.incidents.create({ incident, events: [], effects: [], at: NOW });
  const holder = { holder: 'incidents', team: TEAM, id: incident.id } as const;
  await app.externalIds.remember(holder, 'channel-refused', 'restricted_action');
  const due = (minutes: number) => app.members.due(new Date(NOW.getTime() + minutes * 60_000), 10);
  const [ref] = await due(1);
  if (!ref) throw new Error('nothing is due');
  expect(await runEffect(app, ref)).toMatchObject({ kind: 'dropped' });
  expect(await due(60)).toEqual([]);
});
