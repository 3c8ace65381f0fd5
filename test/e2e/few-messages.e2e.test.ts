import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import { type Stage, setStage } from '../scribe.ts';
import { isReply } from './seen.ts';
import { declare, nothingWanted } from './trouble.ts';
import { typed } from './typed.ts';

/** What Slack says by itself when somebody joins, or sets a topic. */
const isOwnWord = ({ subtype }: { readonly subtype?: string }) => subtype !== undefined;

describe('a normal incident, with the rate limits of Slack', () => {
  let stage: Stage;
  let channel = '';

  beforeAll(async () => {
    stage = await setStage();
    channel = (await declare(stage.slack, 'Checkout errors after deploy')).channel;
  });
  afterAll(async () => {
    await stage.strike();
  });

  const scribes = () => {
    const { slack } = stage;
    return slack.messages(channel).filter((it) => it.user === slack.botUserId && !isOwnWord(it));
  };

  /** An entry every two minutes, while others talk. */
  async function log(from: number, to: number): Promise<void> {
    const { slack } = stage;
    for (let number = from; number <= to; number += 1) {
      await typed({ slack, channel }, `log #note step ${number}`);
      if (number % 2 === 0) await slack.as('bo').say(channel, `what about ${number}?`);
      await slack.clock.advance(minutesToMilliseconds(2));
      if (number !== from && number !== to) continue;
      await slack.until(() => scribes().some(({ text }) => text.includes(`step ${number} `)), {
        what: `step ${number}`,
      });
    }
  }

  it('makes at most eight messages of Scribe in its channel', async () => {
    const { slack } = stage;
    await log(1, 4);
    await typed({ slack, channel }, 'status identified the deploy did it');
    await nothingWanted(stage.service);
    await log(5, 9);
    await typed({ slack, channel }, 'status monitoring rolled back to v2.4.4');
    await nothingWanted(stage.service);
    await log(10, 12);
    await slack.clock.advance(minutesToMilliseconds(7));
    await typed({ slack, channel }, 'resolve back to normal');
    await nothingWanted(stage.service);

    const firsts = scribes()
      .filter((it) => !isReply(it))
      .map(({ text }) => text.split('\n')[0]);
    expect(firsts).toEqual([
      'INC-2026-0001 · Checkout errors after deploy',
      expect.stringMatching(/· note · step 1 — bo$/),
      expect.stringMatching(/^Status: identified, after investigating · bo, \d\d:\d\d UTC$/),
      expect.stringMatching(/· note · step 5 — bo$/),
      expect.stringMatching(/^Status: monitoring, after identified · bo, \d\d:\d\d UTC$/),
      expect.stringMatching(/· note · step 10 — bo$/),
      expect.stringMatching(/^Resolved after 31 min · bo, \d\d:\d\d UTC$/),
      expect.stringMatching(/^Draft ready: 16 entries, \d+ open questions, 100% of statements with evidence/),
    ]);
    expect(firsts.length).toBeLessThanOrEqual(8);
    const lines = scribes().flatMap(({ text }) => text.match(/step \d+(?= —)/g) ?? []);
    expect(lines).toEqual(Array.from({ length: 12 }, (_, index) => `step ${index + 1}`));
  }, 90_000);

  it('pings nobody with what Scribe says of them', () => {
    const lines = scribes().filter(({ text }) => /step \d|Status:|Resolved after/.test(text));
    expect(lines.filter(({ text, blocks }) => /<@U/.test(text + JSON.stringify(blocks)))).toEqual([]);
  });

  it('has files and picture in the thread of its postmortem', () => {
    const { slack } = stage;
    const postmortem = scribes().find(({ text }) => text.startsWith('Draft ready'));
    const thread = slack.messages(channel, { thread: postmortem?.ts ?? '' }).slice(1);
    expect(thread.flatMap(({ files = [] }) => files.map(({ name }) => name))).toEqual([
      'inc-2026-0001-postmortem.md',
      'inc-2026-0001-timeline.png',
    ]);
    const inChannel = slack.messages(channel).filter((it) => !isReply(it));
    expect(inChannel.filter(({ files = [] }) => files.length > 0)).toEqual([]);
  });

  it('tells of each step in the announcements channel, in a message that is new there', async () => {
    const { slack } = stage;
    const [first, ...steps] = slack
      .messages('incidents')
      .filter((it) => it.user === slack.botUserId && (!isOwnWord(it) || isReply(it)));
    expect(first?.text).toMatch(/^INC-2026-0001 · Checkout errors after deploy · Sev-2 · resolved/);
    expect(steps.map(({ text, subtype }) => [text.split('\n')[1]?.split(' · ')[0], subtype])).toEqual([
      ['Status: identified, after investigating', 'thread_broadcast'],
      ['Status: monitoring, after identified', 'thread_broadcast'],
      ['Resolved after 31 min', 'thread_broadcast'],
    ]);
    expect(steps.every(({ thread_ts: thread }) => thread === first?.ts)).toBe(true);
  });
});
