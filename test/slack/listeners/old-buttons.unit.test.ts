import { describe, expect, it } from '@jest/globals';
import { ACTIONS, MODALS } from '../../../src/slack/views/ids.ts';
import {
  FORMS,
  formOf,
  LINKS,
  PUBLISHED,
  pressesOf,
  STATES,
  shown,
  staged,
  WORDS,
} from '../../builders/old-buttons.ts';

const CASES = Object.values(ACTIONS)
  .filter((id) => !LINKS.includes(id))
  .flatMap((id) => STATES.map((state) => [id, state] as const));

describe('an old button', () => {
  it.each(CASES)('answers politely in words: %s of an incident that is %s', async (id, state) => {
    const count = pressesOf(id, await staged(state)).length;
    for (let index = 0; index < count; index += 1) {
      const on = await staged(state);
      const press = pressesOf(id, on)[index];
      if (!press) throw new Error('there is no such press');
      const before = on.warned.length;
      const user = state === 'closed to me' ? 'UBO' : 'UANA';
      await on.bolt.press({ ...press, user });
      await new Promise((resolve) => setImmediate(resolve));
      expect(on.warned.slice(before)).toEqual([]);
      expect(on.failed).toEqual([]);
      const answers = shown(on);
      expect(answers).toHaveLength(1);
      expect(answers[0]).toMatch(/"(?:text|title)":"?.*[a-z]{3}/);
      expect(answers[0]).not.toMatch(
        /undefined|\bNaN\b|\[object|Scribe cannot say why|Its log has the details/i,
      );
      if (state === 'closed to me') expect(answers[0]).not.toContain('Payroll');
    }
  });

  it.each([
    [ACTIONS.requestChanges, /Nobody is asked to approve it/],
    [ACTIONS.approve, /Nobody is asked to approve it/],
    [ACTIONS.draftDiscard, /What is published stays published/],
  ])('of a review that is over changes nothing: %s', async (id, words) => {
    const on = await staged('published');
    for (const press of pressesOf(id, on)) await on.bolt.press(press);
    expect(await on.bolt.until('respond')).toMatchObject({ text: expect.stringMatching(words) });
    const { discarded, state } = (await on.app.postmortems.byIncident('T1', on.key)) ?? {};
    expect([discarded, state?.workflow]).toEqual([false, PUBLISHED]);
  });
});

const FORM_CASES = FORMS.flatMap((id) => STATES.map((state) => [id, state] as const));

describe('a form that was open for hours', () => {
  it.each(FORM_CASES)(
    'is taken, or stays open and says why: %s of an incident that is %s',
    async (id, state) => {
      const on = await staged(state);
      const { form, texts } = formOf(id, on);
      const user = state === 'closed to me' ? 'UBO' : 'UANA';
      await on.bolt.submit(form, texts, user);
      expect(on.warned).toEqual([]);
      const acks = on.bolt.heard.filter(({ method }) => method === 'ack');
      expect(acks).toHaveLength(1);
      const said = JSON.stringify(acks[0]?.args ?? {});
      expect(said).not.toMatch(/undefined|\bNaN\b|\[object|Scribe cannot say why/i);
      if (state === 'closed to me') expect(said).not.toContain('Payroll');
    },
  );

  it('says that the incident was resolved meanwhile, by whom, and keeps what was typed', async () => {
    const on = await staged('resolved');
    const refs = JSON.stringify({ incident: on.key, channel: 'C1' });
    const title = { type: 'plain_text' as const, text: 'Resolve' };
    const form = {
      type: 'modal' as const,
      callback_id: MODALS.resolve,
      title,
      private_metadata: refs,
      blocks: [],
    };
    await on.bolt.submit(form, { summary: WORDS }, 'UBO');
    expect(on.bolt.last('ack')).toEqual({
      response_action: 'errors',
      errors: { summary: expect.stringMatching(/is resolved at 19:20 UTC by @?Ana Ruiz/) },
    });
    const known = await on.app.incidents.byKey('T1', on.key);
    expect(known?.incident.phase).toMatchObject({ state: 'resolved', summary: 'rolled back', by: 'UANA' });
  });
});
