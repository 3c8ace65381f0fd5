import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { KnownIncident } from '../../src/app/ports/incidents.ts';
import { VERBS } from '../../src/domain/incident/verbs/verbs.ts';
import type { Entry } from '../../src/domain/timeline/entry.ts';
import { openConnection } from '../../src/mongo/connection.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { cardIn, echoes, type Place, receipt } from './seen.ts';
import { counts, declare, entriesOf, eventually, merge, nothingWanted, press } from './trouble.ts';
import { typed } from './typed.ts';

/** What a bot does that looked up the channel's incident before the merge and is slow to write. */
async function insertSlowly(stage: Stage, incident: string, text: string): Promise<void> {
  const stores = await openStores(stage.mongodbUri);
  const now = new Date(stage.slack.clock.now());
  const entry: Entry = {
    ...{ id: 'cmd.slow', team: stage.slack.teamId, incident, text, type: 'note', source: 'slash' },
    ...{ occurredAt: now, loggedAt: now, author: stage.slack.as('bo').id },
    ...{ standing: { state: 'standing' }, versions: [], version: 0 },
  };
  await stores.entries.insert(entry, [{ key: 'echo', effect: { kind: 'echo' } }], now);
  await stores.close();
}

describe('a merge while people go on logging', () => {
  let stage: Stage;
  afterEach(() => stage.strike());

  it('loses no entry: all are in the other incident, each shown once', async () => {
    // Two bots: after one of them merges, what the other remembers of the channel is briefly out of date.
    stage = await setStage({ way: 'socket' });
    const { slack } = stage;
    await stage.start({ SCRIBE_RUN: 'bot' });
    await slack.until(() => slack.sockets.count === 2, { what: 'both bots' });
    const from = await declare(slack, 'Checkout errors');
    const into = await declare(slack, 'Payments are down');
    const bo = slack.as('bo');
    const log = (texts: readonly string[]) =>
      texts.map((text) => bo.command(from.channel, '/incident', `log ${text}`));
    const [before, during, after] = ['before', 'during', 'after'].map((when) =>
      Array.from({ length: 8 }, (_, index) => `${when} the merge, ${index}.`),
    );
    if (!before || !during || !after) throw new Error('three times are needed');
    await Promise.all(log(before));
    await bo.command(from.channel, '/incident', 'action add Add a memory alarm due tomorrow P1');
    const [merged, ...others] = await Promise.all([merge(slack, from, into.key), ...log(during)]);
    expect(merged).toContain(into.key);
    const leftIn = async (key: string) => (await entriesOf(stage.mongodbUri, slack.teamId, key)).length;
    await eventually('the entries to be moved', async () => (await leftIn(from.key)) === 0);
    const late = await Promise.all(log(after));
    await insertSlowly(stage, from.key, 'held up on its way.');
    for (const answer of [...others, ...late]) expect(receipt(answer)).toMatch(/^Logged/);

    const all = [...before, ...during, ...after, 'held up on its way.'];
    const shown = () =>
      counts(
        [...echoes(slack, from.channel), ...echoes(slack, into.channel)].flatMap((line) =>
          all.filter((text) => line.includes(text)),
        ),
      );
    await slack.until(() => Object.keys(shown()).length === all.length, {
      what: 'every line',
      timeoutMs: 45_000,
    });
    // Entries that were on their way during the merge are moved a little later.
    await slack.clock.advance(31_000);
    await eventually('every entry to be moved', async () => (await leftIn(from.key)) === 0);
    const texts = (await entriesOf(stage.mongodbUri, slack.teamId, into.key)).map(({ text }) => text);
    expect(counts(texts.filter((text) => all.includes(text)))).toEqual(counts(all));
    expect(shown()).toEqual(counts(all));
    expect(receipt(await bo.command(into.channel, '/incident', 'action list'))).toContain(
      'Add a memory alarm',
    );
  }, 120_000);

  it('twice in a row leads all the way: old channels, and modals that were open before', async () => {
    stage = await setStage();
    const { slack } = stage;
    const bo = slack.as('bo');
    const first = await declare(slack, 'Checkout errors');
    const second = await declare(slack, 'Payments are down');
    const third = await declare(slack, 'Database is slow');
    const card = await cardIn(slack, first.channel);
    await bo.click({ channel: first.channel, ts: card.ts }, 'card-add');
    const modal = await slack.until(() => slack.views('bo').at(-1), { what: 'the modal' });
    await bo.command(first.channel, '/incident', 'log said first');
    await merge(slack, first, second.key);
    await merge(slack, second, third.key);
    expect(receipt(await bo.command(third.channel, '/incident', `merge ${first.key}`))).toMatch(
      `${first.key} was merged into ${third.key}`,
    );
    expect(receipt(await bo.command(third.channel, '/incident', `merge ${third.key}`))).toMatch(/itself/);
    await slack.clock.advance(31_000);
    const record = async (key: string) =>
      (await entriesOf(stage.mongodbUri, slack.teamId, key)).map(({ text }) => text);
    await eventually('the record to be moved', async () => (await record(third.key)).includes('said first'));
    await slack.clock.advance(31_000);

    const input = Object.keys(slack.views('bo').at(-1)?.state ?? {}).find((block) =>
      block.startsWith('text'),
    );
    expect(await bo.submit(modal, { [input ?? 'text-0']: 'typed before' })).toMatchObject({ ok: true });
    const texts = await record(third.key);
    for (const text of ['said first', 'typed before']) expect(texts).toContain(text);
    expect([...(await record(first.key)), ...(await record(second.key))]).toEqual([]);

    // Out of the middle of the chain: what came with it stays in the last one.
    expect(receipt(await bo.command(first.channel, '/incident', 'unmerge'))).toContain('is taken back');
    await eventually('the first record to return', async () =>
      (await record(first.key)).includes('said first'),
    );
    expect(await record(third.key)).toContain('typed before');
    expect(await record(second.key)).toEqual([]);
  }, 120_000);
});

describe('a channel whose incident was merged', () => {
  let stage: Stage;
  let slack: Stage['slack'];
  let from: Place;
  let into: Place;
  let before: readonly string[];
  const bo = () => slack.as('bo');
  const says = (text: string, channel = from.channel) => typed({ slack, channel }, text);
  const record = (key: string) => entriesOf(stage.mongodbUri, slack.teamId, key);
  const texts = async (key: string) =>
    (await record(key)).filter(({ standing }) => standing.state === 'standing').map(({ text }) => text);
  const react = (ts: string) => bo().react(from.channel, ts, 'pushpin');
  const posts = (channel: string) => slack.messages(channel).map(({ text }) => text);
  const told = (channel: string, part: string) =>
    slack.until(() => posts(channel).find((text) => text.includes(part)), { what: `"${part}"` });

  beforeAll(async () => {
    stage = await setStage();
    slack = stage.slack;
    from = await declare(slack, 'Checkout errors');
    into = await declare(slack, 'Payments are down');
    await says('status mitigating rolling back');
    await says('log logged before');
    await says('action add Add a memory alarm due tomorrow P1');
    await says('well the rollback was quick');
    before = ['edited', 'deleted', 'unpinned', 'pinned later'].map((text) => bo().say(from.channel, text).ts);
    for (const ts of before.slice(0, 3)) react(ts);
    await eventually('the pins', async () => (await texts(from.key)).includes('unpinned'));
  }, 60_000);
  afterAll(() => stage.strike());

  it('asks once, saying what will happen, and tells both channels', async () => {
    const asked = await bo().command(from.channel, '/incident', `merge ${into.key} the same outage`);
    expect(receipt(asked)).toMatch(
      /^Merge INC-\d+-\d+ · Checkout errors into INC-\d+-\d+ · Payments are down/,
    );
    expect(receipt(asked)).toMatch(/\d+ entries and 1 action item of/);
    expect(receipt(asked)).toContain(
      `• Not in ${into.key}: 1 answer about it (impact, notes for the retrospective and the like). This stays`,
    );
    expect(receipt(asked)).toContain('unmerge');
    expect(await says('show')).toContain('mitigating');
    const card = await cardIn(slack, from.channel);
    await bo().click({ channel: from.channel, ts: card.ts }, 'card-resolve');
    await slack.until(() => slack.views('bo').at(-1), { what: 'the resolve form' });
    // Both clicks of a double click are one merge.
    await Promise.all([1, 2].map(() => press({ person: bo(), channel: from.channel }, asked, 'confirm')));
    await told(
      from.channel,
      `${from.key} was merged into ${into.key} · Payments are down (<#${into.channel}>)`,
    );
    await told(into.channel, `${from.key} · Checkout errors (<#${from.channel}>) was merged into this one`);
    await told(into.channel, `What stays with ${from.key}: 1 answer about it`);
    await slack.until(() => slack.topic(from.channel).includes('merged'), { what: 'the topic' });
    await slack.clock.advance(31_000);
    await nothingWanted(stage.service);
    expect(posts(from.channel).filter((text) => text.includes('was merged into'))).toHaveLength(1);
    expect(await texts(from.key)).toEqual([]);
  });

  it('changes the other incident by no command, form or button', async () => {
    const merged = new RegExp(
      `^${from.key} was merged into ${into.key} · Payments are down \\(<#${into.channel}>`,
    );
    const exampleOf = (verb: string) =>
      VERBS[verb as keyof typeof VERBS].example.replaceAll(/@\w+/g, `<@${bo().id}|bo>`);
    const others = Object.keys(VERBS).filter((verb) => !ELSEWHERE.includes(verb));
    expect(others.length).toBeGreaterThan(25);
    for (const verb of others) expect(await says(exampleOf(verb))).toMatch(verb === 'show' ? /./ : merged);
    expect(await says('sev 1 the whole shop is down for everybody')).toContain(
      'the whole shop is down for everybody',
    );
    expect(await says('show')).toMatch(merged);
    for (const key of [from.key, `<#${from.channel}|old>`])
      expect(await says(`show ${key}`, 'general')).toMatch(merged);
    const open = await slack.until(() => slack.views('bo').at(-1), { what: 'the resolve form' });
    const [summary = ''] = Object.keys(open.state);
    const sent = await bo().submit(open, { [summary]: 'it is over' });
    expect(JSON.stringify(sent)).toContain('was merged into');
    const card = await slack.until(
      () =>
        slack
          .messages(from.channel)
          .find((one) => one.text.startsWith('INC-') && one.text.includes('merged into')),
      { what: 'the card' },
    );
    expect(JSON.stringify(card.blocks)).not.toContain('card-resolve');
    expect(await says('show', into.channel)).toContain('Sev-2 · investigating');
    const known = await incidentNow(stage, into.key);
    expect(known.events.map(({ kind }) => kind)).toEqual(['declared']);
  });

  it('offers the same command for the other incident, which the person then chose', async () => {
    const answer = await bo().command(from.channel, '/incident', 'sev 3 only some');
    await press({ person: bo(), channel: from.channel }, answer, 'choose-0');
    await eventually(
      'the severity',
      async () => (await incidentNow(stage, into.key)).incident.severity === 3,
    );
  });

  it('goes on to the other timeline with log, pins and reactions', async () => {
    expect(await says('log logged since')).toContain(
      `On the timeline of ${into.key}, into which ${from.key} was merged.`,
    );
    const [edited = '', deleted = '', unpinned = '', later = ''] = before;
    react(later);
    bo().edit(from.channel, edited, 'edited since');
    bo().remove(from.channel, deleted);
    bo().unreact(from.channel, unpinned, 'pushpin');
    const said = bo().say(from.channel, 'said since').ts;
    react(said);
    await eventually('all of it', async () => {
      const there = await texts(into.key);
      return ['logged since', 'pinned later', 'edited since', 'said since'].every((text) =>
        there.includes(text),
      );
    });
    await eventually('what was taken back', async () => {
      const there = await texts(into.key);
      return !there.includes('deleted') && !there.includes('unpinned');
    });
    expect(await record(from.key)).toEqual([]);
    await slack.until(() => echoes(slack, into.channel).some((line) => line.includes('pinned later')), {
      what: 'the line',
    });
  });

  it('is itself again when the merge is taken back, with what it had', async () => {
    expect(await says('unmerge', 'general')).toContain('1 was merged');
    expect(await says('unmerge', into.channel)).toContain('1 was merged');
    const notice = slack.messages(from.channel).find(({ text }) => text.includes('was merged into'));
    await bo().click({ channel: from.channel, ts: notice?.ts ?? '' }, 'merge-undo');
    await told(from.channel, 'was taken back');
    await told(into.channel, 'is no longer merged into this one');
    await eventually('the record', async () => (await texts(from.key)).includes('logged before'));
    const [mine, theirs] = [await texts(from.key), await texts(into.key)];
    expect(mine).toEqual(expect.arrayContaining(['logged before', 'edited since']));
    expect(theirs).toEqual(expect.arrayContaining(['logged since', 'said since', 'pinned later']));
    for (const text of ['logged since', 'said since', 'pinned later']) expect(mine).not.toContain(text);
    expect(await says('show')).toContain('Sev-2 · mitigating');
    expect(await says('action list')).toContain('Add a memory alarm');
    expect(await says('action list', into.channel)).toContain('has no action items');
    expect(await says('unmerge')).toContain('is not merged');
    await says('log logged after all');
    expect(await texts(from.key)).toContain('logged after all');
  });

  it('as an earlier version stored it: the record returns by its lines', async () => {
    const old = await declare(slack, 'Logins fail');
    await says('log said in the old one', old.channel);
    await slack.until(() => echoes(slack, old.channel).some((line) => line.includes('said in the old one')), {
      what: 'its line',
    });
    await slack.clock.advance(31_000);
    await nothingWanted(stage.service);
    await mergeAsBefore(stage, old.key, into.key);
    expect(await says('sev 1', old.channel)).toContain(`${old.key} was merged into ${into.key}`);
    expect(await says('unmerge two outages after all', old.channel)).toContain('it is investigating again');
    await eventually('the record', async () => (await texts(old.key)).includes('said in the old one'));
    expect(await texts(into.key)).toContain('logged since');
  });

  it('two merges that cross leave the one declared first', async () => {
    const [one, two] = [await declare(slack, 'Search is slow'), await declare(slack, 'Search is empty')];
    await says('log of the first', one.channel);
    const asked = await Promise.all([
      bo().command(one.channel, '/incident', `merge ${two.key}`),
      bo().command(two.channel, '/incident', `merge ${one.key}`),
    ]);
    const places = [one, two];
    await Promise.all(
      asked.map((answer, index) =>
        press({ person: bo(), channel: places[index]?.channel ?? '' }, answer, 'confirm'),
      ),
    );
    await eventually('one of them to go on', async () => {
      const phases = [
        (await incidentNow(stage, one.key)).incident.phase,
        (await incidentNow(stage, two.key)).incident.phase,
      ];
      return phases.filter(({ state }) => state === 'active').length === 1;
    });
    await slack.clock.advance(31_000);
    await nothingWanted(stage.service);
    const [alive, merged] =
      (await incidentNow(stage, one.key)).incident.phase.state === 'active' ? [one, two] : [two, one];
    expect(await texts(alive.key)).toContain('of the first');
    expect(await texts(merged.key)).toEqual([]);
  });
});

/** Verbs that are not about the incident of their channel, and those that follow the merge or take it back. */
const ELSEWHERE = [
  'declare',
  'saved',
  'search',
  'metrics',
  'away',
  'back',
  'drill',
  'list',
  'secret',
  'mine',
  'help',
  'doctor',
  'log',
  'unmerge',
  'start',
  'done',
  'drop',
  'move',
  'assign',
];

async function incidentNow(stage: Stage, key: string): Promise<KnownIncident> {
  const stores = await openStores(stage.mongodbUri);
  const known = await stores.incidents.byKey(stage.slack.teamId, key);
  await stores.close();
  if (!known) throw new Error(`there is no ${key}`);
  return known;
}

/** A merge as it was stored before homes were noted: no more than the state, and the entries elsewhere. */
async function mergeAsBefore(stage: Stage, key: string, into: string): Promise<void> {
  const { incident } = await incidentNow(stage, key);
  const at = new Date(stage.slack.clock.now());
  const merged = { at, by: stage.slack.as('bo').id, why: 'the same outage', into };
  const connection = await openConnection(stage.mongodbUri);
  await connection.collection('incidents').updateOne(
    { team: stage.slack.teamId, key },
    {
      $set: { phase: { state: 'merged', ...merged }, active: false, version: incident.version + 1 },
      $push: { events: { kind: 'merged', id: 'cmd.old', ...merged } as never },
    },
  );
  await connection
    .collection('entries')
    .updateMany({ team: stage.slack.teamId, incident: key }, { $set: { incident: into } });
  await connection.close();
}
