import { describe, expect, it } from '@jest/globals';
import { listenToCard } from '../../../src/slack/listeners/buttons/card.ts';
import { listenToRetry } from '../../../src/slack/listeners/buttons/retry.ts';
import { listenToRolesModal } from '../../../src/slack/listeners/modals/roles.ts';
import type { UserRequest } from '../../../src/slack/listeners/request.ts';
import type { Message } from '../../../src/slack/views/blocks.ts';
import { rolesModal } from '../../../src/slack/views/modals/roles-modal.ts';
import { BoltStub } from '../../builders/bolt-stub.ts';
import { CHANNEL, CommandStage } from '../../builders/command-stage.ts';

async function staged() {
  const stage = new CommandStage();
  const bolt = new BoltStub();
  listenToRetry(bolt.app, stage.context);
  listenToCard(bolt.app, stage.context);
  listenToRolesModal(bolt.app, stage.context);
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

  it('asks after the button of an old card too, which was shown when somebody else led, or nobody', async () => {
    const on = await staged();
    await on.bolt.click('card-lead', JSON.stringify({ incident: on.incident.key }), 'UCAT');
    const asked = (await on.bolt.until('respond')) as Message;
    expect(asked.text).toMatch(/^<@UANA> leads/);
    expect((await on.now()).roles['commander']).toEqual(['UANA']);
    const { id, value } = buttonOf(asked);
    await on.bolt.click(id, value, 'UCAT');
    expect((await on.now()).roles['commander']).toEqual(['UCAT']);
  });

  it('does not ask where nobody leads', async () => {
    const on = await staged();
    await typed(on, 'leave commander', { user: 'UANA', id: 'cmd.T1.b' });
    expect((await typed(on, 'join commander', { user: 'UBO', id: 'cmd.T1.c' })).outcome).toBe('done');
  });
});

const lead = (user: string | null) => ({ type: 'users_select', selected_user: user });
const people = (users: string[]) => ({ type: 'multi_users_select', selected_users: users });

describe('the form of roles', () => {
  const sent = async (
    { stage, bolt, now }: Staged,
    given: Parameters<BoltStub['submit']>[1],
    user = 'UBO',
  ) => {
    const view = rolesModal(await now(), stage.app.policy.roles, { channel: CHANNEL });
    await bolt.submit(view, given, user);
  };

  it('asks once before command is taken from somebody, and gives the other roles at once', async () => {
    const on = await staged();
    await sent(on, { 'role-commander': lead('UBO'), 'role-operations': people(['UCAT']) });
    const done = (await on.bolt.until('chat.postEphemeral')) as Message;
    const asked = (await on.bolt.until('chat.postEphemeral', 2)) as Message;
    expect(done.text).toContain('<@UCAT>');
    expect(asked.text).toMatch(/^<@UANA> leads INC-2026-0001/);
    expect((await on.now()).roles).toMatchObject({ commander: ['UANA'], operations: ['UCAT'] });
    const { id, value } = buttonOf(asked);
    await on.bolt.click(id, value, 'UBO');
    expect((await on.now()).roles['commander']).toEqual(['UBO']);
  });

  it('does not ask whoever hands over command themselves', async () => {
    const on = await staged();
    await sent(on, { 'role-commander': lead('UCAT') }, 'UANA');
    expect((await on.now()).roles['commander']).toEqual(['UCAT']);
  });

  it('does not leave command open in place of whoever leads', async () => {
    const on = await staged();
    await sent(on, { 'role-commander': lead(null), 'role-operations': people(['UCAT']) });
    expect(on.bolt.last('ack')).toMatchObject({
      errors: { 'role-commander': expect.stringContaining('leads. Choose who takes command from them') },
    });
    expect((await on.now()).roles['commander']).toEqual(['UANA']);
    await sent(on, { 'role-commander': lead(null) }, 'UANA');
    expect((await on.now()).roles['commander'] ?? []).toEqual([]);
  });

  it('gives no role to an app', async () => {
    const on = await staged();
    await on.stage.app.people.put({
      ...{ team: 'T1', user: 'UBOT', name: 'Pager', zone: 'UTC', deactivated: false, bot: true },
      readAt: on.stage.app.clock(),
    });
    await sent(on, { 'role-scribe': people(['UCAT']), 'role-operations': people(['UBOT']) });
    expect(on.bolt.last('ack')).toMatchObject({
      errors: { 'role-operations': expect.stringContaining('is an app and cannot take this') },
    });
    expect((await on.now()).roles).toEqual({ commander: ['UANA'], scribe: ['UCAT'] });
  });
});

describe('an app, or somebody who was deactivated,', () => {
  it.each([
    'role scribe <@UGONE>',
    'handoff <@UGONE> the pool is next',
    'action assign 1 <@UGONE>',
    'review <@UGONE>',
    'review <@UCAT> <@UGONE>',
  ])('is given nothing: %s', async (text) => {
    const on = await staged();
    const { people, clock } = on.stage.app;
    const gone = { team: 'T1', user: 'UGONE', name: 'Gone', zone: 'UTC', deactivated: true };
    await people.put({ ...gone, readAt: clock() });
    await typed(on, 'action add Check the pool', { user: 'UANA', id: 'cmd.T1.item' });
    const said = await typed(on, text, { user: 'UANA' });
    expect([said.outcome, said.message.text]).toEqual([
      'refused',
      expect.stringContaining('<@UGONE> is deactivated and cannot take this; nothing was changed.'),
    ]);
    expect((await on.now()).roles).toEqual({ commander: ['UANA'] });
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
