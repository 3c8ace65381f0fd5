import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { type Stage, setStage } from '../scribe.ts';
import { freshDatabase, freshPrefix, redisUrl } from '../services.ts';
import { EARLIER_TEAM, restoreDump } from './earlier-dump.ts';
import { channelOf, drafts, echoes, receipt } from './seen.ts';
import { counts, entriesOf, eventually, nothingDue, privately } from './trouble.ts';

/** The incidents of the dump. */
const RUNNING = 'inc-2026-0001-checkout-fails';
const IN_REVIEW = 'inc-2026-0002-search-is-slow';
const RESOLVED = 'inc-2026-0004-mail-is-late';

describe('what the first version left in MongoDB, Redis and Slack', () => {
  const database = freshDatabase('earlier-dump');
  let stage: Stage;
  let slack: LocalSlack;

  beforeAll(async () => {
    const prefix = freshPrefix('earlier-dump');
    const at = { mongodbUri: database.uri, redisUrl: redisUrl() };
    stage = await setStage({
      ...at,
      idle: true,
      slack: { teamId: EARLIER_TEAM, rateLimits: false },
      overrides: { prefix },
    });
    slack = stage.slack;
    await restoreDump(slack, { ...at, prefix });
    const service = await stage.start();
    await nothingDue(service);
  }, 120_000);
  afterAll(async () => {
    await stage.strike();
    await database.drop();
  }, 60_000);

  const said = (channel: string, words: string) =>
    slack.messages(channel).filter(({ text }) => text.includes(words)).length;

  it('shows each line that waited once, also of the batch that was begun', async () => {
    const lines = ['connections are not given back', 'pool doubled', 'I restart the workers'];
    const shown = () =>
      counts(echoes(slack, RUNNING).flatMap((line) => lines.filter((one) => line.includes(one))));
    await slack.until(() => Object.keys(shown()).length === lines.length, { what: 'the lines' });
    expect(shown()).toEqual(Object.fromEntries(lines.map((line) => [line, 1])));
    expect(echoes(slack, RESOLVED).filter((line) => line.includes('queue drained by hand'))).toHaveLength(1);
  });

  it('brings card, topic, announcement, invitation and item up to date', () => {
    const [card] = slack.messages(RUNNING).filter(({ ts }) => slack.pins(RUNNING)[0]?.ts === ts);
    expect(card?.text).toMatch(/monitoring since .*Communications lead: .*errors fall/s);
    expect(said('incidents', 'monitoring since')).toBe(1);
    expect(said(RUNNING, 'A-3 · Size the pool by load')).toBe(1);
    expect(slack.topic(RESOLVED)).toContain('resolved');
  });

  it('drafts what was queued, and shares the document that a reviewer was promised', async () => {
    await slack.until(() => drafts(slack, RESOLVED).some(({ text }) => text.includes('Draft ready')), {
      what: 'the draft',
      timeoutMs: 45_000,
    });
    await slack.until(() => slack.dms('ana').some(({ files }) => files?.length), { what: 'the document' });
    expect(slack.dms('ana').filter(({ files }) => files?.length)).toHaveLength(1);
  });

  it('carries an edit, and takes back what a reaction put on the timeline', async () => {
    const [ana, bo] = [slack.as('ana'), slack.as('bo')];
    const channel = await channelOf(slack, RUNNING);
    const message = (words: string) =>
      slack.messages(RUNNING).find((one) => one.text.startsWith(words))?.ts ?? '';
    const pool = message('The pool of the payment service');
    ana.edit(channel, pool, 'The pool of the payment service is full');
    const entry = async () =>
      (await entriesOf(database.uri, slack.teamId, 'INC-2026-0001')).find((one) => one.message?.ts === pool);
    await eventually(
      'the edit',
      async () => (await entry())?.text === 'The pool of the payment service is full',
    );
    bo.unreact(channel, pool, 'pushpin');
    await eventually('the entry to go', async () => (await entry())?.standing.state === 'struck');
    slack.as('chi').remove(channel, message('I restart the workers'));
    await slack.until(() => echoes(slack, RUNNING).some((line) => /^~.*I restart the workers/.test(line)), {
      what: 'the line to be struck',
    });
  });

  it('takes the buttons of its messages', async () => {
    const [ana, bo, chi] = [slack.as('ana'), slack.as('bo'), slack.as('chi')];
    const at = async (name: string, words: string) => {
      const found = slack.messages(name).find(({ text }) => text.startsWith(words));
      return { channel: await channelOf(slack, name), ts: found?.ts ?? '' };
    };
    await chi.click(await at(RUNNING, 'A-1 ·'), 'action-start');
    await slack.until(() => said(RUNNING, 'in progress') === 1, { what: 'the item to be started' });
    await bo.click(await at(IN_REVIEW, 'Draft ready'), 'draft-questions');
    await slack.until(() => slack.views('bo').length > 0, { what: 'the questions' });
    const asked = slack.dms('ana').find(({ text }) => text.includes('INC-2026-0002'));
    const dm = slack.channels().find(({ kind, members }) => kind === 'im' && members.has(ana.id))?.id ?? '';
    await ana.click({ channel: dm, ts: asked?.ts ?? '' }, 'review-approve');
    await slack.until(() => said(IN_REVIEW, 'pproved') > 0, { what: 'the approval' });
  });

  it('keeps a private incident from whoever is not in it', async () => {
    await slack.as('ana').command('general', '/incident', 'show INC-2026-0003');
    expect(privately(slack, 'general', 'ana').join()).not.toContain('Keys leak');
    const seen = await slack.as('bo').command('general', '/incident', 'show INC-2026-0003');
    expect(receipt(seen) + privately(slack, 'general', 'bo').join()).toContain('Keys leak');
  });

  it('lets the incident go on to its end, with all that was recorded in its draft', async () => {
    const bo = slack.as('bo');
    const channel = await channelOf(slack, RUNNING);
    await bo.command(channel, '/incident', 'log #recovery errors are back to normal');
    await slack.until(() => echoes(slack, RUNNING).some((line) => line.includes('back to normal')), {
      what: 'the new line',
    });
    await bo.command(channel, '/incident', 'resolve the pool is large enough');
    await slack.until(() => drafts(slack, RUNNING).some(({ text }) => text.includes('Draft ready')), {
      what: 'the draft',
      timeoutMs: 45_000,
    });
    const file = await slack.until(
      () => slack.files().find(({ file: { name } }) => name === 'inc-2026-0001-postmortem.md'),
      { what: 'the draft as a file' },
    );
    const text = Buffer.from(file.bytes ?? '').toString();
    for (const words of ['5xx alarm on checkout', 'pool doubled', 'error_rate', 'the alarm was early', 'A-1'])
      expect(text).toContain(words);
  });

  it('reminds owners on the day, once', async () => {
    await slack.clock.advance(24 * 3_600_000);
    const due = () => slack.dms('ana').filter(({ text }) => text.includes('Rebuild the index nightly'));
    await slack.until(() => due().length > 0, { what: 'the reminder', timeoutMs: 45_000 });
    expect(due()).toHaveLength(1);
  });
});
