import { expect, it } from '@jest/globals';
import { listenToMessageForms } from '../../../../src/slack/listeners/modals/from-message.ts';
import { MODALS } from '../../../../src/slack/views/ids.ts';
import { BoltStub } from '../../../builders/bolt-stub.ts';
import { CommandStage } from '../../../builders/command-stage.ts';

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
