import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import {
  captureDeletion,
  captureEdit,
  captureMessage,
  capturePin,
} from '../../../src/app/capture/capture-message.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import type { StandingMessage } from '../../../src/app/ports/people-messages.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anIncident } from '../../contract/samples.ts';

const TEAM = 'T1';
const KEY = 'early-messages-0';
const said = (seconds: number, more: Partial<StandingMessage> = {}): StandingMessage => ({
  ...{ user: 'U1', text: `said at ${seconds}`, threadTs: undefined, files: [] },
  ...{ ts: tsAt(seconds), editedTs: undefined, reactions: [], pinnedBy: undefined, mentions: undefined },
  ...more,
});
const tsAt = (seconds: number) => `${1_700_000_000 + seconds}.000100`;

/** An incident that wants what was said first in its channel; Slack has these messages there. */
async function stage(standing: readonly StandingMessage[], rules = '') {
  const ports = memoryPorts();
  const incident = anIncident(TEAM, 1);
  const asked: unknown[] = [];
  const app = {
    ...ports,
    peopleMessages: {
      standing: async (team: string, since: unknown) => {
        asked.push([team, since]);
        return standing;
      },
    },
    peopleSource: {
      read: async (_team: string, user: string) => ({
        ...{ name: user, names: undefined, zone: 'UTC', offsetMinutes: 0, deactivated: false },
        ...{ bot: user.startsWith('UBOT'), guest: user.startsWith('UGUEST') },
      }),
    },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    journal: { info: () => undefined, warn: () => undefined },
    policy: readPolicy(rules, 'test'),
    clock: () => moment(0),
  } as unknown as App;
  const effect = { kind: 'early-messages' } as const;
  const effects = [{ key: KEY, effect }];
  await ports.incidents.create({ incident, events: [], effects, at: moment(0) });
  const ref = { holder: 'incidents', team: TEAM, id: incident.id } as const;
  const address = () => ports.externalIds.remember(ref, 'channel', 'C1');
  const place = { team: TEAM, channel: 'C1', incident: incident.key };
  const timeline = async () =>
    (await ports.entries.ofIncident(TEAM, incident.key))
      .filter(({ standing: { state } }) => state === 'standing')
      .map(({ text, type }) => `${type}: ${text}`);
  return { app, place, address, timeline, asked, incident, run: () => runEffect(app, { ...ref, key: KEY }) };
}

describe('what was said in a channel before Scribe knew it', () => {
  it('is kept once the channel is known, with the marks that stand on it', async () => {
    const { app, place, address, timeline, asked, incident, run } = await stage([
      said(1),
      said(2, { reactions: [{ name: 'pushpin', user: 'U2' }] }),
      said(3, { pinnedBy: 'U2', text: 'edited since', editedTs: tsAt(9) }),
      said(4, { threadTs: tsAt(1), reactions: [{ name: 'tada', user: 'U2' }] }),
    ]);
    await expect(run()).resolves.toMatchObject({ kind: 'later' });
    expect(asked).toEqual([]);
    await address();
    await app.effects.wake([{ holder: 'incidents', team: TEAM, id: incident.id }], moment(0));
    await expect(run()).resolves.toEqual({ kind: 'done' });
    const minuteBefore = new Date(incident.declaredAt.getTime() - 60_000);
    expect(asked).toEqual([[TEAM, { channel: 'C1', at: minuteBefore }]]);
    expect(await timeline()).toEqual(['note: said at 2', 'note: edited since']);
    expect(await app.messages.find({ ...place, ts: tsAt(1) })).toMatchObject({ text: 'said at 1', pins: [] });
    expect(await app.messages.find({ ...place, ts: tsAt(3) })).toMatchObject({
      editedTs: expect.stringContaining(tsAt(9)),
    });
    expect(await app.messages.find({ ...place, ts: tsAt(4) })).toMatchObject({ threadTs: tsAt(1), pins: [] });
  });

  it('leaves what was kept already as it is', async () => {
    const all = [1, 2, 3].map((seconds) => said(seconds, { reactions: [{ name: 'pushpin', user: 'U2' }] }));
    const { app, place, address, timeline, run } = await stage(all);
    await address();
    const [edited, unpinned, deleted] = all.map(({ ts }) => ({ ...place, ts }));
    if (!edited || !unpinned || !deleted) throw new Error('three messages');
    const words = { user: 'U1', threadTs: undefined, files: [] };
    await captureMessage(app, { ...edited, ...words, text: 'first' });
    await captureEdit(app, { ...edited, ...words, text: 'second', editedTs: tsAt(8) });
    await capturePin(app, { ...unpinned, user: 'U2', way: 'reaction:pushpin', on: false, eventTs: tsAt(9) });
    await captureDeletion(app, deleted);
    await expect(run()).resolves.toEqual({ kind: 'done' });
    expect(await timeline()).toEqual(['note: second']);
    expect((await app.messages.find(edited))?.versions.map(({ text }) => text)).toEqual(['first']);
  });

  it('counts no marks of apps, nor of who may not write into the record', async () => {
    const marks = ['UBOT', 'UGUEST'].map((user, index) =>
      said(index, { reactions: [{ name: 'pushpin', user }], pinnedBy: user }),
    );
    const { address, timeline, run } = await stage(marks, 'rights: { open: { record: [members] } }');
    await address();
    await expect(run()).resolves.toEqual({ kind: 'done' });
    expect(await timeline()).toEqual([]);
  });

  it('takes what was said to Scribe as an entry, with the time and the type in it', async () => {
    const to = (text: string, more: Partial<StandingMessage> = {}) => ({
      ...{ text: `<@USCRIBE> ${text}`, mentions: 'USCRIBE' },
      ...more,
    });
    const { app, place, address, timeline, incident, run } = await stage(
      [
        said(1, to('log #change rolled back')),
        said(2, to('22:05 #change restarted', { editedTs: tsAt(9) })),
        said(3, to('25:61 no such time')),
        said(4, to('')),
        said(5, to('of an app', { user: 'UBOT' })),
        said(6, to('of a guest', { user: 'UGUEST' })),
        said(7, to('taken back')),
      ],
      'rights: { open: { record: [members] } }',
    );
    await address();
    await captureDeletion(app, { ...place, ts: tsAt(7) });
    await expect(run()).resolves.toEqual({ kind: 'done' });
    expect(await timeline()).toEqual(['change: restarted', 'change: rolled back']);
    const entries = await app.entries.ofIncident(TEAM, incident.key);
    expect(entries.map(({ occurredAt, source }) => [occurredAt.toISOString(), source])).toEqual([
      ['2023-11-14T22:05:00.000Z', 'mention'],
      ['2023-11-14T22:13:21.000Z', 'mention'],
    ]);
    expect(await app.messages.find({ ...place, ts: tsAt(3) })).toMatchObject({ pins: [] });
  });

  it('makes action items of what was marked so', async () => {
    const asks = [
      said(1, { text: 'Rotate the key', reactions: [{ name: 'ballot_box_with_check', user: 'U2' }] }),
    ];
    const { app, address, incident, run } = await stage(
      asks,
      'reactions: { action: [ballot_box_with_check] }',
    );
    await address();
    await expect(run()).resolves.toEqual({ kind: 'done' });
    const items = await app.actions.ofIncident(TEAM, incident.key);
    expect(items.map(({ item }) => item.title)).toEqual(['Rotate the key']);
  });
});
