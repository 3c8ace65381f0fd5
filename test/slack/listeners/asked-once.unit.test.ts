import { describe, expect, it } from '@jest/globals';
import { listenToCard } from '../../../src/slack/listeners/buttons/card.ts';
import { listenToRetry } from '../../../src/slack/listeners/buttons/retry.ts';
import type { UserRequest } from '../../../src/slack/listeners/request.ts';
import type { Message } from '../../../src/slack/views/blocks.ts';
import { BoltStub } from '../../builders/bolt-stub.ts';
import { CHANNEL, CommandStage } from '../../builders/command-stage.ts';

async function staged() {
  const stage = new CommandStage();
  const bolt = new BoltStub();
  listenToRetry(bolt.app, stage.context);
  listenToCard(bolt.app, stage.context);
  const incident = await stage.declare({ here: CHANNEL });
  const now = async () => {
    const known = await stage.app.incidents.byKey('T1', incident.key);
    if (!known) throw new Error('the incident is gone');
    return known.incident;
  };
  return { stage, bolt, incident, now };
}

type Staged = Awaited<ReturnType<typeof staged>>;

/** The first button of an answer. */
function buttonOf({ blocks }: Message): {
  readonly id: string;
  readonly value: string;
  readonly label: string;
} {
  const [first] = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  if (first?.type !== 'button') throw new Error('there is no button');
  return { label: first.text.text, id: first.action_id ?? '', value: first.value ?? '' };
}

async function typed({ stage }: Staged, text: string, who: Pick<UserRequest, 'user'> & Partial<UserRequest>) {
  const { answer } = await stage.type(text, { id: 'cmd.T1.a', ...who });
  if (answer.kind !== 'say') throw new Error('no words came');
  return answer;
}

describe('taking command from somebody', () => {
  it.each(['join commander', 'role commander <@UBO>', 'handoff <@UCAT> the pool is next'])(
    'asks once, and does it when that is confirmed: %s',
    async (text) => {
      const on = await staged();
      const asked = await typed(on, text, { user: 'UBO' });
      expect(asked.outcome).toBe('asked whether');
      expect(asked.message.text).toMatch(/^<@UANA> leads INC-2026-0001 · Checkout errors\. /);
      expect((await on.now()).roles['commander']).toEqual(['UANA']);
      expect(await on.stage.app.entries.ofIncident('T1', on.incident.key)).toHaveLength(1);
      const { id, value } = buttonOf(asked.message);
      await on.bolt.click(id, value, 'UBO');
      await on.bolt.until('respond');
      expect((await on.now()).roles['commander']).toEqual([text.includes('UCAT') ? 'UCAT' : 'UBO']);
    },
  );

  it('asks again where somebody else took it meanwhile', async () => {
    const on = await staged();
    const { id, value } = buttonOf((await typed(on, 'join commander', { user: 'UBO' })).message);
    await typed(on, 'handoff <@UCAT>', { user: 'UANA', id: 'cmd.T1.b' });
    await on.bolt.click(id, value, 'UBO');
    expect(await on.bolt.until('respond')).toMatchObject({ text: expect.stringMatching(/^<@UCAT> leads/) });
    expect((await on.now()).roles['commander']).toEqual(['UCAT']);
  });

  it.each([
    ['gives it away', 'handoff <@UBO>', 'UANA'],
    ['takes another role', 'join scribe', 'UBO'],
  ])('does not ask whoever %s', async (_, text, user) => {
    expect((await typed(await staged(), text, { user })).outcome).toBe('done');
  });

  it('does not ask where nobody leads, nor after the dialog of the card', async () => {
    const on = await staged();
    await on.bolt.click('card-lead', JSON.stringify({ incident: on.incident.key }), 'UCAT');
    await on.bolt.until('respond');
    expect((await on.now()).roles['commander']).toEqual(['UCAT']);
    await typed(on, 'leave commander', { user: 'UCAT' });
    expect((await typed(on, 'join commander', { user: 'UBO', id: 'cmd.T1.c' })).outcome).toBe('done');
  });
});

describe('an end of an incident', () => {
  it('is taken back with the button of its receipt where it was a cancellation', async () => {
    const on = await staged();
    const said = await typed(on, 'cancel a load test', { user: 'UBO' });
    expect(said.message.text).toContain('is cancelled');
    const { id, value, label } = buttonOf(said.message);
    expect(label).toBe('Take it back');
    await on.bolt.click(id, value, 'UBO');
    expect(await on.bolt.until('respond')).toMatchObject({
      text: 'INC-2026-0001 is open again, status investigating',
    });
    expect((await on.now()).phase).toMatchObject({ state: 'active', status: 'investigating' });
    expect((await typed(on, 'cancel it was one after all', { user: 'UBO', id: 'cmd.T1.d' })).outcome).toBe(
      'done',
    );
    expect((await typed(on, 'reopen it was not', { user: 'UBO', id: 'cmd.T1.e' })).outcome).toBe('done');
  });

  it.each(['cancel a load test', 'resolve rolled back', 'merge INC-2026-0002'])(
    'of another channel is asked for first: %s',
    async (text) => {
      const on = await staged();
      await on.stage.declare({ id: 'cmd.T1.2', title: 'Payments down', here: 'C2' });
      const { answer } = await on.stage.type(text, { channel: 'C9', typedIn: 'C9' });
      expect(answer.outcome).toBe('asked which');
      expect((await on.now()).phase.state).toBe('active');
    },
  );
});
