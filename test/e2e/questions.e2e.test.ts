import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { type Stage, setStage } from '../scribe.ts';
import { canvasText, modalOf, openBy, overview, partWith, readyDrafts, told } from './postmortem-stage.ts';
import { declare } from './trouble.ts';
import { typed } from './typed.ts';

const MINUTE = 60_000;

let stage: Stage;
let slack: LocalSlack;
let channel = '';

beforeAll(async () => {
  stage = await setStage();
  slack = stage.slack;
  ({ channel } = await declare(slack, 'Orders are lost', ''));
  for (const line of [
    'log -90m #detection alert: orders missing',
    'log -88m #response bo looks',
    'log -40m #mitigation restarted the queue',
    'log -38m #recovery orders arrive',
    'action add Add an alarm on the queue',
  ])
    await bo().command(channel, '/incident', line);
}, 120_000);
afterAll(async () => {
  await stage.strike();
});

const bo = () => slack.as('bo');
const overviewAt = async () => ({ channel, ts: (await overview(slack, channel)).ts });
const seconds = (minutesAgo: number) => Math.floor((slack.clock.now() - minutesAgo * MINUTE) / 1_000);
const openCount = async () => Number(/(\d+) open question/.exec((await overview(slack, channel)).text)?.[1]);

type View = Awaited<ReturnType<typeof modalOf>>;
const text = ({ view }: View) => JSON.stringify(view);
const blocks = ({ view }: View) => view.blocks.flatMap(({ block_id }) => block_id ?? []);
const block = (modal: View, start: string) => blocks(modal).find((id) => id.startsWith(start)) ?? start;

/** Told in the next part of the form, or, after the last one, in the channel. */
const takenIn = (where: string, who: string, words: string) =>
  slack.until(
    () =>
      [...slack.views(who).map(text), ...slack.ephemerals(where, who).map((said) => said.text)].some((said) =>
        said.includes(words),
      ),
    { what: `"${words}" for ${who}` },
  );
const taken = (who: string, words: string) => takenIn(channel, who, words);

/** The form with every question: the first ones are shown alone. */
async function openAll(
  who: string,
  at: { readonly channel: string; readonly ts: string },
  words = 'numbered as in the draft',
) {
  const first = await openBy({ slack, who }, at, {
    action: 'draft-questions',
    words: 'would complete this draft',
  });
  await slack.as(who).click(first, 'question-all', { blockId: 'all' });
  return modalOf(slack, who, words);
}

async function draftAgain(count: number, template = '') {
  await slack.clock.advance(11_000);
  await typed({ slack, channel }, `draft ${template}`.trim());
  return readyDrafts(slack, channel, count);
}

describe('when an incident is resolved', () => {
  it('asks for what a document needs, takes the answers, and tells what cannot be one', async () => {
    await bo().command(channel, '/incident', 'resolve');
    await bo().click(await modalOf(slack, 'bo', 'How was it resolved?'), 'resolve-all');
    const modal = await modalOf(slack, 'bo', 'milestone-mitigated');
    expect(text(modal)).toMatch(/Who owns A-\d+, and when is it due\?/);
    expect(text(modal)).toContain('The record is silent from');
    const said = {
      summary: 'restarted the queue',
      'answer-actions.owners~person': slack.as('ana').id,
      'answer-actions.owners~day': '2099-01-11',
      'answer-impact': 'Orders were lost',
    };
    const wrong = await bo().submit(modal, {
      ...said,
      'milestone-impactStarted': seconds(10),
      'milestone-mitigated': seconds(38),
    });
    expect(Object.values(wrong.errors ?? {})).toEqual([expect.stringContaining('Correct one of the two')]);
    const right = await bo().submit(modal, {
      ...said,
      'milestone-impactStarted': seconds(95),
      'answer-severity~severity': '2',
    });
    expect(right.errors).toBeUndefined();
    await readyDrafts(slack, channel, 1);
    await overview(slack, channel);
    expect(canvasText(slack)).toContain('Orders were lost (answered by ');
    expect(canvasText(slack)).toContain('SEV-2');
    expect(canvasText(slack)).not.toContain('Who owns A-');
  });
});

describe('the form of open questions', () => {
  it('says so when nothing was answered', async () => {
    const modal = await openBy({ slack, who: 'bo' }, await overviewAt(), {
      action: 'draft-questions',
      words: 'Open questions',
    });
    for (let part = modal; ; ) {
      await bo().submit(part);
      const next = slack.views('bo').at(-1);
      if (!next) break;
      part = next;
    }
    expect(await told({ slack, channel, who: 'bo' }, 'You answered none')).toContain('nothing was changed');
  });

  it('takes one tap, keeps what is typed meanwhile, and does not ask it again', async () => {
    const before = await openCount();
    const modal = await partWith(
      { slack, who: 'bo' },
      await openAll('bo', await overviewAt()),
      'none silence.',
    );
    const silence = block(modal, 'none silence.');
    const field = blocks(modal).find((id) => /^answer-[^~]+$/.test(id) && !/silence|revenue/.test(id)) ?? '';
    const other = { [field]: { input: { value: 'A queue without a limit' } } };
    await bo().click(modal, 'question-none', { blockId: silence, inputs: other });
    const after = await modalOf(slack, 'bo', '“Nothing happened” is in the record');
    expect(blocks(after)).not.toContain(silence);
    expect(JSON.stringify(after.state[field])).toContain('A queue without a limit');
    await bo().submit(after, { [field]: 'A queue without a limit' });
    await taken('bo', '1 answer is in the record');
    for (const view of slack.views('bo')) await bo().closeView(view);
    const shown = await overview(slack, channel, `${before - 2} open question`);
    expect(shown.text).toContain('something was recorded since');
    const again = await openBy({ slack, who: 'bo' }, await overviewAt(), {
      action: 'draft-questions',
      words: 'Open questions',
    });
    expect(blocks(again)).not.toContain(field);
    await bo().closeView(again);
  });

  it('asks in as many parts as it takes, and gives back what cannot be taken', async () => {
    await draftAgain(2, 'comprehensive');
    const answers: Readonly<Record<string, string>> = {
      'answer-impact.regions': 'eu-west',
      'answer-glossary': 'WAL: the log written ahead',
      'answer-meeting.followUp~day': '2099-01-11',
      'answer-signOff~person': slack.as('ana').id,
      'answer-signOff': 'Head of engineering',
      'answer-distribution.external': 'Premium customers',
      'answer-wrong.process': 'No runbook for the queue',
    };
    let part = await openAll('bo', await overviewAt(), 'The others follow');
    const seen = new Set<string>();
    for (let parts = 1; ; parts += 1) {
      const here = blocks(part).filter((id) => id.startsWith('answer-'));
      expect(here.filter((id) => seen.has(id))).toEqual([]);
      for (const id of here) seen.add(id);
      const mine = Object.fromEntries(Object.entries(answers).filter(([id]) => here.includes(id)));
      if ('answer-glossary' in mine) {
        const unfit = await bo().submit(part, { ...mine, 'answer-glossary': 'WAL' });
        expect(unfit.errors?.['answer-glossary']).toContain('“WAL” is not a term');
      }
      expect((await bo().submit(part, mine)).errors).toBeUndefined();
      const next = slack.views('bo').at(-1);
      if (!next) {
        expect(parts).toBeGreaterThan(1);
        break;
      }
      part = next;
    }
    expect([...seen]).toEqual(expect.arrayContaining(Object.keys(answers)));
    await draftAgain(3, 'comprehensive');
    const canvas = await slack.until(() => canvasText(slack).includes('written ahead') && canvasText(slack), {
      what: 'the canvas with the answers',
    });
    for (const words of [
      'eu-west',
      '2099-01-11',
      'Head of engineering',
      'Premium customers',
      'No runbook for the queue',
    ])
      expect(canvas).toContain(words);
    expect(canvas).not.toContain('Which terms does a reader');
  });

  it('loses nothing where two people answer the same question at once', async () => {
    slack.as('ana').join(channel);
    const at = await overviewAt();
    const part = async (who: string) =>
      partWith({ slack, who }, await openAll(who, at), 'answer-impact.revenue');
    const bos = await part('bo');
    const anas = await part('ana');
    // Slack keeps what is typed in blocks that stay, and these are the same ones.
    const other =
      blocks(anas).find((id) => /^answer-[^~]+$/.test(id) && id !== 'answer-impact.revenue') ?? '';
    await bo().submit(bos, { 'answer-impact.revenue': '4,000 EUR' });
    await taken('bo', '1 answer is in the record');
    const anasWords = { [other]: '17', 'answer-impact.revenue': 'next to nothing' };
    await slack.as('ana').submit(anas, anasWords);
    const both = await modalOf(slack, 'ana', 'Answered by somebody else');
    expect(text(both)).toContain('4,000 EUR');
    expect(blocks(both)).toEqual(expect.arrayContaining([other, 'answer-impact.revenue']));
    expect(JSON.stringify(both.state)).toContain('next to nothing');
    await slack.as('ana').submit(both, anasWords);
    await taken('ana', '2 answers are in the record');
    for (const who of ['bo', 'ana']) for (const view of slack.views(who)) await slack.as(who).closeView(view);
    await draftAgain(4, 'comprehensive');
    const canvas = await slack.until(
      () => canvasText(slack).includes('next to nothing') && canvasText(slack),
      {
        what: 'the canvas with the last words',
      },
    );
    expect(canvas).not.toContain('4,000 EUR');
  });

  it('offers the two times of a contradiction, and corrects them', async () => {
    const place = (await declare(slack, 'Mails are late')).channel;
    for (const line of ['log -30m #detection alert', 'log -20m #mitigation restarted', 'resolve restarted'])
      await bo().command(place, '/incident', line);
    await readyDrafts(slack, place, 1);
    await slack.clock.advance(10 * MINUTE);
    await bo().command(place, '/incident', 'log #recovery back to normal');
    await bo().command(place, '/incident', 'mark mitigated last');
    const at = { channel: place, ts: (await overview(slack, place)).ts };
    const by = { slack, who: 'bo' };
    const wanted = 'answer-contradiction.mitigated-resolved~first';
    const form = () => openBy(by, at, { action: 'draft-questions', words: 'Open questions' });
    const modal = await partWith(by, await form(), wanted);
    expect(text(modal)).toContain('what is right?');
    const first = block(modal, wanted);
    expect(first).toMatch(/~first@\d+$/);
    const worse = await bo().submit(modal, { [first]: seconds(-3) });
    expect(worse.errors?.[first]).toContain('is in the future');
    const right = await bo().submit(modal, { [first]: seconds(15) });
    expect(right.errors).toBeUndefined();
    await takenIn(place, 'bo', 'Mitigated: ');
    for (const view of slack.views('bo')) await bo().closeView(view);
    await expect(partWith(by, await form(), wanted)).rejects.toThrow('No part of the form');
  });
});

describe('the form of the impact', () => {
  it('keeps what two people wrote at once, and shows the second one what both changed', async () => {
    slack.as('ana').join(channel);
    await bo().command(channel, '/incident', 'impact');
    const bos = await modalOf(slack, 'bo', 'Compliance');
    await slack.as('ana').command(channel, '/incident', 'impact');
    const anas = await modalOf(slack, 'ana', 'Compliance');
    await bo().submit(bos, { 'answer-impact.users': '12%', 'answer-impact.sla': 'missed' });
    await told({ slack, channel, who: 'bo' }, 'The impact is noted');
    await slack
      .as('ana')
      .submit(anas, { 'answer-impact.users': '20%', 'answer-impact.reputation': 'two posts' });
    const both = await modalOf(slack, 'ana', 'changed while you were writing');
    expect(text(both)).toContain('wrote “12%”');
    await slack.as('ana').submit(both);
    await told({ slack, channel, who: 'ana' }, 'The impact is noted');
    await bo().command(channel, '/incident', 'impact');
    const after = await modalOf(slack, 'bo', 'two posts');
    for (const words of ['20%', 'missed', 'eu-west', 'Orders were lost'])
      expect(text(after)).toContain(words);
    await bo().closeView(after);
  });
});
