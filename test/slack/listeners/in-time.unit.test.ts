import { describe, expect, it } from '@jest/globals';
import type { App as BoltApp } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { listenToCard } from '../../../src/slack/listeners/buttons/card.ts';
import { arrivedAt, inTime, noteArrivals } from '../../../src/slack/listeners/in-time.ts';
import { listenToEntryModal } from '../../../src/slack/listeners/modals/entry.ts';
import { listenToResolveModal } from '../../../src/slack/listeners/modals/resolve.ts';
import { ACTIONS, MODALS } from '../../../src/slack/views/ids.ts';
import { BoltStub } from '../../builders/bolt-stub.ts';
import { CommandStage } from '../../builders/command-stage.ts';

async function slowStage() {
  const stage = new CommandStage();
  const bolt = new BoltStub();
  for (const listen of [listenToResolveModal, listenToEntryModal, listenToCard])
    listen(bolt.app, stage.context);
  const { key } = await stage.declare({ here: 'C1' });
  const form = (callback: string): ModalView => ({
    type: 'modal',
    callback_id: callback,
    title: { type: 'plain_text', text: 'Form' },
    private_metadata: JSON.stringify({ incident: key, channel: 'C1' }),
    blocks: [],
  });
  return { stage, bolt, key, form };
}

it('counts from when a delivery arrived, whatever it waited for before', async () => {
  const app = { processEvent: async () => undefined } as unknown as BoltApp;
  noteArrivals(app);
  const body = { command: '/incident' };
  await app.processEvent({ body, ack: async () => undefined });
  const before = performance.now();
  expect(arrivedAt(body)).toBeLessThanOrEqual(before);
  const answered = inTime(
    { background: () => undefined },
    { running: new Promise(() => undefined), began: before - 2_600 },
    'late',
  );
  expect(await answered).toBe('late');
  expect(arrivedAt({})).toBeGreaterThanOrEqual(before);
});

describe('an answer for which the database takes longer than Slack waits', () => {
  it('acknowledges a form with its text, and shows there what came of it', async () => {
    const { stage, bolt, form } = await slowStage();
    const release = stage.hold();
    const sent = bolt.submit(form(MODALS.resolve), { summary: 'rolled back to v2' });
    expect(JSON.stringify(await bolt.until('ack'))).toMatch(/"update".*Still saving.*rolled back to v2/);
    await sent;
    release();
    expect(JSON.stringify(await bolt.until('views.update'))).toContain('Saved.');
    expect(await stage.everything()).toContain('rolled back to v2');
  });

  it.each([false, true])(
    'gives a text back that was not taken after all; form closed: %s',
    async (closed) => {
      const { stage, bolt, form } = await slowStage();
      bolt.closed = closed;
      const release = stage.hold();
      const sent = bolt.submit(form(MODALS.entry), { text: 'the pool ran dry' });
      expect(JSON.stringify(await bolt.until('ack'))).toMatch(/Still saving.*the pool ran dry/);
      await sent;
      stage.failAlways();
      release();
      const told = await bolt.until(closed ? 'chat.postEphemeral' : 'views.update');
      expect(JSON.stringify(told)).toMatch(/Not saved.*the pool ran dry/);
    },
  );

  it('acknowledges a click, and answers it when it is done', async () => {
    const { stage, bolt, key } = await slowStage();
    const release = stage.hold();
    await bolt.click(ACTIONS.cardReopen, JSON.stringify({ incident: key }));
    expect(bolt.last('respond')).toBeUndefined();
    release();
    expect(JSON.stringify(await bolt.until('respond'))).toContain('is not resolved');
  });
});
