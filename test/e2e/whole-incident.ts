import { expect } from '@jest/globals';
import type { Fault } from '../../packages/local-slack/server/web-api/faults.ts';
import type { Stage } from '../scribe.ts';
import { echoes, isCard, isReply, placeOf } from './seen.ts';
import { entriesOf, nothingWanted } from './trouble.ts';
import { typed } from './typed.ts';

/** Methods that a whole incident needs, each of which creates or changes something visible. */
const ONCE = [
  'conversations.create',
  'conversations.invite',
  'conversations.setTopic',
  'pins.add',
  'conversations.canvases.create',
  'canvases.edit',
  'files.getUploadURLExternal',
  'files.completeUploadExternal',
];
/** Called often: several calls in a row fail. */
const TWICE = ['chat.postMessage', 'chat.update'];

/** Plans the fault for every method that an incident needs. */
export function planEverywhere({ slack }: Stage, fault: Fault): void {
  for (const method of ONCE) slack.faults.add(method, fault, 1);
  for (const method of TWICE) slack.faults.add(method, fault, 2);
}

/** Declares an incident, logs, changes, resolves it; waits for everything, and expects to see each thing once. */
export async function wholeIncident(stage: Stage, title: string): Promise<void> {
  const { slack } = stage;
  const bo = slack.as('bo');
  expect(await typed({ slack, channel: 'general' }, `declare ${title} --sev 2`)).toContain('Declared INC-');
  const { key, channel: id } = await placeOf(slack, title);
  await slack.until(() => slack.channel(id)?.members.has(bo.id), {
    what: 'the invitation',
    timeoutMs: 30_000,
  });
  for (const line of ['one', 'two', 'three']) await bo.command(id, '/incident', `log #note step ${line}`);
  await bo.command(id, '/incident', 'sev 1 it spreads');
  await bo.command(id, '/incident', 'resolve over at last');
  for (const [what, there] of Object.entries(wanted(stage, id, key)))
    await slack.until(there, { what, timeoutMs: 40_000 });
  // No effect is left, so nothing can happen a second time.
  await nothingWanted(stage.service);
  await expectOnce(stage, { id, key, title });
}

function mine({ slack }: Stage, channel: string) {
  return slack.messages(channel).filter((it) => it.user === slack.botUserId);
}

function wanted(stage: Stage, id: string, key: string): Readonly<Record<string, () => boolean>> {
  const { slack } = stage;
  const starting = (text: string) => mine(stage, id).some((it) => it.text.startsWith(text));
  return {
    ready: () => starting('Draft ready'),
    news: () => starting('Resolved after'),
    pin: () => slack.pins(id).length > 0,
    topic: () => slack.topic(id).includes('resolved'),
    lines: () => echoes(slack, id).filter((line) => /step (one|two|three)/.test(line)).length >= 3,
    announcement: () =>
      slack.messages('incidents').some((it) => it.text.includes(key) && it.text.includes('resolved')),
    card: () => mine(stage, id).some((it) => isCard(it) && it.text.includes('resolved')),
  };
}

async function expectOnce(
  stage: Stage,
  { id, key, title }: { readonly id: string; readonly key: string; readonly title: string },
): Promise<void> {
  const { slack } = stage;
  const starting = (text: string) => mine(stage, id).filter((it) => it.text.startsWith(text));
  expect(slack.channels().filter((it) => it.name.startsWith(key.toLowerCase()))).toHaveLength(1);
  expect(mine(stage, id).filter(isCard)).toHaveLength(1);
  expect(starting('Draft ready')).toHaveLength(1);
  expect(starting('Resolved after')).toHaveLength(1);
  expect(starting('Drafting')).toHaveLength(0);
  const announced = slack.messages('incidents').filter((it) => it.text.includes(key));
  expect(announced.filter((it) => !isReply(it))).toHaveLength(1);
  expect(announced.filter(isReply).map(({ text }) => text.includes('Resolved after'))).toEqual([true]);
  expect(echoes(slack, id).filter((line) => /step (one|two|three) —/.test(line))).toHaveLength(3);
  expect(slack.canvases().filter((it) => it.markdown.includes(title))).toHaveLength(1);
  const files = slack.files().filter((it) => it.file.title.includes(key) && it.state === 'complete');
  expect(files.map(({ file }) => file.title).toSorted()).toEqual([
    `Postmortem of ${key}`,
    `Timeline of ${key}`,
  ]);
  expect(slack.messages(id).filter((it) => (it.files ?? []).length > 0)).toHaveLength(2);
  expect(slack.dms('bo')).toEqual([]);
  const record = await entriesOf(stage.mongodbUri, slack.teamId, key);
  expect(record.filter(({ text }) => text.startsWith('step'))).toHaveLength(3);
}
