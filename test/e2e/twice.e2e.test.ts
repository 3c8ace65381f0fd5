import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { type Stage, setStage, type Way } from '../scribe.ts';
import { overview } from './postmortem-stage.ts';
import { cardIn, drafts, echoes, placeOf, receipt } from './seen.ts';
import { declare, entriesOf, press, privately } from './trouble.ts';

describe.each<Way>(['http', 'socket'])('everything twice, over %s', (way) => {
  let stage: Stage;
  let slack: LocalSlack;
  let channel = '';
  let key = '';

  beforeAll(async () => {
    stage = await setStage({ way });
    slack = stage.slack;
    ({ channel, key } = await declare(slack, 'Seeing double'));
  });
  afterAll(async () => {
    await stage.strike();
  });

  /** Sends the last command again with the same trigger; gives its answer. */
  async function again(): Promise<string> {
    const delivery = slack.deliveries.findLast(({ kind }) => kind === 'command');
    if (!delivery) throw new Error('no command was sent');
    return receipt({ body: (await slack.redeliver(delivery)).response });
  }

  async function typed(text: string): Promise<string> {
    return receipt(await slack.as('bo').command(channel, '/incident', text));
  }

  async function texts(): Promise<string[]> {
    return (await entriesOf(stage.mongodbUri, slack.teamId, key)).map(({ text }) => text);
  }

  it.each([
    'log #change once is enough',
    'sev 1 it spreads',
    'status mitigating turning it off',
    'title Seeing double no more',
    'join scribe',
    'action add Buy glasses',
  ])('the same command: one effect, the same answer: %s', async (text) => {
    const first = await typed(text);
    const before = await texts();
    expect(await again()).toBe(first);
    expect(await texts()).toEqual(before);
  });

  it('the same declaration: one incident, also when both come at once', async () => {
    const answer = await slack.as('bo').command('general', '/incident', 'declare Twins are born --sev 4');
    const delivery = slack.deliveries.findLast(({ kind }) => kind === 'command');
    if (!delivery) throw new Error('no command was sent');
    const [one, two] = await Promise.all([slack.redeliver(delivery), slack.redeliver(delivery)]);
    expect(receipt({ body: one.response })).toBe(receipt(answer));
    expect(receipt({ body: two.response })).toBe(receipt(answer));
    await placeOf(slack, 'Twins are born');
    const list = receipt(await slack.as('bo').command('general', '/incident', 'list'));
    expect(list.match(/Twins are born/g)).toHaveLength(1);
  });

  it('the same message event, with the same and with a new id: stored once, one entry', async () => {
    const ana = slack.as('ana');
    ana.join(channel);
    const { ts } = ana.say(channel, 'the graph is flat');
    ana.react(channel, ts, 'pushpin');
    await slack.until(() => echoes(slack, channel).some((line) => line.includes('graph is flat')), {
      what: 'the line',
    });
    await slack.settled();
    for (const type of ['message', 'reaction_added']) {
      const delivery = slack.deliveries.findLast(
        (it) =>
          it.kind === 'event' &&
          it.type === type &&
          it.payload &&
          JSON.stringify(it.payload).includes(ana.id),
      );
      if (!delivery) throw new Error(`no ${type} was sent`);
      expect(await slack.redeliver(delivery, { retryNum: 1, retryReason: 'http_timeout' })).toMatchObject({
        acknowledged: true,
      });
      expect(await slack.redeliver(delivery, { newEventId: true })).toMatchObject({ acknowledged: true });
    }
    expect((await texts()).filter((text) => text === 'the graph is flat')).toHaveLength(1);
  });

  it('a modal sent twice: one entry, and the same answer', async () => {
    const card = await cardIn(slack, channel);
    await slack.as('bo').click({ channel, ts: card.ts }, 'card-add');
    const view = await slack.until(() => slack.views('bo').at(-1), { what: 'the modal' });
    expect(await slack.as('bo').submit(view, { text: 'typed into a form', type: 'decision' })).toMatchObject({
      ok: true,
    });
    const delivery = slack.deliveries.findLast(({ type }) => type === 'view_submission');
    if (!delivery) throw new Error('no modal was sent');
    expect(await slack.redeliver(delivery)).toMatchObject({ acknowledged: true });
    await slack.until(
      () => privately(slack, channel, 'bo').filter((text) => text.includes('typed into a form')).length === 2,
      { what: 'both answers' },
    );
    const answers = privately(slack, channel, 'bo').filter((text) => text.includes('typed into a form'));
    expect(new Set(answers).size).toBe(1);
    expect((await texts()).filter((text) => text === 'typed into a form')).toHaveLength(1);
  });

  it('a button clicked twice: one effect, and a polite answer', async () => {
    const bo = slack.as('bo');
    const answer = await bo.command(channel, '/incident', 'log #note to be undone');
    const at = { channel, ts: answer.ephemerals.at(-1)?.ts ?? '' };
    await bo.click(at, 'receipt-menu', { value: 'undo' });
    const click = slack.deliveries.findLast(({ type }) => type === 'block_actions');
    if (!click) throw new Error('no click was sent');
    await slack.redeliver(click);
    await slack.until(
      () => privately(slack, channel, 'bo').find((text) => text.startsWith('This was already taken back')),
      { what: 'the answer' },
    );
    await typed('resolve done twice');
    await slack.until(() => slack.messages(channel).find((it) => it.text.startsWith('Draft ready')), {
      what: 'the draft',
      timeoutMs: 45_000,
    });
    await slack.clock.advance(60_000);
    const { ts } = await overview(slack, channel);
    const twice = [1, 2].map(() => bo.click({ channel, ts }, 'draft-again'));
    await Promise.all(twice);
    await slack.until(() => drafts(slack, channel).length === 2, {
      what: 'the second draft',
      timeoutMs: 45_000,
    });
    await slack.until(
      () => privately(slack, channel, 'bo').filter((text) => text.startsWith('A draft of')).length === 2,
      { what: 'two answers' },
    );
    expect(slack.messages(channel).filter((it) => it.text.startsWith('Drafting the postmortem'))).toEqual([]);
    expect(drafts(slack, channel)).toHaveLength(2);
  });

  it('typed again by the same person within two minutes: accepted, and the first one can be taken back', async () => {
    const bo = slack.as('bo');
    await typed('log #change restarted the node');
    const second = await bo.command(channel, '/incident', 'log #change restarted the node');
    expect(receipt(second)).toMatch(/^Logged .*\nYou logged the same words at .* Both are in the record\.$/);
    expect((await texts()).filter((text) => text === 'restarted the node')).toHaveLength(2);
    await press({ person: bo, channel }, second, 'entry-undo-twin');
    await slack.until(
      () =>
        echoes(slack, channel).filter((line) => line.startsWith('~') && line.includes('restarted the node'))
          .length === 1,
      { what: 'the struck line' },
    );
    slack.as('bo').invite(channel, 'chi');
    const other = await slack.as('chi').command(channel, '/incident', 'log #change restarted the node');
    expect(receipt(other)).not.toContain('same words');
  });
});
