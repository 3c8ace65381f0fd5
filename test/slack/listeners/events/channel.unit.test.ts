import { expect, it } from '@jest/globals';
import type { App as BoltApp } from '@slack/bolt';
import { listenToChannels } from '../../../../src/slack/listeners/events/channel.ts';
import { CommandStage } from '../../../builders/command-stage.ts';

type Listener = (args: unknown) => Promise<void>;

it('a deleted channel that Slack reports again is deleted once, at the time of the event', async () => {
  const stage = new CommandStage();
  const listeners = new Map<string, Listener>();
  const bolt = { event: (name: string, listener: Listener) => void listeners.set(name, listener) };
  listenToChannels(bolt as unknown as BoltApp, stage.context);
  const { key } = await stage.declare({ here: 'C1' });
  const body = { event_time: 1_800_000_000 };
  for (const _ of ['first', 'again'])
    await listeners.get('channel_deleted')?.({ event: { type: 'channel_deleted', channel: 'C1' }, body });
  const known = await stage.context.app.incidents.byKey('T1', key);
  const deleted = known?.events.filter(({ kind }) => kind === 'channel-changed');
  expect(deleted?.map(({ id, at }) => [id, at.toISOString()])).toEqual([
    ['channel.C1.deleted.1800000000', '2027-01-15T08:00:00.000Z'],
  ]);
});
