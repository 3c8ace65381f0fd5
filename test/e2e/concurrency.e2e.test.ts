import { afterEach, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { cardIn, echoes, isReply, receipt } from './seen.ts';
import { counts, declare, entriesOf, eventually, nothingWanted } from './trouble.ts';

/** `bo`, who declares, and as many others. */
function people(others: number) {
  return ['bo', ...Array.from({ length: others }, (_, index) => `p${index}`)].map((name) => ({ name }));
}

/** Lets everybody into the channel, and Scribe hear of it. */
async function gather(slack: LocalSlack, channel: string): Promise<void> {
  for (const { name, isBot, id } of slack.users())
    if (!isBot && !slack.channel(channel)?.members.has(id)) slack.as(name).join(channel);
  await slack.settled();
}

/** On a busy machine an answer may come after Slack's timeout; the command is still carried out. */
async function answered(slack: LocalSlack, answers: readonly { readonly error?: string }[]): Promise<void> {
  const faults = answers.flatMap(({ error }) => error ?? []);
  expect(faults.filter((error) => error !== 'operation_timeout')).toEqual([]);
  await slack.settled();
}

async function once(stage: Stage, channel: string, words: readonly string[]): Promise<void> {
  const { slack } = stage;
  await slack.until(() => words.every((one) => echoes(slack, channel).some((line) => line.includes(one))), {
    what: 'every line in the channel',
    timeoutMs: 30_000,
  });
  const shown = counts(echoes(slack, channel).flatMap((line) => words.filter((one) => line.includes(one))));
  expect(shown).toEqual(Object.fromEntries(words.map((one) => [one, 1])));
}

describe('many people at once', () => {
  let stage: Stage;
  afterEach(() => stage.strike());

  it('change one incident through two bots, and every change is in its history, its timeline and its card', async () => {
    stage = await setStage({ way: 'socket', slack: { people: people(16) } });
    const { slack } = stage;
    await stage.start({ SCRIBE_RUN: 'bot' });
    await slack.until(() => slack.sockets.count === 2, { what: 'both bots' });
    const { channel, key } = await declare(slack, 'Checkout errors');
    await gather(slack, channel);
    const changes = Array.from({ length: 16 }, (_, index) => {
      switch (index % 3) {
        case 0:
          return `status mitigating words of p${index}.`;
        case 1:
          return `title Title of p${index}.`;
        default:
          return 'join operations';
      }
    });
    const answers = await Promise.all(
      changes.map((change, index) => slack.as(`p${index}`).command(channel, '/incident', change)),
    );
    await answered(slack, answers);
    // On a busy machine an answer may come before its change is stored: "Not confirmed", and then it is there.
    for (const answer of answers) expect(receipt(answer)).not.toMatch(/^Not saved|did not work/);
    const stores = await openStores(stage.mongodbUri);
    try {
      const known = await eventually('every change to be in the history', async () => {
        const found = await stores.incidents.byKey(slack.teamId, key);
        return found?.events.length === 1 + changes.length ? found : undefined;
      });
      const by = known.events.map((event) => slack.users().find(({ id }) => id === event.by)?.name);
      expect(counts(by.map(String))).toEqual(counts(['bo', ...changes.map((_, index) => `p${index}`)]));
      expect(known.incident.version).toBe(changes.length);
      expect(known.incident.roles['operations']).toHaveLength(5);
      const texts = await eventually('every entry to be written', async () => {
        const found = await stores.entries.ofIncident(slack.teamId, key);
        return found.length >= known.events.length && found.map(({ text }) => text);
      });
      expect(texts).toHaveLength(known.events.length);
      expect(new Set(texts).size).toBe(texts.length);
      const statuses = changes
        .filter((change) => change.startsWith('status'))
        .map((change) => change.slice('status mitigating '.length));
      await slack.until(() => newsWith(slack, channel, statuses).length === statuses.length, {
        what: 'a message of each status',
        timeoutMs: 45_000,
      });
      const { title } = known.incident;
      await slack.until(
        () =>
          slack.messages(channel).some((it) => it.blocks?.[0]?.type === 'header' && it.text.includes(title)),
        {
          what: 'the last title on the card',
        },
      );
      expect(slack.messages(channel).filter((it) => it.blocks?.[0]?.type === 'header')).toHaveLength(1);
    } finally {
      await stores.close();
    }
  }, 60_000);

  it('log 200 entries: all recorded, each shown once, in few messages', async () => {
    stage = await setStage({ slack: { people: people(8) } });
    const { slack } = stage;
    const { channel, key } = await declare(slack, 'Checkout errors');
    await gather(slack, channel);
    const texts = Array.from({ length: 200 }, (_, index) => `entry number ${index}.`);
    const answers = await Promise.all(
      texts.map((text, index) => slack.as(`p${index % 8}`).command(channel, '/incident', `log ${text}`)),
    );
    await answered(slack, answers);
    for (const answer of answers) expect(receipt(answer)).toMatch(/^(?:(?:Logged|Not confirmed).*)?$/s);
    await once(stage, channel, texts);
    const recorded = (await entriesOf(stage.mongodbUri, slack.teamId, key)).map(({ text }) => text);
    expect(counts(recorded.filter((text) => text.startsWith('entry')))).toEqual(counts(texts));
    const messages = slack.messages(channel).filter(({ text }) => text.includes('entry number'));
    expect(messages.length).toBeLessThanOrEqual(20);
  });

  it('with two bots and two workers: still everything once', async () => {
    stage = await setStage({ way: 'socket', slack: { people: people(4) }, env: { SCRIBE_RUN: 'bot' } });
    const { slack } = stage;
    await stage.start({ SCRIBE_RUN: 'bot' });
    const [worker] = await Promise.all([
      stage.start({ SCRIBE_RUN: 'worker' }),
      stage.start({ SCRIBE_RUN: 'worker' }),
    ]);
    await slack.until(() => slack.sockets.count === 2, { what: 'both bots' });
    const { channel, key } = await declare(slack, 'Checkout errors');
    await gather(slack, channel);
    const texts = Array.from({ length: 60 }, (_, index) => `entry number ${index}.`);
    await Promise.all([
      ...texts.map((text, index) => slack.as(`p${index % 4}`).command(channel, '/incident', `log ${text}`)),
      ...[1, 3, 1].map((severity, index) =>
        slack.as(`p${index}`).command(channel, '/incident', `sev ${severity} words of p${index}.`),
      ),
      slack.as('p3').command(channel, '/incident', 'action add Add a memory alarm due tomorrow P1'),
    ]);
    await slack.as('bo').command(channel, '/incident', 'resolve rolled back');
    await once(stage, channel, texts);
    await slack.until(() => slack.messages(channel).some(({ text }) => text.startsWith('Draft ready')), {
      what: 'the draft',
      timeoutMs: 45_000,
    });
    const begin = (words: string) =>
      slack.messages(channel).filter(({ text }) => text.startsWith(words)).length;
    await nothingWanted(worker);
    expect([begin('Resolved after'), begin('Drafting'), begin('Draft ready')]).toEqual([1, 0, 1]);
    expect([slack.canvases().length, slack.files().length]).toEqual([1, 2]);
    expect(slack.messages(channel).filter(({ text }) => text.includes('A-1'))).toHaveLength(1);
    const announced = slack.messages('incidents').filter(({ text }) => text.includes(key));
    expect(announced.filter((it) => !isReply(it))).toHaveLength(1);
    expect(slack.channels().filter(({ name }) => name.startsWith('inc-'))).toHaveLength(1);
    const card = await cardIn(slack, channel);
    expect(slack.pins(channel).map(({ ts }) => ts)).toEqual([card.ts]);
    expect(slack.files()[0]?.bytes.toString('utf8')).toContain('entry number 59.');
  }, 120_000);
});

/** Messages about a status that say one of these words. */
function newsWith(slack: LocalSlack, channel: string, words: readonly string[]) {
  return slack
    .messages(channel)
    .filter(({ text }) => text.startsWith('Status: ') && words.some((each) => text.endsWith(each)));
}
