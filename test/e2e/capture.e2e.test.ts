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
  });
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
    // A search for a line that Slack let wait reads more than one message.
    const reads = slack.calls
      .slice(before)
      .filter(({ method, args }) => method === 'conversations.history' && args['latest'] === ts);
    expect(reads).toHaveLength(1);
    const record = await stores.entries.ofIncident(slack.teamId, old);
    expect(record.find(({ text }) => text.includes('before anyone asked'))).toMatchObject({
      author: chi.id,
      occurredAt: new Date(Math.round(Number(ts) * 1_000)),
    });
  });

  /** A message of another app, as Slack tells of it. */
  const alert = (ts: string, title: string, more: object = {}) => ({
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B0LOOKOUT1',
    username: 'Lookout',
    text: '',
    attachments: [{ id: 1, fallback: title, title, text: 'orders wait', fields: [] }],
    ts,
    ...more,
  });
  const changed = (ts: string, message: object, before: object) => ({
    ...{
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      channel,
      message,
      previous_message: before,
    },
    ...{ ts, event_ts: ts },
  });
  const now = (seconds = 0) => `${Math.floor(slack.clock.now() / 1_000) + seconds}.000300`;
  const hear = async (event: { readonly type: string }) => {
    await slack.deliverEvent({ channel, ...event });
    await slack.settled();
  };
  const pushpin = async (ts: string, itemUser?: string) =>
    hear({
      type: 'reaction_added',
      ...{ user: slack.as('ana').id, reaction: 'pushpin', item: { type: 'message', channel, ts } },
      ...{ event_ts: now(1), ...(itemUser && { item_user: itemUser }) },
    } as { type: string });

  it('is what people see of an app’s message, and a change of it stands at its own time', async () => {
    const ts = now();
    const firing = alert(ts, 'FIRING: queue of orders');
    const resolved = alert(ts, 'RESOLVED: queue of orders');
    const [worse, at] = [now(900), now(1800)];
    await hear(firing);
    await pushpin(ts);
    await line('FIRING: queue of orders — orders wait — Lookout');
    // The later of two changes comes first, and a preview is no change.
    await hear(changed(at, resolved, firing));
    await hear(changed(worse, alert(ts, 'FIRING: queue of orders, 9000'), firing));
    await hear(
      changed(
        now(1900),
        {
          ...resolved,
          attachments: [...resolved.attachments, { from_url: 'https://a.example', title: 'x' }],
        },
        resolved,
      ),
    );
    await line('RESOLVED: queue of orders — orders wait — Lookout');
    const record = await stores.entries.ofIncident(slack.teamId, key);
    const said = record.filter(({ author }) => author === 'B0LOOKOUT1');
    expect(
      said.map(({ text, occurredAt, versions }) => [text, occurredAt.getTime(), versions.length]),
    ).toEqual([
      ['FIRING: queue of orders — orders wait', Math.round(Number(ts) * 1_000), 0],
      ['FIRING: queue of orders, 9000 — orders wait', Math.round(Number(worse) * 1_000), 0],
      ['RESOLVED: queue of orders — orders wait', Math.round(Number(at) * 1_000), 0],
    ]);
    await hear({ type: 'message', subtype: 'message_deleted', deleted_ts: ts, event_ts: now(2000) } as {
      type: string;
    });
    const after = await stores.entries.ofIncident(slack.teamId, key);
    const standing = after.filter(
      (entry) => entry.author === 'B0LOOKOUT1' && entry.standing.state === 'standing',
    );
    expect(standing).toEqual([]);
  });

  it('is gone where the deleted parent of a thread comes as a change', async () => {
    const { ts } = slack.as('ana').say(channel, 'the home address of Ana is wrong');
    slack.as('bo').react(channel, ts, 'pushpin');
    await line('the home address of Ana is wrong');
    const message = {
      type: 'message',
      subtype: 'tombstone',
      user: 'USLACKBOT',
      text: 'This message was deleted.',
      ts,
    };
    await hear(
      changed(now(60), message, {
        type: 'message',
        user: slack.as('ana').id,
        text: 'the home address of Ana is wrong',
        ts,
      }),
    );
    expect(await kept(ts)).toMatchObject({ deleted: true });
    expect((await entryOf(ts))?.standing.state).toBe('struck');
  });

  it('is never Scribe’s own: who pins its card hears why, and nothing is recorded', async () => {
    const before = await stores.entries.ofIncident(slack.teamId, key);
    const own = slack.messages(channel).filter((it) => it.user === slack.botUserId);
    const [card, last] = [own[0]?.ts ?? '', own.at(-1)?.ts ?? ''];
    const dev = slack.as('dev');
    slack.as('ana').invite(channel, 'dev');
    dev.react(channel, card, 'pushpin');
    // Slack does not always say whose message it is.
    await pushpin(last);
    const told = (person: string) => {
      const { id } = slack.as(person);
      const direct = () => slack.channels().find((it) => it.kind === 'im' && it.members.has(id))?.id;
      const said = () => slack.messages(direct() ?? channel).map(({ text }) => text);
      return slack.until(() => said().find((text) => text.includes("Scribe's own")), { what: 'the reason' });
    };
    expect(await told('dev')).toContain('`log` adds');
    await told('ana');
    expect(await stores.entries.ofIncident(slack.teamId, key)).toHaveLength(before.length);
    expect(reactionsOn(card).some(({ name }) => name === 'memo')).toBe(false);
  });

  it('is nobody’s business in other channels', async () => {
    const general = slack.channel('general')?.id ?? '';
    const { ts } = slack.as('ana').say('general', 'lunch?');
    slack.as('bo').react('general', ts, 'pushpin');
    await slack.settled();
    expect(await stores.messages.find({ team: slack.teamId, channel: general, ts })).toBeUndefined();
  });
});
