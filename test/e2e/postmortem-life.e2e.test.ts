import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { type Stage, setStage } from '../scribe.ts';
import {
  answerThrough,
  canvasText,
  dmOf,
  modalOf,
  openBy,
  overview,
  partWith,
  readyDrafts,
  resolvedIncident,
  sharedDocument,
  told,
} from './postmortem-stage.ts';
import { chooseOf, isPostmortem } from './seen.ts';
import { entriesOf } from './trouble.ts';
import { typed } from './typed.ts';

let stage: Stage;
let slack: LocalSlack;
/** Entries are logged one after another, so their times may be a second apart. */
const ACKNOWLEDGED =
  /Acknowledged within (?:2 minutes \d+ seconds|3 minutes(?: \d+ seconds?)?) of the detection/;
let channel = '';
let key = '';

beforeAll(async () => {
  stage = await setStage();
  slack = stage.slack;
  const place = await resolvedIncident(slack, 'Checkout errors', [
    '-50m #change deploy of v2.4.5 finished',
    '-33m #detection alert: 5xx on checkout',
    '-30m #response bo looks at it',
    '-20m #mitigation restarted the pods',
    '-19m no effect, errors continue',
    '-12m #mitigation rolled back to v2.4.4',
    '-10m #recovery error rate is normal',
  ]);
  ({ key, channel } = place);
  slack.as('ana').join(channel);
  await sayOutcome('restarted the pods', 'no effect');
  await sayOutcome('rolled back to v2.4.4', 'worked');
}, 120_000);
afterAll(async () => {
  await stage.strike();
});

/** Says in the timeline's menu what became of an attempt. */
async function sayOutcome(text: string, outcome: string): Promise<void> {
  const { ephemerals } = await slack.as('bo').command(channel, '/incident', 'timeline');
  const entries = await entriesOf(stage.mongodbUri, slack.teamId, key);
  const at = { slack, channel, who: 'bo', ts: ephemerals[0]?.ts ?? '' };
  await chooseOf(at, { entries, text, value: `outcome ${outcome}` });
  await told({ slack, channel, who: 'bo' }, `Outcome *${outcome}*`);
}

const says = (text: string, who = 'bo') => typed({ slack, channel, who }, text);
const overviewAt = async () => ({ channel, ts: (await overview(slack, channel)).ts });

const canvasSays = (words: string) =>
  slack.until(() => canvasText(slack).includes(words), {
    what: `"${words}" in the canvas`,
    timeoutMs: 45_000,
  });

async function draftAgain(count: number) {
  await slack.clock.advance(11_000);
  await says('draft');
  return readyDrafts(slack, channel, count);
}

describe('the postmortem of a resolved incident', () => {
  it('has one overview message with its figures, its due date and its sections', async () => {
    const shown = await overview(slack, channel, 'due');
    expect(shown.text).toMatch(/Draft/);
    expect(shown.text).toMatch(
      /^Draft ready: \d+ entries, \d+ open questions?, \d+% of statements with evidence\./,
    );
    const all = slack.messages(channel).filter(isPostmortem);
    expect(all).toHaveLength(1);
  });

  it('takes answers to where they belong, and tells what is no time under its input', async () => {
    const first = await openBy({ slack, who: 'bo' }, await overviewAt(), {
      action: 'draft-questions',
      words: 'Open questions',
    });
    await slack.as('bo').click(first, 'question-all');
    const all = await modalOf(slack, 'bo', 'The others follow');
    const by = { slack, who: 'bo' };
    const modal = await partWith(by, all, 'answer-impact-start');
    const wrong = await slack.as('bo').submit(modal, { 'answer-impact-start': 'around lunch' });
    expect(wrong.errors?.['answer-impact-start']).toContain('Begin with a time');
    const right = await answerThrough(by, modal, {
      'answer-impact-start': '-38m the first customers wrote',
      'answer-contributing': 'The pool had no limit',
    });
    expect(right.errors).toBeUndefined();
    for (const view of slack.views('bo')) await slack.as('bo').closeView(view);
    expect(await says('timeline all')).toContain('the first customers wrote');
  });

  it('asks for the impact in a form that knows what was said before', async () => {
    await slack.as('bo').command(channel, '/incident', 'impact');
    const modal = await modalOf(slack, 'bo', 'Users affected');
    await slack.as('bo').submit(modal, {
      'answer-impact.users': '12% of users',
      'answer-impact.services': 'checkout: down\nsearch: slow',
    });
    await told({ slack, channel, who: 'bo' }, 'The impact is noted');
    await slack.as('ana').command(channel, '/incident', 'impact');
    const again = await modalOf(slack, 'ana', '12% of users');
    expect(JSON.stringify(again.view)).toContain('checkout: down');
    await slack.as('ana').closeView(again);
  });

  it('takes one-line notes, and refuses what it cannot place with an example', async () => {
    expect(await says('why the pool had no limit')).toContain('Noted (why)');
    expect(await says('cause process the load test was short')).toContain('Noted (contributing, process)');
    expect(await says('cause money we had none')).toContain('"money" is not a kind here. There are people, ');
    expect(await says('lesson organizational two teams owned it')).toContain('Noted (lesson');
    expect(await says('well the rollback was rehearsed')).toContain('Noted (went well)');
    expect(await says('metric Error rate normal=0.1% during=45%')).toContain('Noted (metric)');
    expect(await says('metric Error rate')).toContain('normal=0.1% during=45%');
    expect(await says('comms external status page says degraded')).toContain(
      'communication · External: status page says degraded',
    );
  });

  it('proposes what the figures suggest: accepted, put into other words or dropped with one tap each', async () => {
    const bo = slack.as('bo');
    const modal = await openBy({ slack, who: 'bo' }, await overviewAt(), {
      action: 'candidates',
      words: 'Suggestions',
    });
    expect(JSON.stringify(modal.view)).toMatch(ACKNOWLEDGED);
    expect(JSON.stringify(modal.view)).toContain('1 attempt came before one worked');
    await bo.click(modal, 'candidate-accept', { blockId: 'candidate fast-acknowledgement' });
    await modalOf(slack, 'bo', 'Accepted by');
    await bo.click(modal, 'candidate-drop', { blockId: 'candidate backdated' });
    await modalOf(slack, 'bo', 'Dropped by');
    await bo.click(modal, 'candidate-edit', { blockId: 'candidate further-tries' });
    const form = await modalOf(slack, 'bo', 'In your words');
    await bo.submit(form, { text: 'A restart of the pods was tried first, without effect' });
    const back = await modalOf(slack, 'bo', 'In the words of');
    await bo.closeView(back);
  });

  it('has all of it in the next draft, with what nobody confirmed marked as such', async () => {
    await draftAgain(2);
    const text = await slack.until(() => canvasText(slack).includes('12% of users') && canvasText(slack), {
      what: 'the canvas',
    });
    expect(text).toContain('The pool had no limit');
    expect(text).toMatch(ACKNOWLEDGED);
    expect(text).not.toContain('confirmed it): Acknowledged');
    expect(text).toContain('A restart of the pods was tried first, without effect');
    expect(text).not.toContain('of the entries were logged');
    expect(text).toMatch(/Candidate \(nobody has confirmed it\): /);
    expect(text).toContain('the load test was short');
    expect(text).toContain('0.1%');
  });

  it('lets two people edit one section: the second one sees what the first one wrote', async () => {
    const at = await overviewAt();
    const choose = { value: 'wrong' };
    await slack.as('bo').click(at, 'section-edit', choose);
    const bos = await modalOf(slack, 'bo', 'What Went Wrong');
    await slack.as('ana').click(at, 'section-edit', choose);
    const anas = await modalOf(slack, 'ana', 'What Went Wrong');
    await slack
      .as('bo')
      .submit(bos, { 'part-0-p': 'The alert came late.\n\nBo should have rolled back first.' });
    const advice = await told({ slack, channel, who: 'bo' }, 'Saved "What Went Wrong"');
    expect(advice).toContain('should have');
    await slack.as('ana').submit(anas, { 'part-0-p': 'Ana’s own words.' });
    const both = await modalOf(slack, 'ana', 'changed this section while you were writing');
    expect(JSON.stringify(both.view)).toContain('Bo should have rolled back first.');
    expect(JSON.stringify(both.view)).toContain('Ana’s own words.');
    await slack.as('ana').submit(both, { 'part-0-p': 'The alert came 17 minutes after the deploy.' });
    await told({ slack, channel, who: 'ana' }, 'Saved "What Went Wrong"');
    await slack.until(() => canvasText(slack).includes('17 minutes after the deploy'), {
      what: 'the canvas',
    });
    expect(canvasText(slack)).not.toContain('rolled back first');
    await overview(slack, channel, 'edited by 1 person');
  });

  it('keeps what people wrote when it drafts again, shows what would change, and applies what is chosen', async () => {
    await says('log #note the dashboard link is in the channel topic');
    await says('well everybody stayed calm');
    const ready = await draftAgain(3);
    expect(ready.text).toMatch(
      /It would change \d+ sections?; nothing is changed yet\. 1 section that people wrote stays/,
    );
    expect(canvasText(slack)).not.toContain('stayed calm');
    const modal = await openBy(
      { slack, who: 'bo' },
      { channel, ts: ready.ts },
      { action: 'draft-changes', words: 'everybody stayed calm' },
    );
    expect(JSON.stringify(modal.view)).toMatch(/\+.*everybody stayed calm/);
    await slack.as('bo').submit(modal, { 'take-timeline': [] });
    await told({ slack, channel, who: 'bo' }, 'as the new draft has');
    await slack.until(() => canvasText(slack).includes('stayed calm'), { what: 'the canvas' });
    expect(canvasText(slack)).toContain('17 minutes after the deploy');
    expect(canvasText(slack)).not.toContain('the dashboard link is in');
  });

  it('keeps revisions that can be compared and restored', async () => {
    const bo = slack.as('bo');
    const modal = await openBy({ slack, who: 'bo' }, await overviewAt(), {
      action: 'revisions',
      words: 'Revisions',
    });
    const json = JSON.stringify(modal.view);
    expect(json).toMatch(/applied.*edited.*edited.*drafted.*drafted/);
    const compared = await bo.submit(modal);
    expect(compared.ok).toBe(true);
    const diff = await modalOf(slack, 'bo', 'stayed calm');
    await bo.closeView(diff);
    const list = await openBy({ slack, who: 'bo' }, await overviewAt(), {
      action: 'revisions',
      words: 'Restore',
    });
    const before = list.view.blocks.find((block) => 'accessory' in block);
    await bo.click(list, 'revision-restore', { blockId: before?.block_id ?? '' });
    const restored = await modalOf(slack, 'bo', 'restored');
    await bo.closeView(restored);
    await slack.until(() => !canvasText(slack).includes('stayed calm'), { what: 'the restored canvas' });
  });

  it('goes to its approver, back, and through; an edit of what is approved makes it a draft again', async () => {
    const ana = slack.as('ana');
    expect(await says('approve')).toContain('Nobody is asked to approve it');
    expect(await says(`review <@${ana.id}|ana>`)).toContain(`<@${ana.id}> is asked to approve`);
    const ask = await slack.until(
      () => slack.dms('ana').find(({ text }) => text.includes('Please approve')),
      {
        what: 'the request',
      },
    );
    await sharedDocument(slack, dmOf(slack, 'ana'));
    expect(await says('approve')).toContain('you are not among those who were asked');
    const dm = { channel: dmOf(slack, 'ana'), ts: ask.ts };
    const modal = await openBy({ slack, who: 'ana' }, dm, {
      action: 'review-changes',
      words: 'What should be different',
    });
    await ana.submit(modal, { why: 'name the alert' });
    await slack.until(() => slack.dms('bo').find(({ text }) => text.includes('name the alert')), {
      what: 'the answer for who asked',
    });
    await overview(slack, channel, 'asks for changes: name the alert');
    await slack.as('bo').click(await overviewAt(), 'section-edit', { value: 'summary' });
    const edit = await modalOf(slack, 'bo', 'part-0-p');
    await slack.as('bo').submit(edit, { 'part-0-p': 'The alert "5xx on checkout" came after 17 minutes.' });
    await told({ slack, channel, who: 'bo' }, 'Saved');
    await ana.click(dm, 'review-approve');
    const anew = await slack.until(
      () => slack.dms('ana').find(({ text }) => text.includes('was changed since you were asked')),
      { what: 'the request for the new text' },
    );
    await ana.click({ channel: dm.channel, ts: anew.ts }, 'review-approve');
    await overview(slack, channel, `Approved by <@${ana.id}>`);
    await canvasSays('**Document Status:** Approved');
    await canvasSays('**Approved by:** ana');
    expect(await says('approve', 'ana')).toContain('was approved already');
    await slack.as('bo').click(await overviewAt(), 'section-edit', { value: 'summary' });
    const second = await modalOf(slack, 'bo', 'part-0-p');
    await slack
      .as('bo')
      .submit(second, { 'part-0-p': 'The alert "5xx on checkout" came 17 minutes after the deploy.' });
    await told({ slack, channel, who: 'bo' }, 'so it is a draft again');
    await canvasSays('**Document Status:** Draft');
    expect(canvasText(slack)).not.toContain('**Approved by:**');
    expect(await says('publish')).toContain('It is not approved yet');
  });

  it('is published with a reason where something is open, and posts to its own channel', async () => {
    const ana = slack.as('ana');
    const chi = slack.as('chi');
    expect(await says(`review <@${ana.id}|ana> <@${chi.id}|chi>`)).toContain(`and <@${chi.id}> to review it`);
    const ask = await slack.until(
      () => slack.dms('chi').find(({ text }) => text.includes('Please review the postmortem')),
      { what: 'the request to the reviewer' },
    );
    await sharedDocument(slack, dmOf(slack, 'chi'));
    await chi.click({ channel: dmOf(slack, 'chi'), ts: ask.ts }, 'review-approve');
    await overview(slack, channel, `<@${chi.id}> has no objection`);
    expect(await says('approve', 'ana')).toContain('is approved');
    await overview(slack, channel, `reviewed by <@${chi.id}>`);
    const refused = await says('publish');
    expect(refused).toMatch(/It is not published: \d+ required questions? (?:is|are) open/);
    expect(refused).toContain('/incident publish the cause is still looked into');
    expect(await says('publish the rest follows next week')).toContain('with the exception on record');
    const post = await slack.until(
      () => slack.messages(channel).find(({ text }) => text.includes('is published.')),
      { what: 'the publication' },
    );
    expect(post.text).toContain('exception: the rest follows next week');
    expect(JSON.stringify(post.blocks)).toContain('17 minutes after the deploy');
    await sharedDocument(slack, channel);
    expect(await says('publish')).toContain('was published already');
    expect(await says(`review <@${ana.id}|ana>`)).toContain('What is published stays published');
    await overview(slack, channel, 'Published by');
    await canvasSays('**Document Status:** Published');
    const buttons = (who: string) =>
      slack.dms(who).filter(({ blocks = [] }) => JSON.stringify(blocks).includes('review-approve'));
    await slack.until(() => buttons('ana').length + buttons('chi').length === 0, {
      what: 'requests without a button that does nothing',
    });
    const over = /^No action needed\. Postmortem of .*: Published by/;
    await slack.until(() => slack.dms('chi').some(({ text }) => over.test(text)), {
      what: 'the word that nothing is asked any more',
    });
    await canvasSays('**Reviewers:** chi');
  }, 120_000);

  it('sets the review meeting: an agenda and a calendar file', async () => {
    const ana = slack.as('ana');
    expect(await says('meeting tomorrow')).toContain('is not a day and a time');
    expect(await says('meeting 2020-01-01 10:00')).toContain('has passed');
    expect(await says('meeting 31 Feb 10:00')).toContain('"31 Feb" is not a day in the calendar');
    expect(await says(`meeting in 5 days <@${ana.id}|ana> 3:00pm`)).toContain('The review meeting is on');
    const agenda = await slack.until(
      () => slack.messages(channel).find(({ text }) => text.includes('Agenda:')),
      {
        what: 'the agenda',
      },
    );
    expect(agenda.text).toContain('Open questions');
    const file = await slack.until(() => slack.files().find(({ file }) => file.name?.endsWith('.ics')), {
      what: 'the calendar file',
    });
    const ics = Buffer.from(file.bytes ?? '').toString('utf8');
    expect(ics).toContain('BEGIN:VEVENT');
    expect(ics).toContain(`SUMMARY:Review of ${key}`);
  });

  it('makes action items of the list items that somebody wrote, where they tap them', async () => {
    await slack.as('bo').click(await overviewAt(), 'section-edit', { value: 'actions' });
    const form = await modalOf(slack, 'bo', 'section');
    await slack
      .as('bo')
      .submit(form, { 'part-0-p': 'We were lucky twice.\n\n- Page two people\n- Write a runbook' });
    const offer = await slack.until(
      () => slack.ephemerals(channel, 'bo').find(({ text }) => text.startsWith('2 list items are no action')),
      { what: 'the offer' },
    );
    const chosen = await openBy(
      { slack, who: 'bo' },
      { channel, ts: offer.ts },
      { action: 'text-items', words: 'Write a runbook' },
    );
    await slack.as('bo').submit(chosen);
    await told({ slack, channel, who: 'bo' }, 'Nobody has them yet');
    await slack.until(
      () => slack.messages(channel).some(({ text }) => /A-\d+ · Write a runbook/.test(text)),
      {
        what: 'the line of the new item',
      },
    );
  });
});
