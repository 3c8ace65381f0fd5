import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { receipt } from './seen.ts';
import { declare, eventually } from './trouble.ts';

/** One red pixel. */
const GIF = Buffer.from('R0lGODlhAQABAPAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');

describe('an incident in which nobody types a command', () => {
  let stage: Stage;
  let slack: LocalSlack;
  let stores: Stores;
  let channel = '';
  let key = '';

  beforeAll(async () => {
    stage = await setStage();
    slack = stage.slack;
    stores = await openStores(stage.mongodbUri);
    ({ channel, key } = await declare(slack, 'People talk'));
    slack.as('bo').invite(channel, 'ana');
    await slack.settled();
  });
  afterAll(async () => {
    await stores.close();
    await stage.strike();
  });

  const timeline = async () => {
    const entries = await stores.entries.ofIncident(slack.teamId, key);
    return entries.filter(({ source, standing }) => source !== 'scribe' && standing.state === 'standing');
  };
  const entry = (text: string) =>
    eventually(`the entry "${text}"`, async () => (await timeline()).find((one) => one.text === text));

  /** The form behind a shortcut of a message, in Ana's hands. */
  const form = async (shortcut: string, where: string, ts: string) => {
    await slack.as('ana').messageShortcut(shortcut, where, ts);
    return slack.until(() => slack.views('ana').at(-1), { what: `the form of ${shortcut}` });
  };

  it('takes a pinned message, and lets it go when anybody unpins it', async () => {
    const { ts } = slack.as('ana').say(channel, 'the queue is stuck');
    slack.as('bo').pin(channel, ts);
    expect(await entry('the queue is stuck')).toMatchObject({ source: 'pin', author: slack.as('ana').id });
    slack.as('ana').unpin(channel, ts);
    await eventually('the entry to go', async () => (await timeline()).length === 0);
  });

  it('logs what is written to it in a thread, and answers there, privately', async () => {
    const { ts } = slack.as('ana').say(channel, 'looking at the broker');
    const reply = slack.as('bo').reply(channel, ts, '@scribe #mitigation broker restarted');
    const logged = await entry('broker restarted');
    expect(logged).toMatchObject({ source: 'mention', type: 'mitigation', author: slack.as('bo').id });
    expect(logged.occurredAt.getTime()).toBe(Math.round(Number(reply.ts) * 1_000));
    const answer = await slack.until(
      () => slack.ephemerals(channel, 'bo').find(({ text }) => text.includes('broker restarted')),
      { what: 'the receipt' },
    );
    expect(answer).toMatchObject({ thread_ts: ts });
    expect(answer.text).toMatch(/^Logged /);
    await slack.as('bo').click({ channel, ts: answer.ts }, 'receipt-menu', { value: 'undo' });
    await eventually(
      'the entry to go',
      async () => !(await timeline()).some(({ text }) => text === 'broker restarted'),
    );
    slack.as('bo').edit(channel, reply.ts, '@scribe #mitigation broker restarted twice');
    await slack.settled();
    expect((await timeline()).map(({ text }) => text)).toEqual([]);
  });

  it('says what it did not take of a mention', async () => {
    const said = (part: string) =>
      slack.until(() => slack.ephemerals(channel, 'bo').find(({ text }) => text.includes(part)), {
        what: part,
      });
    slack.as('bo').say(channel, '@scribe 14:75 the broker is back');
    expect((await said('14:75')).text).toContain('is not a time');
    slack.as('bo').say(channel, 'I told @scribe already');
    await said('begin with @scribe');
    expect(await timeline()).toEqual([]);
  });

  it('takes a message and its thread by the shortcut, with what the person changed', async () => {
    const ana = slack.as('ana');
    const first = ana.say(channel, 'failover of the broker began');
    const second = slack.as('bo').reply(channel, first.ts, 'replica 2 leads');
    await ana.submit(await form('add-to-timeline', channel, first.ts), { type: 'change', thread: ['whole'] });
    expect(await entry('failover of the broker began')).toMatchObject({ type: 'change', source: 'shortcut' });
    const reply = await entry('replica 2 leads');
    expect(reply.occurredAt.getTime()).toBe(Math.round(Number(second.ts) * 1_000));
    ana.pin(channel, first.ts);
    ana.react(channel, first.ts, 'pushpin');
    await slack.settled();
    expect(await timeline()).toHaveLength(2);
  });

  it('takes a message from another channel for the incident that the person chooses', async () => {
    const ana = slack.as('ana');
    const { ts } = ana.say('general', 'customers cannot pay');
    await ana.submit(await form('add-to-timeline', 'general', ts), {
      incident: key,
      type: 'detection',
      text: 'customers could not pay',
    });
    const there = await entry('customers could not pay');
    expect(there).toMatchObject({
      type: 'detection',
      author: ana.id,
      source: 'shortcut',
      permalink: expect.anything(),
    });
    await ana.submit(await form('add-to-timeline', 'general', ts), { incident: key, type: 'detection' });
    await slack.settled();
    expect((await timeline()).filter(({ type }) => type === 'detection')).toHaveLength(1);
  });

  it('makes an action item of a message', async () => {
    const ana = slack.as('ana');
    const { ts } = ana.say(channel, 'we need an alarm on queue depth');
    await ana.submit(await form('create-action', channel, ts), {
      title: 'Add an alarm on queue depth',
      owner: slack.as('bo').id,
    });
    const items = await eventually('the item', async () => {
      const found = await stores.actions.ofIncident(slack.teamId, key);
      return found.length > 0 && found;
    });
    expect(items.map(({ item }) => item)).toMatchObject([
      { title: 'Add an alarm on queue depth', owner: slack.as('bo').id },
    ]);
  });

  it('shows what the room knew at a time, in the words of then', async () => {
    const ana = slack.as('ana');
    const { ts } = ana.say(channel, 'a tenth of all payments fail');
    await slack.clock.advance(5 * 60_000);
    const then = new Date(slack.clock.now()).toISOString().slice(0, 16).replace('T', ' ');
    await slack.clock.advance(5 * 60_000);
    ana.edit(channel, ts, 'half of all payments fail');
    slack.as('bo').pin(channel, ts);
    await entry('half of all payments fail');
    const ago = await slack
      .as('bo')
      .command(channel, '/incident', 'log 10m ago #investigation the disk was full');
    expect(receipt(ago)).toMatch(/^Logged /);
    const answer = receipt(await slack.as('bo').command(channel, '/incident', `at ${then}Z`));
    expect(answer).toContain('What the room knew at');
    const [known = '', unknown = ''] = answer.split('Not known yet');
    expect(known).toContain('a tenth of all payments fail');
    expect(known).not.toContain('the disk was full');
    expect(unknown).toMatch(/the disk was full.* · known from /);
    expect(answer).not.toContain('half of all payments');
  });

  it('copies a file that is shared, so that it outlives its deletion; one that is gone stays a name', async () => {
    const ana = slack.as('ana');
    const file = ana.upload(channel, { name: 'graph.png', bytes: 'png bytes' }, { text: 'the error rate' });
    const lost = ana.upload(channel, { name: 'lost.txt', bytes: 'x' }, { text: 'a log' });
    const messageOf = async (name: string) => {
      const shown = slack.messages(channel).find(({ files }) => files?.some((one) => one.name === name));
      return { team: slack.teamId, channel, ts: shown?.ts ?? '' };
    };
    const message = await messageOf('graph.png');
    const copy = await eventually('the copy', () => stores.fileCopies.read({ message, file: file.id }));
    expect(Buffer.from(copy).toString()).toBe('png bytes');
    expect(lost.id).toBeDefined();
    slack.as('bo').pin(channel, message.ts);
    expect(await entry('the error rate (graph.png)')).toMatchObject({ source: 'pin' });
  });

  it('shows a picture in the files of the incident after Slack has lost it', async () => {
    const ana = slack.as('ana');
    const picture = { name: 'saturation.gif', bytes: GIF };
    const file = ana.upload(channel, picture, { text: 'the saturation' });
    const { ts } = slack.messages(channel).find(({ files }) => files?.some(({ id }) => id === file.id)) ?? {};
    if (ts === undefined) throw new Error('the file has no message');
    const message = { team: slack.teamId, channel, ts };
    await eventually('the copy', () => stores.fileCopies.has({ message, file: file.id }));
    slack.as('bo').pin(channel, ts);
    await entry('the saturation (saturation.gif)');
    ana.deleteFile(file.id);
    await slack.as('bo').command(channel, '/incident', 'export html');
    const page = await slack.until(
      () => slack.files().find(({ state, file: { name } }) => state === 'complete' && /\.html$/.test(name)),
      { what: 'the page', timeoutMs: 45_000 },
    );
    expect(page.bytes.toString()).toContain(`href="data:image/gif;base64,${GIF.toString('base64')}"`);
    expect(page.bytes.toString()).toMatch(/<a href="http[^"]+">graph\.png<\/a>, shared by ana/);
  });

  it('takes a transcript as quotes at the time that a person confirms, and takes them back', async () => {
    const [ana, bo] = [slack.as('ana'), slack.as('bo')];
    const cue = (at: string, words: string) => `${at} --> ${at}\n${words}\n`;
    const bytes = `WEBVTT\n\n${cue('00:00:04.000', '<v Ana Ruiz>Is it the pool?')}\n${cue('00:02:04.000', '<v Bo Li>It is.')}`;
    ana.upload(channel, { name: 'call.vtt', bytes });
    const under = (words: string) =>
      slack.until(() => slack.messages(channel).find(({ text }) => text.includes(words)), { what: words });
    const offer = await under('Transcript of 2 lines by 2 speakers');
    expect(offer.thread_ts).toBeDefined();
    await bo.click({ channel, ts: offer.ts }, 'quotes-take');
    const view = await slack.until(() => slack.views('bo').at(-1), { what: 'the form' });
    const minute = Math.floor(slack.clock.now() / 60_000) * 60;
    const late = await bo.submit(view, { time: minute + 3_600 });
    expect(late.errors?.['time']).toContain('after the file was shared');
    expect(await bo.submit(view, { time: minute - 600 })).toMatchObject({ ok: true });
    expect((await entry('It is.')).occurredAt.getTime()).toBe((minute - 480) * 1_000);
    expect(await entry('Is it the pool?')).toMatchObject({ byline: 'Ana Ruiz', source: 'transcript' });
    const taken = await under('2 quotes are on the timeline');
    expect(taken.ts).toBe(offer.ts);
    await bo.click({ channel, ts: offer.ts }, 'quotes-drop');
    await eventually(
      'the quotes to go',
      async () => !(await timeline()).some(({ source }) => source === 'transcript'),
    );
    await under('took the quotes back');
  });
});
