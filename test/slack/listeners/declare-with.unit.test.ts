import { describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { readPolicy } from '../../../src/config/policy.ts';
import { listenToRetry } from '../../../src/slack/listeners/buttons/retry.ts';
import { listenToDeclareModal } from '../../../src/slack/listeners/modals/declare.ts';
import { ACTIONS } from '../../../src/slack/views/ids.ts';
import { BoltStub } from '../../builders/bolt-stub.ts';
import { CommandStage } from '../../builders/command-stage.ts';

/** An entry that was logged where there is no incident, and the buttons of its answer by label. */
async function logged(text: string) {
  const stage = new CommandStage();
  const bolt = new BoltStub();
  listenToRetry(bolt.app, stage.context);
  listenToDeclareModal(bolt.app, stage.context);
  const { answer } = await stage.type(`log ${text}`, { id: 'cmd.T1.first' });
  if (answer.kind !== 'say') throw new Error(answer.kind);
  const buttons = Object.fromEntries(
    answer.message.blocks.flatMap((block) =>
      block.type === 'actions'
        ? block.elements.flatMap((one) => (one.type === 'button' ? [[one.text.text, one] as const] : []))
        : [],
    ),
  );
  const press = async (label: string) => {
    const button = buttons[label];
    await bolt.click(button?.action_id ?? '', button?.value ?? '');
  };
  const form = () => (bolt.last('views.open') as { readonly view: ModalView }).view;
  return { stage, bolt, answer, press, form };
}

describe('what was to be logged where there is no incident', () => {
  it('becomes the first entry of the incident that is declared with it, under the same id', async () => {
    const { stage, bolt, answer, press, form } = await logged('19:05 database &lt;main&gt; down');
    expect(answer.message.text).toMatch(
      /^No incident is active.*\nNothing was recorded.*\n```\nlog 19:05 database/,
    );
    await press('Declare an incident with it');
    expect(form().blocks).toContainEqual(
      expect.objectContaining({
        block_id: 'first',
        element: expect.objectContaining({ initial_value: '19:05 database <main> down' }),
      }),
    );
    const submit = () => bolt.submit(form(), { title: 'Payments fail', first: '19:05 database <main> down' });
    await submit();
    await submit();
    const [incident] = (await stage.app.incidents.list('T1', { active: true, limit: 10 })).map(
      (one) => one.incident,
    );
    const entries = await stage.app.entries.ofIncident('T1', incident?.key ?? '');
    expect(entries.filter(({ source }) => source === 'slash')).toMatchObject([
      { id: 'cmd.T1.first', text: 'database <main> down', occurredAt: new Date('2026-11-20T19:05:00Z') },
    ]);
    expect(JSON.stringify(await bolt.until('chat.postEphemeral'))).toMatch(/Payments fail|INC-2026-0001/);
    // The same line sent again after that is still one entry.
    await press('Try again');
    expect(await stage.app.entries.ofIncident('T1', incident?.key ?? '')).toHaveLength(entries.length);
  });

  it('stays in the answer while it is asked whether the incident is new', async () => {
    const { stage, bolt, press, form } = await logged('database down');
    await stage.declare({ title: 'Payments fail' });
    await press('Declare an incident with it');
    await bolt.submit(form(), { title: 'Payments fail', first: 'database down' });
    expect(JSON.stringify(await bolt.until('chat.postEphemeral'))).toMatch(/log database down.*Try again/);
  });

  it('is offered with Try again alone where it is too long for a button, and is held for it', async () => {
    const { stage, bolt, answer, press } = await logged(`down ${'x'.repeat(2_500)}`);
    expect(JSON.stringify(answer.message.blocks)).not.toContain('Declare an incident with it');
    await stage.declare({ here: 'C1' });
    await press('Try again');
    expect(JSON.stringify(bolt.last('respond'))).toContain('xxx');
    expect(await stage.everything()).toContain('x'.repeat(2_500));
  });
});

it('asks for the services and fields of the team wherever the form is opened', async () => {
  const stage = new CommandStage();
  const bolt = new BoltStub();
  const rules = 'services: [{ name: payments }]\nfields: [{ name: Customer, kind: text, ask: [declare] }]';
  Object.assign(stage.app, { policy: { ...stage.app.policy, ...readPolicy(rules, 'test') } });
  listenToRetry(bolt.app, stage.context);
  await bolt.click(ACTIONS.declareOpen, '');
  const shown = JSON.stringify(bolt.last('views.open'));
  expect(shown).toContain('"payments"');
  expect(shown).toContain('"field-Customer"');
});
