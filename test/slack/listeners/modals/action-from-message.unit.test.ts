import { expect, it } from '@jest/globals';
import { listenToMessageForms } from '../../../../src/slack/listeners/modals/from-message.ts';
import { option } from '../../../../src/slack/views/blocks.ts';
import { MODALS } from '../../../../src/slack/views/ids.ts';
import { BoltStub } from '../../../builders/bolt-stub.ts';
import { CommandStage } from '../../../builders/command-stage.ts';

it('an item that is made of an entry links to it, and the role that was chosen has it', async () => {
  const stage = new CommandStage();
  const { app } = stage;
  const { team, key } = await stage.declare({ here: 'C1' });
  await stage.type('log add an alarm on the queue', { channel: 'C1' });
  const [entry] = (await app.entries.ofIncident(team, key)).filter(({ text }) => text.includes('alarm'));
  if (!entry) throw new Error('there is no entry');
  const make = async (id: string) => {
    const bolt = new BoltStub();
    listenToMessageForms(bolt.app, stage.context);
    const refs = JSON.stringify({ incident: key, channel: 'C1', entry: id });
    const role = { type: 'static_select' as const, selected_option: option('Commander', 'role commander') };
    const title = { type: 'plain_text' as const, text: 'Form' };
    const form = {
      type: 'modal' as const,
      callback_id: MODALS.actionFromMessage,
      title,
      private_metadata: refs,
    };
    await bolt.submit({ ...form, blocks: [] }, { title: 'Add an alarm', holder: role });
    return (await app.actions.ofIncident(team, key)).map(({ item }) => item);
  };
  expect(await make('nobodys-entry')).toEqual([]);
  expect(await make(entry.id)).toMatchObject([
    {
      title: 'Add an alarm',
      sourceEntry: entry.id,
      heldBy: { kind: 'role', role: 'commander' },
      owner: undefined,
    },
  ]);
});

it('an item that is made of a message says neither what its line in the channel says, nor advice while the outage goes on', async () => {
  const stage = new CommandStage();
  const { app } = stage;
  const { team, id, key } = await stage.declare({ here: 'C1' });
  await app.externalIds.remember({ holder: 'incidents', team, id }, 'channel', 'C1');
  const add = async () => {
    const bolt = new BoltStub();
    const told: Promise<unknown>[] = [];
    const context = { ...stage.context, background: (task: Promise<unknown>) => void told.push(task) };
    listenToMessageForms(bolt.app, context);
    const refs = JSON.stringify({ incident: key, channel: 'C1' });
    const title = { type: 'plain_text' as const, text: 'Form' };
    await bolt.submit(
      { type: 'modal', callback_id: MODALS.actionFromMessage, title, private_metadata: refs, blocks: [] },
      { title: 'Improve monitoring' },
    );
    await Promise.all(told);
    return (bolt.last('chat.postEphemeral') as { readonly text: string }).text;
  };
  expect(await add()).toBe('Added A-1. The date follows from the severity; Move date changes it.');
});
