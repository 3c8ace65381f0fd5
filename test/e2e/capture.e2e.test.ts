import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import type { Entry } from '../../src/domain/timeline/entry.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage, type Way } from '../scribe.ts';
import { echoes, keyIn } from './seen.ts';
import { declare, eventually } from './trouble.ts';

describe.each<Way>(['http', 'socket'])('what is said in an incident’s channel, over %s', (way) => {
  let stage: Stage;
  let slack: LocalSlack;
  let stores: Stores;
  let channel = '';
  let key = '';

  beforeAll(async () => {
    stage = await setStage({ way });
    slack = stage.slack;
    stores = await openStores(stage.mongodbUri);
    ({ channel, key } = await declare(slack, 'People talk'));
    slack.as('bo').invite(channel, 'ana');
    await slack.settled();
  }, 30_000);
  afterAll(async () => {
    await stores.close();
    await stage.strike();
  });

  const kept = (ts: string) => stores.messages.find({ team: slack.teamId, channel, ts });
  const reactionsOn = (ts: string) => slack.messages(channel).find((it) => it.ts === ts)?.reactions ?? [];
  const receiptOn = (ts: string) =>
    reactionsOn(ts).some(({ name, users }) => name === 'memo' && users.includes(slack.botUserId));
  async function entryOf(ts: string): Promise<Entry | undefined> {
    return stores.entries.byId(slack.teamId, `pin.${slack.teamId}.${channel}.${ts}`);
  }
  async function line(part: string): Promise<string> {
    return slack.until(() => echoes(slack, channel).find((it) => it.includes(part)), {
      what: `the line "${part}"`,
    });
  }

  it('is stored as it comes: messages, replies, edits, deletions; Scribe’s own lines are not', async () => {
    const ana = slack.as('ana');
    const said = ana.say(channel, 'disk is full & <!channel> watch');
    const reply = ana.reply(channel, said.ts, 'which one?');
    await slack.settled();
    expect(await kept(said.ts)).toMatchObject({
      text: 'disk is full & <!channel> watch',
      user: ana.id,
      deleted: false,
    });
    expect(await kept(reply.ts)).toMatchObject({ text: 'which one?', threadTs: said.ts });
    ana.edit(channel, said.ts, 'disk of search-3 is full');
    ana.remove(channel, reply.ts);
    await slack.settled();
    expect(await kept(said.ts)).toMatchObject({ text: 'disk of search-3 is full' });
    expect(await kept(reply.ts)).toMatchObject({ text: 'which one?', deleted: true });
    const own = slack.messages(channel).find((it) => it.user === slack.botUserId)?.ts ?? '';
    expect(await kept(own)).toBeUndefined();
  });

  it('is right whatever order and however often deliveries come', async () => {
    const ana = slack.as('ana');
    const { ts } = ana.say(channel, 'one');
    ana.edit(channel, ts, 'two');
    ana.edit(channel, ts, 'three');
    await slack.settled();
    const about = slack.deliveries.filter(
      (it) => it.type === 'message' && JSON.stringify(it.payload).includes(ts),
    );
    expect(about.length).toBeGreaterThanOrEqual(3);
    for (const delivery of [...about.toReversed(), ...about])
      await slack.redeliver(delivery, { newEventId: true });
    expect(await kept(ts)).toMatchObject({ text: 'three', deleted: false });
  });

  it('comes onto the timeline by a pushpin, at the time it was posted, with Scribe’s receipt', async () => {
    const ana = slack.as('ana');
    const { ts } = ana.say(channel, 'restarted search-3');
    await slack.clock.advance(10 * 60_000);
    slack.as('bo').react(channel, ts, 'pushpin');
    await line('restarted search-3');
    const entry = await entryOf(ts);
    expect(entry).toMatchObject({ author: ana.id, source: 'reaction', incident: key });
    expect(entry?.occurredAt.getTime()).toBe(Math.round(Number(ts) * 1_000));
    await slack.until(() => receiptOn(ts), { what: 'the receipt' });
    slack.as('bo').unreact(channel, ts, 'pushpin');
    await slack.until(() => !receiptOn(ts), { what: 'the receipt to go' });
    expect((await entryOf(ts))?.standing.state).toBe('struck');
    await slack.until(
      () => echoes(slack, channel).some((it) => it.startsWith('~') && it.includes('restarted search-3')),
      { what: 'the struck line' },
    );
    slack.as('bo').react(channel, ts, 'round_pushpin');
    await slack.until(() => receiptOn(ts), { what: 'the receipt again' });
    expect((await entryOf(ts))?.standing.state).toBe('standing');
  });

  it('stays while one of two people still pins it', async () => {
    const { ts } = slack.as('ana').say(channel, 'two of us saw it');
    slack.as('bo').react(channel, ts, 'pushpin');
    slack.as('ana').react(channel, ts, 'pushpin');
    await line('two of us saw it');
    await slack.until(() => receiptOn(ts), { what: 'the receipt' });
    slack.as('bo').unreact(channel, ts, 'pushpin');
    await slack.settled();
    expect((await entryOf(ts))?.standing.state).toBe('standing');
    slack.as('ana').unreact(channel, ts, 'pushpin');
    await slack.until(() => !receiptOn(ts), { what: 'the receipt to go' });
    expect((await entryOf(ts))?.standing.state).toBe('struck');
  });

  it('changes its entry when it is edited, and the entry keeps what it said', async () => {
    const ana = slack.as('ana');
    const { ts } = ana.say(channel, 'error rate 5%');
    slack.as('bo').react(channel, ts, 'pushpin');
    await line('error rate 5%');
    ana.edit(channel, ts, 'error rate 50%');
    await line('error rate 50% (edited)');
    expect(await entryOf(ts)).toMatchObject({
      text: 'error rate 50%',
      versions: [{ text: 'error rate 5%' }],
    });
    ana.remove(channel, ts);
    await slack.until(
      () => echoes(slack, channel).some((it) => it.startsWith('~') && it.includes('error rate 50%')),
      { what: 'the struck line' },
    );
  });

  it('keeps what somebody wrote by hand when the message changes after it', async () => {
    const ana = slack.as('ana');
    const { ts } = ana.say(channel, 'sth broke');
    ana.react(channel, ts, 'pushpin');
    await line('sth broke');
    const entry = await entryOf(ts);
    if (!entry) throw new Error('there is no entry');
    const by = { editedBy: ana.id, editedAt: new Date(slack.clock.now()) };
    const version = { text: entry.text, type: entry.type, occurredAt: entry.occurredAt, ...by };
    const edited = { ...entry, text: 'the cache broke', versions: [version], version: entry.version + 1 };
    await stores.entries.save(edited, [], new Date(slack.clock.now()));
    ana.edit(channel, ts, 'sth broke, sorry');
    await slack.settled();
    await eventually('the message', async () => (await kept(ts))?.text === 'sth broke, sorry');
    expect((await entryOf(ts))?.text).toBe('the cache broke');
  });

  it('is read from Slack once where it was posted before Scribe came', async () => {
    const chi = slack.as('chi');
    const { id } = chi.createChannel(`old-room-${way}`);
    const { ts } = chi.say(id, 'it began here, before anyone asked');
    await chi.command(id, '/incident', 'declare Old news --here');
    const old = await keyIn(slack, id);
    await slack.until(() => slack.pins(id).length > 0, { what: 'the pinned card' });
    const before = slack.calls.length;
    chi.react(id, ts, 'pushpin');
    await slack.until(() => echoes(slack, id).some((it) => it.includes('before anyone asked')), {
      what: 'the line',
    });
    const reads = slack.calls.slice(before).filter(({ method }) => method === 'conversations.history');
    expect(reads).toHaveLength(1);
    const record = await stores.entries.ofIncident(slack.teamId, old);
    expect(record.find(({ text }) => text.includes('before anyone asked'))).toMatchObject({
      author: chi.id,
      occurredAt: new Date(Math.round(Number(ts) * 1_000)),
    });
  });

  it('is nobody’s business in other channels', async () => {
    const general = slack.channel('general')?.id ?? '';
    const { ts } = slack.as('ana').say('general', 'lunch?');
    slack.as('bo').react('general', ts, 'pushpin');
    await slack.settled();
    expect(await stores.messages.find({ team: slack.teamId, channel: general, ts })).toBeUndefined();
  });
});
