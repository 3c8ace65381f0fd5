import { describe, expect, it } from '@jest/globals';
import type { App as BoltApp } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { ListenerContext } from '../../../src/slack/listeners/listener-context.ts';
import { listenToEntryModal } from '../../../src/slack/listeners/modals/entry.ts';
import { listenToGiveItemModal } from '../../../src/slack/listeners/modals/give-item.ts';
import { listenToImpactModal } from '../../../src/slack/listeners/modals/impact.ts';
import { listenToItemForms } from '../../../src/slack/listeners/modals/item-forms.ts';
import { listenToMeaningModal } from '../../../src/slack/listeners/modals/meaning.ts';
import { listenToMoveDateModal } from '../../../src/slack/listeners/modals/move-date.ts';
import { listenToPostmortemModals } from '../../../src/slack/listeners/modals/postmortem.ts';
import { listenToQuestionsModal } from '../../../src/slack/listeners/modals/questions.ts';
import { listenToResolveModal } from '../../../src/slack/listeners/modals/resolve.ts';
import { MODALS } from '../../../src/slack/views/ids.ts';
import { BoltStub } from '../../builders/bolt-stub.ts';
import { CommandStage } from '../../builders/command-stage.ts';

type Listen = (bolt: BoltApp, context: ListenerContext) => void;

/** Every form in which people write, the input that they write in, and what listens to it. */
const FORMS: readonly (readonly [callback: string, input: string, listen: Listen])[] = [
  [MODALS.entry, 'text', listenToEntryModal],
  [MODALS.meaning, 'where', listenToMeaningModal],
  [MODALS.moveDate, 'why', listenToMoveDateModal],
  [MODALS.giveItem, 'why', listenToGiveItemModal],
  [MODALS.snooze, 'why', listenToItemForms],
  [MODALS.reassign, 'why', listenToItemForms],
  [MODALS.questions, 'answer-impact.users', listenToQuestionsModal],
  [MODALS.impact, 'impact.users', listenToImpactModal],
  [MODALS.resolve, 'summary', listenToResolveModal],
  [MODALS.candidate, 'text', listenToPostmortemModals],
  [MODALS.section, 'text', listenToPostmortemModals],
  [MODALS.requestChanges, 'why', listenToPostmortemModals],
];

const GONE = JSON.stringify({
  incident: 'INC-2026-0077',
  entry: 'gone',
  action: 77,
  section: 's',
  candidate: 'c',
});

function formOf(callback: string, refs: string): ModalView {
  const title = { type: 'plain_text' as const, text: 'Form' };
  return { type: 'modal', callback_id: callback, title, private_metadata: refs, blocks: [] };
}

describe('a form that was filled in', () => {
  it.each(FORMS)(
    'stays open with its text where what it is about is gone: %s',
    async (callback, input, listen) => {
      const stage = new CommandStage();
      const bolt = new BoltStub();
      listen(bolt.app, stage.context);
      await bolt.submit(formOf(callback, GONE), { [input]: 'nobody saw the pool run dry' });
      expect(bolt.last('ack')).toMatchObject({ response_action: 'errors' });
    },
  );

  it.each(FORMS)(
    'stays open with its text where the database does not answer: %s',
    async (callback, input, listen) => {
      const stage = new CommandStage();
      const bolt = new BoltStub();
      listen(bolt.app, stage.context);
      stage.failAlways();
      await bolt.submit(formOf(callback, GONE), { [input]: 'nobody saw the pool run dry' });
      expect(bolt.last('ack')).toMatchObject({ response_action: 'errors' });
    },
  );

  it('stays open with its reason where the review is refused', async () => {
    const stage = new CommandStage();
    const bolt = new BoltStub();
    listenToPostmortemModals(bolt.app, stage.context);
    const { key } = await stage.declare({ here: 'C1' });
    await bolt.submit(formOf(MODALS.requestChanges, JSON.stringify({ incident: key })), {
      why: 'the figures',
    });
    expect(bolt.last('ack')).toMatchObject({
      response_action: 'errors',
      errors: { why: expect.any(String) },
    });
  });
});
