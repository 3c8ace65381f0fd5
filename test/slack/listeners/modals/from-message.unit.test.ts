import { expect, it } from '@jest/globals';
import { captureMessage, capturePin } from '../../../../src/app/capture/capture-message.ts';
import { editEntry } from '../../../../src/app/entries/change-entry.ts';
import { listen } from '../../../../src/slack/bolt-app.ts';
import { fromMessageModal } from '../../../../src/slack/views/modals/from-message-modal.ts';
import { BoltStub } from '../../../builders/bolt-stub.ts';
import { CommandStage } from '../../../builders/command-stage.ts';

const TS = '1795202000.000100';
const POSTED = new Date(1_795_202_000_000);

async function stage() {
  const on = new CommandStage();
  const { key } = await on.declare({ here: 'C1' });
  const bolt = new BoltStub();
  listen(bolt.app, on.context);
  const place = { team: 'T1', channel: 'C1', incident: key, ts: TS };
  const words = { user: 'UANA', text: 'failover began', threadTs: undefined, files: [] };
  const form = fromMessageModal(
    { here: key },
    { text: 'failover began', type: 'note', occurredAt: POSTED, thread: false },
    { channel: 'C1', message: TS, author: 'UANA' },
  );
  const untouched = {
    time: { selected_date_time: POSTED.getTime() / 1_000 },
    type: { selected_option: { value: 'note' } },
    text: { value: 'failover began' },
  };
  const pin = { user: 'UANA', way: 'pin' as const, on: true, eventTs: '1795202010.000100' };
  return {
    send: (typed: object) => bolt.submit(form, { ...untouched, ...typed }, 'UBO'),
    bolt,
    pinned: async () => {
      await captureMessage(on.app, { ...place, ...words });
      await capturePin(on.app, { ...place, ...pin });
    },
    correct: (text: string) =>
      editEntry(on.app, { team: 'T1', id: `pin.T1.C1.${TS}`, user: 'UCAT' }, (one) => ({
        ...{ text, type: one.type, occurredAt: new Date(POSTED.getTime() - 60_000) },
      })),
    remove: () => on.app.messages.remove(place, { erase: false }),
    entries: async () =>
      (await on.app.entries.ofIncident('T1', key)).filter(({ id }) => id.startsWith('pin')),
  };
}

it.each([
  [{}, 'by hand'],
  [{ text: 'the broker failed over' }, 'the broker failed over'],
])('a form of a message changes of its entry what was changed in it: %j', async (typed, text) => {
  const { send, pinned, correct, entries } = await stage();
  await pinned();
  await correct('by hand');
  await send(typed);
  const before = new Date(POSTED.getTime() - 60_000);
  expect(await entries()).toMatchObject([{ text, occurredAt: before }]);
});

it('stays open with what was typed, where the message was deleted meanwhile', async () => {
  const { bolt, send, pinned, remove, entries } = await stage();
  await pinned();
  await remove();
  await send({ text: 'typed' });
  expect(bolt.last('ack')).toEqual({
    response_action: 'errors',
    errors: { text: 'This message was deleted. Nothing was added; /incident log takes your text.' },
  });
  expect((await entries()).map(({ text }) => text)).not.toContain('typed');
});
