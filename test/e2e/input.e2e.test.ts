import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { type Stage, setStage } from '../scribe.ts';
import { cardIn, channelOf, echoes, isCard, placeOf, receipt } from './seen.ts';
import { declare, entriesOf, press } from './trouble.ts';
import { typed } from './typed.ts';

let stage: Stage;
let slack: LocalSlack;

beforeAll(async () => {
  stage = await setStage();
  slack = stage.slack;
});
afterAll(async () => {
  await stage.strike();
});

function line(channel: string, part: string): Promise<string> {
  return slack.until(() => echoes(slack, channel).find((it) => it.includes(part)), {
    what: `the line "${part}"`,
  });
}

async function texts(key: string): Promise<string[]> {
  return (await entriesOf(stage.mongodbUri, slack.teamId, key)).map(({ text }) => text);
}

describe('before anything is declared', () => {
  it('says that no incident is active, and how one is declared', async () => {
    expect(await typed({ slack, channel: 'general' }, 'log what now')).toBe(
      [
        'No incident is active. Declare one: `/incident declare Checkout errors after deploy --sev 2`',
        'Nothing was recorded. Your text, to send again then:',
        '```\nlog what now\n```',
      ].join('\n'),
    );
    expect(await typed({ slack, channel: 'general' }, 'list')).toContain('No incidents yet.');
  });
});

describe('odd texts', () => {
  let channel = '';
  let key = '';

  beforeAll(async () => {
    ({ channel, key } = await declare(slack, 'Odd texts'));
  });

  it('nothing to say: an example', async () => {
    expect(await typed({ slack, channel }, 'log')).toContain(
      'Say what happened. Write `/incident log [TIME] [#type] TEXT`, for example `/incident log 14:05 #change',
    );
    expect(await typed({ slack, channel }, 'log 14:05')).toContain('Say what happened');
    expect(await typed({ slack, channel }, 'log #change    ')).toContain('Say what happened');
  });

  it('4,000 characters: kept whole, shown within the limits', async () => {
    const long = `start ${'word & <tag> '.repeat(330)}end`.slice(0, 3_990);
    const said = await typed({ slack, channel }, `log ${long}`);
    expect(said.length).toBeLessThan(1_200);
    expect(said).toMatch(/… \(\d+ characters; the record has all of them\)$/);
    expect((await line(channel, 'start word')).length).toBeLessThanOrEqual(1_000);
    expect(await texts(key)).toContain(long.trim());
    expect(await typed({ slack, channel }, 'timeline')).toContain('start word');
  });

  it('emoji, right-to-left writing, line breaks and a NUL: kept as people wrote them', async () => {
    await typed({ slack, channel }, 'log #note 👩‍🚒 calm \u{1F9EF}');
    await typed({ slack, channel }, 'log #note الخادم لا يستجيب');
    await typed({ slack, channel }, 'log #note first\nsecond\u0000 half');
    const kept = await texts(key);
    expect(kept).toEqual(
      expect.arrayContaining(['👩‍🚒 calm \u{1F9EF}', 'الخادم لا يستجيب', 'first\nsecond half']),
    );
    expect(await line(channel, 'first second half')).toContain('· note ·');
    expect(await line(channel, 'الخادم')).toContain('لا يستجيب —');
  });

  it('times that cannot be: nothing is logged, and the right form is shown', async () => {
    const before = await texts(key);
    const [words, ...line] = (await typed({ slack, channel }, 'log 14:75 boom & bang')).split('\n');
    expect(words).toBe('"14:75" is not a time. Try 14:05, -10m or yesterday 23:50.');
    expect(line.join(' ')).toContain('/incident log 14:75 boom &amp; bang');
    expect(await typed({ slack, channel }, 'log 2026-02-30 14:05 boom')).toContain(
      'is not a day in the calendar',
    );
    expect(await typed({ slack, channel }, 'log 2099-01-01 10:00 boom')).toContain('is in the future');
    expect(await typed({ slack, channel }, 'declare Later --started 2099-01-01 10:00')).toContain(
      'cannot be in the future',
    );
    expect(await texts(key)).toEqual(before);
  });

  it('words that Scribe does not know: the nearest one, and an example', async () => {
    expect(await typed({ slack, channel }, 'lgo deploy done')).toContain(
      '"lgo" is not a command. Meant `log`? All commands: `/incident help`',
    );
    expect(await typed({ slack, channel }, 'xyzzy')).toContain('All commands: `/incident help`');
    expect(await typed({ slack, channel }, 'sev 7')).toContain(
      '"7" is not a severity. There are 1, 2, 3 and 4',
    );
    expect(await typed({ slack, channel }, 'declare X --sev urgent')).toContain('"urgent" is not a severity');
    expect(await typed({ slack, channel }, 'declare X --privat')).toContain(
      '"--privat" is not an option. There are --sev, --private, --drill, --here, --started, --service and --field. Meant "--private"?',
    );
    expect(await typed({ slack, channel }, 'status done')).toContain('is not a status');
    expect(await typed({ slack, channel }, `declare ${'x'.repeat(201)}`)).toContain('too long');
  });
});

/** Every button of a message, in order. */
function buttonsIn(
  blocks: unknown,
): { readonly action_id: string; readonly text: { readonly text: string } }[] {
  if (Array.isArray(blocks)) return blocks.flatMap(buttonsIn);
  if (typeof blocks !== 'object' || blocks === null) return [];
  if ('type' in blocks && blocks.type === 'button')
    return [blocks as unknown as ReturnType<typeof buttonsIn>[number]];
  return Object.values(blocks).flatMap(buttonsIn);
}

describe('what people type instead of a command', () => {
  let channel = '';
  let key = '';

  beforeAll(async () => {
    ({ channel, key } = await declare(slack, 'Free words'));
    slack.as('bo').invite(channel, 'chi');
  });

  /** Types a line, and clicks the button with this label below the answer. */
  async function choose(line: string, label: string): Promise<string> {
    const bo = slack.as('bo');
    let given = await bo.command(channel, '/incident', line);
    // A busy machine may be too slow for Slack's three seconds; nothing was carried out, so it is typed again.
    for (let tries = 0; tries < 5 && given.error === 'operation_timeout'; tries += 1)
      given = await bo.command(channel, '/incident', line);
    const answer = given.ephemerals.at(-1);
    if (!answer) throw new Error(`no answer to ${line}`);
    const buttons = buttonsIn(answer.blocks);
    const button = buttons.find((each) => each.text.text === label);
    if (!button) throw new Error(`only ${buttons.map(({ text }) => text.text).join(', ')}`);
    const before = new Set(slack.ephemerals(channel, 'bo').map(({ text }) => text));
    await press({ person: bo, channel }, given, button.action_id);
    const said = await slack.until(
      () => slack.ephemerals(channel, 'bo').find(({ text }) => !before.has(text)),
      { what: `the answer to ${label}` },
    );
    return said.text;
  }

  it('is logged with one tap, once, with every word', async () => {
    expect(await choose('restarted the *pool* & cache', 'Log it')).toContain('Logged');
    expect(await choose('lgo rolled back', 'Log it')).toContain('Logged');
    expect(await texts(key)).toEqual(expect.arrayContaining(['restarted the *pool* & cache', 'rolled back']));
  });

  it('keeps a text that is too long for a button', async () => {
    const long = `restarted ${'the whole of it '.repeat(180)}and the end`;
    await choose(long, 'Log it');
    expect(await texts(key)).toContain(long);
  });

  it('teaches the statuses with buttons', async () => {
    expect(await choose('status fixed errors are gone', 'Status: monitoring')).toContain(
      'Status: investigating → monitoring: errors are gone',
    );
    await typed({ slack, channel }, 'update news at 15:00');
    expect((await cardIn(slack, channel)).text).toContain('monitoring');
  });

  it('understands other words for a command', async () => {
    const say = (text: string) => typed({ slack, channel }, text);
    expect(await say('update news at 15:00')).toContain('Status is still monitoring: news at 15:00');
    expect(await say('P1 all of checkout')).toContain('Sev-1: all of checkout');
    expect(await typed({ slack, channel, who: 'chi' }, 'lead')).toContain('Take command from them?');
    expect(await say('role scribe me')).toContain('is scribe');
    expect(await say('note the cache is cold')).toContain('the cache is cold');
    expect(await say('action add Warm the cache first @me due friday')).toContain('Added A-');
    expect(await say('action mine')).toContain(`Warm the cache first · <@${slack.as('bo').id}> · due Fri`);
  });

  it('takes back and corrects the last entry', async () => {
    const say = (text: string) => typed({ slack, channel }, text);
    await say('log 14:05 #change first words');
    expect(await say('edit better words')).toContain('14:05');
    expect(await texts(key)).toEqual(expect.arrayContaining(['better words']));
    expect(await say('undo')).toContain('better words');
    const entries = await entriesOf(stage.mongodbUri, slack.teamId, key);
    expect(entries.find(({ text }) => text === 'better words')).toMatchObject({
      type: 'change',
      standing: { state: 'struck' },
    });
    const before = slack.views('bo').length;
    await say('edit');
    expect(slack.views('bo').length).toBe(before + 1);
    expect(await typed({ slack, channel, who: 'chi' }, 'undo')).toContain('You have no entry here');
  });

  it('acknowledges', async () => {
    expect(await typed({ slack, channel }, 'ack')).toContain('It counts as the acknowledgement.');
    const entries = await entriesOf(stage.mongodbUri, slack.teamId, key);
    expect(entries.find(({ text }) => text === 'Acknowledged')).toMatchObject({
      type: 'response',
      marks: [expect.objectContaining({ is: 'acknowledged' })],
    });
  });

  it('offers the people whom a name can mean', async () => {
    await typed({ slack, channel, who: 'chi' }, 'log I am here');
    expect(await choose('action add Look at the pool size @ch', 'Give it to chi')).toContain(
      slack.as('chi').id,
    );
    expect(await choose('action assign 1 chi', '@chi')).toContain(slack.as('chi').id);
    await typed({ slack, channel }, 'action done 2');
    await typed({ slack, channel }, 'action title 2 Measure the pool');
    expect(await choose('action start 2', 'Reopen')).toContain('Measure the pool');
    expect(await choose('handoff chi good luck', '@chi')).toContain('incident commander');
    expect(await texts(key)).toContain('good luck');
    const again = await typed({ slack, channel }, `handoff <@${slack.as('chi').id}> and thanks`);
    expect(again).toContain('Your note is on the timeline.');
    expect(again).not.toContain('changed nothing');
    expect(await texts(key)).toContain('and thanks');
  });
});

describe('<!channel>', () => {
  const LIVE = /<!(?:channel|here|everyone|subteam)/;

  it('is inert everywhere: card, topic, announcement, line, canvas and file', async () => {
    const said = await typed(
      { slack, channel: 'general' },
      'declare Look <!channel> <!here|here> *now* --sev 2',
    );
    expect(said).not.toMatch(LIVE);
    const { channel, key } = await placeOf(slack, 'Look channel here here now');
    await slack.until(() => slack.channel(channel)?.members.has(slack.as('bo').id), { what: 'Bo' });
    const card = await cardIn(slack, channel);
    expect(card.text).not.toMatch(LIVE);
    await typed(
      { slack, channel },
      'status identified <!everyone> look at <https://evil.example|https://bank.example>',
    );
    await typed({ slack, channel }, 'action add Tell <!channel> about it');
    await typed({ slack, channel }, 'resolve <!channel> all is well');
    await slack.until(() => slack.messages(channel).find((it) => it.text.startsWith('Draft ready')), {
      what: 'the draft',
      timeoutMs: 45_000,
    });
    await slack.until(() => slack.messages(channel).find((it) => it.text.startsWith('Resolved after')), {
      what: 'the message of the end',
    });
    const seen = [...slack.messages(channel), ...slack.messages('incidents')].filter(
      (it) => it.user === slack.botUserId,
    );
    expect(seen.filter(isCard)).toHaveLength(1);
    for (const message of seen) {
      expect(message.text).not.toMatch(LIVE);
      expect(mrkdwnIn(message.blocks).join('\n')).not.toMatch(LIVE);
    }
    expect(seen.some((it) => it.text.includes('@channel'))).toBe(true);
    expect(JSON.stringify(seen.map(({ text }) => text))).not.toContain(
      '<https://evil.example|https://bank.example>',
    );
    expect(
      slack
        .ephemerals(channel, 'bo')
        .map(({ text }) => text)
        .join('\n'),
    ).not.toMatch(LIVE);
    expect(slack.topic(channel)).not.toMatch(LIVE);
    const canvas = slack.canvases().find((it) => it.markdown.includes(key));
    expect(canvas?.markdown).not.toMatch(/(?<!\\)<!channel>/);
    const file = slack.files().find((it) => it.file.title.includes(key));
    expect(Buffer.from(file?.bytes ?? '').toString('utf8')).not.toMatch(/(?<!\\)<!channel>/);
  });

  /** Every text of blocks that Slack would read as mrkdwn. */
  function mrkdwnIn(value: unknown): string[] {
    if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
    if (typeof value !== 'object' || value === null) return [];
    if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
    return Object.values(value).flatMap(mrkdwnIn);
  }
});

describe('where no incident is', () => {
  it.each([
    [3, 'choose-1', undefined],
    [7, 'choose-more', 'the last'],
  ])(
    '%i active ones: a choice, the newest first, and the click carries the command out',
    async (count, button, menu) => {
      const other = await setStage();
      try {
        const keys: string[] = [];
        for (let index = 0; index < count; index += 1) {
          const words = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf'][index] ?? '';
          const title = `${words} is down`;
          await other.slack.as('bo').command('general', '/incident', `declare ${title}`);
          keys.push((await placeOf(other.slack, title)).key);
        }
        const long = `log #change ${'a very long story '.repeat(130)}the end`;
        const asked = await other.slack.as('bo').command('general', '/incident', long);
        expect(receipt(asked)).toContain(`Which incident? ${count} are active, the newest first.`);
        expect(receipt(asked).split('\n')[1]).toContain(keys.at(-1));
        const at = { channel: asked.ephemerals.at(-1)?.channel ?? '', ts: asked.ephemerals.at(-1)?.ts ?? '' };
        const wanted = menu === undefined ? keys.at(-2) : keys[0];
        await other.slack.as('bo').click(at, button, menu === undefined ? {} : { value: wanted ?? '' });
        await other.slack.until(
          () => other.slack.ephemerals('general', 'bo').find((it) => it.text.startsWith('Logged')),
          { what: 'the receipt' },
        );
        const record = await entriesOf(other.mongodbUri, other.slack.teamId, wanted ?? '');
        expect(record.filter(({ text }) => text.endsWith('the end'))).toHaveLength(1);
      } finally {
        await other.strike();
      }
    },
    30_000,
  );

  it('a single active one is asked about too, never guessed', async () => {
    const other = await setStage();
    try {
      await other.slack.as('bo').command('general', '/incident', 'declare The only one');
      const asked = await other.slack.as('bo').command('general', '/incident', 'sev 1 for this one');
      expect(receipt(asked)).toContain('Which incident? 1 is active');
      const at = { channel: asked.ephemerals.at(-1)?.channel ?? '', ts: asked.ephemerals.at(-1)?.ts ?? '' };
      await other.slack.as('bo').click(at, 'choose-0');
      await other.slack.until(
        () => other.slack.ephemerals('general', 'bo').find((it) => it.text.includes('Sev-1: for this one')),
        { what: 'the answer' },
      );
    } finally {
      await other.strike();
    }
  });
});

describe('a channel name that somebody else has', () => {
  it('gets a number', async () => {
    const year = new Date(slack.clock.now()).getUTCFullYear();
    const listed = (await typed({ slack, channel: 'general' }, 'list')).match(/(?<=INC-\d{4}-)\d{4}/g) ?? [];
    const last = Math.max(...listed.map(Number));
    const next = `inc-${year}-${String(last + 1).padStart(4, '0')}-name-is-taken`;
    slack.as('ana').createChannel(next);
    await typed({ slack, channel: 'general' }, 'declare Name is taken');
    const made = await channelOf(slack, `${next}-2`);
    await cardIn(slack, made);
  });
});
