import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { type Stage, setStage } from '../scribe.ts';
import { dmOf } from './postmortem-stage.ts';
import { cardIn, echoes, placeOf } from './seen.ts';
import { declare, entriesOf } from './trouble.ts';
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
afterEach(() => slack.faults.clear());

function refuse(methods: readonly string[], error: string): void {
  for (const method of methods) slack.faults.add(method, { kind: 'error', error });
}

/** The notices that the commander gets about one incident. */
function told(key: string): string[] {
  return slack
    .dms('bo')
    .map(({ text }) => text)
    .filter((text) => text.startsWith(`${key}: Scribe may not`));
}

/** Everything that is said of a draft: in the postmortem's message, and below it. */
async function ready(channel: string): Promise<{ readonly text: string }> {
  const { ts } = await slack.until(
    () => slack.messages(channel).find((it) => it.text.startsWith('Draft ready')),
    { what: 'the draft', timeoutMs: 45_000 },
  );
  const thread = slack.messages(channel, { thread: ts });
  return { text: thread.map(({ text }) => text).join('\n') };
}

describe('Slack refuses for good', () => {
  it('a canvas that fails again and again: the file comes at once, and the draft is ready without it', async () => {
    slack.faults.add('canvases.edit', { kind: 'status', status: 503 });
    const { channel } = await declare(slack, 'Canvas fails');
    await typed({ slack, channel }, 'log #change switched off');
    await typed({ slack, channel }, 'resolve switched on again');
    const file = () =>
      slack.messages(channel).some(({ files }) => JSON.stringify(files ?? []).includes('postmortem.md'));
    await slack.until(file, { what: 'the file', timeoutMs: 45_000 });
    const draft = await ready(channel);
    expect(draft.text).toContain(
      'Scribe could not write canvases: Slack fails to make it. The file has the whole draft',
    );
    expect(slack.messages(channel).filter(({ text }) => text.startsWith('Draft ready'))).toHaveLength(1);
  }, 90_000);

  it('pins, topics, canvases and files: each is told once, and it records, resolves and drafts', async () => {
    refuse(['pins.add'], 'missing_scope');
    refuse(['conversations.setTopic'], 'restricted_action');
    refuse(['conversations.canvases.create', 'canvases.create'], 'unknown_method');
    refuse(['files.getUploadURLExternal'], 'missing_scope');
    await typed({ slack, channel: 'general' }, 'declare Nothing is allowed --sev 2');
    const { channel, key } = await placeOf(slack, 'Nothing is allowed');
    await cardIn(slack, channel);
    await slack.until(() => slack.channel(channel)?.members.has(slack.as('bo').id), { what: 'Bo' });
    await typed({ slack, channel }, 'sev 1 worse');
    await typed({ slack, channel }, 'log #change switched off');
    await slack.until(() => echoes(slack, channel).some((line) => line.includes('switched off')), {
      what: 'the line',
    });
    await typed({ slack, channel }, 'resolve switched on again');
    const draft = await ready(channel);
    expect(draft.text).toContain('Scribe may not write canvases: this Slack does not know the method.');
    expect(draft.text).toContain('Scribe may not upload files: the scope');
    expect(draft.text).not.toContain('picture');
    await slack.until(() => told(key).length >= 2, { what: 'both notices' });
    expect(told(key).toSorted()).toEqual([
      expect.stringContaining('may not pin messages: the scope'),
      expect.stringContaining("may not set the topic: the workspace's settings do not allow it."),
    ]);
    const record = await entriesOf(stage.mongodbUri, slack.teamId, key);
    expect(record.map(({ text }) => text)).toContain('switched off');
  });

  it('the channel: the incident lives without one, is announced, and its draft comes as a direct message', async () => {
    refuse(['conversations.create'], 'restricted_action');
    await typed({ slack, channel: 'general' }, 'declare Homeless outage --sev 3');
    const announced = await slack.until(
      () => slack.messages('incidents').find((it) => it.text.includes('Homeless outage')),
      { what: 'the announcement' },
    );
    const key = /INC-\d{4}-\d{4}/.exec(announced.text)?.[0] ?? '';
    await slack.until(() => told(key).length === 1, { what: 'the notice' });
    expect(told(key)[0]).toContain("may not make the incident's channel");
    const choice = await slack.as('bo').command('general', '/incident', 'log #change a light in the dark');
    const ephemeral = choice.ephemerals.at(-1);
    const label = ephemeral?.blocks?.findIndex((block) => JSON.stringify(block).includes(key));
    expect(label).toBeGreaterThan(0);
    const button = JSON.stringify(ephemeral?.blocks).match(/choose-\d/g)?.[0] ?? '';
    await slack.as('bo').click({ channel: ephemeral?.channel ?? '', ts: ephemeral?.ts ?? '' }, button);
    await slack.until(() => slack.ephemerals('general', 'bo').find((it) => it.text.startsWith('Logged')), {
      what: 'the receipt',
    });
    const resolve = await slack.as('bo').command('general', '/incident', 'resolve found a home');
    const offer = resolve.ephemerals.at(-1);
    await slack.as('bo').click({ channel: offer?.channel ?? '', ts: offer?.ts ?? '' }, 'choose-0');
    const draft = await slack.until(() => slack.dms('bo').find((it) => it.text.startsWith('Draft ready')), {
      what: 'the draft',
      timeoutMs: 45_000,
    });
    expect(draft.text).toContain(key);
    const record = await entriesOf(stage.mongodbUri, slack.teamId, key);
    expect(record.map(({ text }) => text)).toContain('a light in the dark');
    expect(told(key)).toHaveLength(1);
  });

  it('invitations and reactions: told once each', async () => {
    refuse(['conversations.invite'], 'restricted_action');
    refuse(['reactions.add'], 'missing_scope');
    await typed({ slack, channel: 'general' }, 'declare Alone in here --sev 3');
    const { channel, key } = await placeOf(slack, 'Alone in here');
    await cardIn(slack, channel);
    await slack.until(() => told(key).some((text) => text.includes('may not invite people')), {
      what: 'the notice',
    });
    const ana = slack.as('ana');
    ana.join(channel);
    for (const text of ['first sign', 'second sign']) {
      const { ts } = ana.say(channel, text);
      ana.react(channel, ts, 'pushpin');
      await slack.until(() => echoes(slack, channel).some((line) => line.includes(text)), {
        what: 'the line',
      });
    }
    await slack.until(() => told(key).some((text) => text.includes('may not add its reaction')), {
      what: 'the notice',
    });
    expect(told(key)).toHaveLength(2);
  });

  it('what was mended: Try again under the note brings the channel and the lines that had none', async () => {
    refuse(['conversations.create'], 'missing_scope');
    await typed({ slack, channel: 'general' }, 'declare Waits for a scope --sev 3');
    const note = await slack.until(
      () => slack.dms('bo').find(({ text }) => text.includes("make the incident's channel: the scope")),
      { what: 'the notice' },
    );
    slack.faults.clear();
    await slack.as('bo').click({ channel: dmOf(slack, 'bo'), ts: note.ts }, 'effect-again');
    const { channel } = await placeOf(slack, 'Waits for a scope');
    await cardIn(slack, channel);
    await slack.until(() => slack.channel(channel)?.members.has(slack.as('bo').id), { what: 'Bo' });
  });

  it('the announcements channel: one notice, and the incident goes on', async () => {
    const announcing = await stage.start({ SCRIBE_ANNOUNCE_CHANNEL: 'nowhere' });
    await stage.service.stop();
    const { key, channel } = await declare(slack, 'Nobody hears');
    await slack.until(() => told(key).length === 1, { what: 'the notice' });
    expect(told(key)[0]).toContain(
      'may not post the announcement: a channel for announcements (SCRIBE_ANNOUNCE_CHANNEL, or a rule of `announce`) does not exist,',
    );
    await typed({ slack, channel }, 'sev 1 louder');
    await slack.until(() => slack.topic(channel).includes('Sev-1'), { what: 'the topic' });
    expect(told(key)).toHaveLength(1);
    expect(announcing.port).toBeGreaterThan(0);
  });

  it('an archived channel: the draft goes to who resolved it', async () => {
    const { key, channel } = await declare(slack, 'Closed too early');
    slack.as('bo').archive(channel);
    const offer = await slack.as('bo').command('general', '/incident', 'resolve it was closed');
    const at = offer.ephemerals.at(-1);
    const id = indexOfChoice(at, key);
    expect(id).toBeGreaterThanOrEqual(0);
    await slack.as('bo').click({ channel: at?.channel ?? '', ts: at?.ts ?? '' }, `choose-${id}`);
    await slack.until(
      () => slack.dms('bo').find((it) => it.text.startsWith('Draft ready') && it.text.includes(key)),
      { what: 'the draft', timeoutMs: 45_000 },
    );
    await slack.until(() => told(key).some((text) => text.includes('the channel is archived')), {
      what: 'the notice',
    });
  });
});

/** Which of the choice's buttons names this incident. */
function indexOfChoice(message: { readonly blocks?: unknown } | undefined, key: string): number {
  const labels = JSON.stringify(message?.blocks ?? []).match(/"text":"INC-[^"]*"/g) ?? [];
  return labels.findIndex((label) => label.includes(key));
}
