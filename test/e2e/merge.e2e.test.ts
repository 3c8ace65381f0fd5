import { afterEach, describe, expect, it } from '@jest/globals';
import type { Entry } from '../../src/domain/timeline/entry.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { cardIn, echoes, receipt } from './seen.ts';
import { counts, declare, entriesOf, eventually } from './trouble.ts';

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
    const [merged, ...others] = await Promise.all([
      bo.command(from.channel, '/incident', `merge ${into.key} the same outage`),
      ...log(during),
    ]);
    expect(receipt(merged)).toContain(into.key);
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
    await bo.command(first.channel, '/incident', `merge ${second.key}`);
    await bo.command(second.channel, '/incident', `merge ${third.key}`);
    expect(receipt(await bo.command(third.channel, '/incident', `merge ${first.key}`))).toMatch(/itself/);
    await slack.clock.advance(31_000);
    const record = async (key: string) =>
      (await entriesOf(stage.mongodbUri, slack.teamId, key)).map(({ text }) => text);
    await eventually('the record to be moved', async () => (await record(third.key)).includes('said first'));
    await slack.clock.advance(31_000);

    const input = Object.keys(slack.views('bo').at(-1)?.state ?? {}).find((block) =>
      block.startsWith('text'),
    );
    expect(await bo.submit(modal, { [input ?? 'text-0']: 'typed before' })).toMatchObject({ ok: true });
    await bo.command(first.channel, '/incident', 'action add Add a memory alarm due tomorrow P1');
    expect(receipt(await bo.command(third.channel, '/incident', 'action list'))).toContain(
      'Add a memory alarm',
    );
    const texts = await record(third.key);
    for (const text of ['said first', 'typed before']) expect(texts).toContain(text);
    expect([...(await record(first.key)), ...(await record(second.key))]).toEqual([]);
  }, 120_000);
});
