import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { drafts, isPostmortem } from './seen.ts';
import { declare } from './trouble.ts';

type View = ReturnType<LocalSlack['views']>[number];
type Message = ReturnType<LocalSlack['messages']>[number];

/** Declares an incident, logs a few entries as `bo`, and resolves it; waits until its draft and overview are there. */
export async function resolvedIncident(
  slack: LocalSlack,
  title: string,
  log: readonly string[],
): Promise<{ key: string; channel: string }> {
  const place = await declare(slack, title);
  const bo = slack.as('bo');
  for (const line of log) await bo.command(place.channel, '/incident', `log ${line}`);
  await bo.command(place.channel, '/incident', 'resolve rolled back');
  await readyDrafts(slack, place.channel, 1);
  await overview(slack, place.channel);
  return place;
}

/** Waits until this many drafts are ready, and gives the last message that says so: later ones are in the thread. */
export function readyDrafts(slack: LocalSlack, channel: string, count: number): Promise<Message> {
  return slack.until(
    () => {
      const ready = drafts(slack, channel);
      return ready.length >= count && ready.at(-1);
    },
    { what: `${count} drafts`, timeoutMs: 45_000 },
  );
}

/** The one message that shows the postmortem's status; waits until its text contains `words`. */
export function overview(slack: LocalSlack, channel: string, words = ''): Promise<Message> {
  return slack.until(
    () => slack.messages(channel).find((it) => isPostmortem(it) && it.text.includes(words)),
    { what: `the overview with "${words}"`, timeoutMs: 45_000 },
  );
}

/** A person's open modal, once it contains `words`. */
export function modalOf(slack: LocalSlack, who: string, words = ''): Promise<View> {
  return slack.until(() => slack.views(who).find((view) => JSON.stringify(view.view).includes(words)), {
    what: `a modal of ${who} with "${words}"`,
  });
}

/** Presses a button of a message, as `who`, and gives the modal that opens. */
export async function openBy(
  { slack, who }: { readonly slack: LocalSlack; readonly who: string },
  target: { readonly channel: string; readonly ts: string },
  { action, words = '' }: { readonly action: string; readonly words?: string },
): Promise<View> {
  await slack.as(who).click(target, action);
  return modalOf(slack, who, words);
}

/** Sends the parts of a form of questions until this block is in one, and gives that part; what it passes stays open. */
export async function partWith(
  { slack, who }: { readonly slack: LocalSlack; readonly who: string },
  start: View,
  blockStart: string,
): Promise<View> {
  let part: View | undefined = start;
  while (part && !blockIdsOf(part).some((id) => id.startsWith(blockStart))) {
    await slack.as(who).submit(part);
    part = slack.views(who).at(-1);
  }
  if (!part) throw new Error(`No part of the form has ${blockStart}`);
  return part;
}

/** Answers in the parts of a form in which their inputs are; gives what came of the last one. */
export async function answerThrough(
  by: { readonly slack: LocalSlack; readonly who: string },
  start: View,
  answers: Readonly<Record<string, string | number>>,
): Promise<Awaited<ReturnType<ReturnType<LocalSlack['as']>['submit']>>> {
  const left = new Map(Object.entries(answers));
  let part = start;
  for (;;) {
    const [next = ''] = left.keys();
    part = await partWith(by, part, next);
    const here = [...left].filter(([id]) => blockIdsOf(part).includes(id));
    const result = await by.slack.as(by.who).submit(part, Object.fromEntries(here));
    for (const [id] of here) left.delete(id);
    if (left.size === 0 || result.errors) return result;
    part = by.slack.views(by.who).at(-1) ?? part;
  }
}

function blockIdsOf({ view }: View): readonly string[] {
  return view.blocks.flatMap(({ block_id }) => block_id ?? []);
}

/** Waits until the document is shared in this channel as a self-contained file. */
export function sharedDocument(slack: LocalSlack, channel: string) {
  return slack.until(
    () =>
      slack.files().find(({ state, file, bytes }) => {
        const pdf = Buffer.from(bytes ?? '')
          .subarray(0, 5)
          .toString();
        const places = [...file.channels, ...file.groups, ...file.ims];
        return state === 'complete' && places.includes(channel) && pdf === '%PDF-';
      }),
    { what: `the document in ${channel}`, timeoutMs: 45_000 },
  );
}

/** Waits for a private answer that contains these words. */
export function told(
  { slack, channel, who }: { readonly slack: LocalSlack; readonly channel: string; readonly who: string },
  words: string,
): Promise<string> {
  return slack.until(() => slack.ephemerals(channel, who).find(({ text }) => text.includes(words))?.text, {
    what: `"${words}" for ${who}`,
  });
}

/** The canvas's text. */
export function canvasText(slack: LocalSlack): string {
  return slack.canvases().at(-1)?.markdown ?? '';
}

/** The direct message channel of a person and Scribe. */
export function dmOf(slack: LocalSlack, who: string): string {
  const { id } = slack.as(who);
  return slack.channels().find((it) => it.kind === 'im' && it.members.has(id))?.id ?? '';
}
