import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startMongo } from '../../packages/dev-services/services/mongo.ts';
import { type Stage, setStage } from '../scribe.ts';
import { echoes, receipt } from './seen.ts';
import { counts, declare, entriesOf, press } from './trouble.ts';

const MANY = 500;
const AT_ONCE = 10;
const ANSWERS = /^(?:Logged|Not saved|Not confirmed)\b/;

describe('500 entries while MongoDB is killed and comes back', () => {
  let mongo: Awaited<ReturnType<typeof startMongo>>;
  let stage: Stage;

  beforeAll(async () => {
    mongo = await startMongo();
    stage = await setStage({ mongodbUri: mongo.url });
  }, 120_000);
  afterAll(async () => {
    await stage.strike();
    await mongo.stop();
  });

  it('are in the record, or were given back with their text; none is neither', async () => {
    const { slack } = stage;
    const { channel, key } = await declare(slack, 'Checkout errors');
    const bo = slack.as('bo');
    const texts = Array.from({ length: MANY }, (_, index) => `entry number ${index}.`);
    const answers = new Map<string, Awaited<ReturnType<typeof bo.command>>>();
    const waiting = [...texts];
    let restarted: Promise<void> | undefined;
    const typist = async () => {
      for (let text = waiting.shift(); text !== undefined; text = waiting.shift()) {
        answers.set(text, await bo.command(channel, '/incident', `log ${text}`));
        if (answers.size === 150) await mongo.kill();
        if (answers.size === 200) restarted = mongo.restart();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, typist));
    await restarted;
    await slack.settled();

    const said = texts.map((text) => ({
      text,
      answer: answers.get(text),
      words: receipt(answers.get(text) ?? {}),
    }));
    const logged = said.filter(({ words }) => words.startsWith('Logged')).map(({ text }) => text);
    const certain = said.filter(({ words }) => words.startsWith('Not saved'));
    const unsure = said.filter(({ words }) => words.startsWith('Not confirmed'));
    // On a busy machine Slack's own timeout may come first; Slack then tells the person.
    const late = said.filter(({ answer }) => answer?.error === 'operation_timeout').map(({ text }) => text);
    const other = said.filter(({ text, words }) => !late.includes(text) && !ANSWERS.test(words));
    expect(other.map(({ words }) => words)).toEqual([]);
    expect(certain.length + unsure.length).toBeGreaterThan(0);
    for (const { text, words } of [...certain, ...unsure]) expect(words).toContain(text);

    const stored = new Set((await entriesOf(stage.mongodbUri, slack.teamId, key)).map(({ text }) => text));
    expect(logged.filter((text) => !stored.has(text))).toEqual([]);
    expect(certain.filter(({ text }) => stored.has(text))).toEqual([]);

    for (const text of late) if (!stored.has(text)) await bo.command(channel, '/incident', `log ${text}`);
    const again = [...certain, ...unsure].flatMap(({ answer }) => answer ?? []);
    while (again.length > 0)
      await Promise.all(
        again.splice(0, AT_ONCE).map((answer) => press({ person: bo, channel }, answer, 'retry')),
      );
    await slack.until(() => texts.every((text) => shown().has(text)), {
      what: 'every line in the channel',
      timeoutMs: 30_000,
    });
    const recorded = (await entriesOf(stage.mongodbUri, slack.teamId, key)).map(({ text }) => text);
    expect(counts(recorded.filter((text) => text.startsWith('entry')))).toEqual(counts(texts));
    expect(lines()).toHaveLength(MANY);

    function lines(): string[] {
      return echoes(slack, channel).flatMap((line) => /entry number \d+\./.exec(line)?.[0] ?? []);
    }

    function shown(): Set<string> {
      return new Set(lines());
    }
  }, 120_000);
});
