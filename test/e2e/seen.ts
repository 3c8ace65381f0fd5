import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';

type Channels = Pick<LocalSlack, 'channels' | 'until'>;
type Message = ReturnType<LocalSlack['messages']>[number];

/** The words of a command's private answer, in the acknowledgement or before it. */
export function receipt(answer: {
  readonly body?: unknown;
  readonly ephemerals?: readonly { readonly text: string }[];
}): string {
  const { body, ephemerals } = answer;
  if (typeof body === 'object' && body !== null && 'text' in body) return String(body.text);
  return ephemerals?.[0]?.text ?? '';
}

/** An incident and where it lives. */
export interface Place {
  readonly key: string;
  readonly channel: string;
}

/**
 * Key and channel of the incident with this title, once its channel exists. The answer to `declare` may come too late
 * to be read, but the channel's name, `inc-2026-0001-title`, with `drill-` before it for a drill, always tells.
 */
export async function placeOf(slack: Channels, title: string): Promise<Place> {
  const slug = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const { id, name } = await slack.until(
    () => slack.channels().find((one) => one.name.replace(/^(?:drill-)?inc-\d{4}-\d{4}-/, '') === slug),
    { what: `the channel of "${title}"`, timeoutMs: 45_000 },
  );
  return {
    key: name
      .slice(0, -slug.length - 1)
      .replace('drill-', '')
      .toUpperCase(),
    channel: id,
  };
}

/** Key of the incident whose card is in an existing channel. */
export async function keyIn(slack: LocalSlack, channel: string): Promise<string> {
  const { text } = await cardIn(slack, channel);
  return /^INC-\d{4}-\d{4}/.exec(text)?.[0] ?? '';
}

/** The id of a channel, once it exists. */
export async function channelOf(slack: LocalSlack, name: string): Promise<string> {
  const channel = await slack.until(() => slack.channel(name), { what: `the channel ${name}` });
  return channel.id;
}

/** The incident card, once it is posted. */
export function cardIn(slack: LocalSlack, channel: string): Promise<Message> {
  return slack.until(() => slack.messages(channel).find(isCard), { what: 'the card' });
}

/** The postmortem has a card of its own. */
export function isCard(message: Message): boolean {
  return message.blocks?.[0]?.type === 'header' && message.text.startsWith('INC-');
}

/** Something in a thread, whether the channel shows it too or not. */
export function isReply({ thread_ts: thread, ts }: Message): boolean {
  return thread !== undefined && thread !== ts;
}

/** The message of a postmortem, whatever it says now: how far the draft is, or what there is. */
export function isPostmortem({ blocks }: Message): boolean {
  const [first] = blocks ?? [];
  return first?.type === 'header' && 'text' in first && first.text.text.startsWith('Postmortem of');
}

/** What was said of finished drafts, oldest first: in the postmortem's message, and in its thread of later ones. */
export function drafts(slack: LocalSlack, channel: string): Message[] {
  return slack.messages(channel).filter((it) => isPostmortem(it) || it.text.startsWith('Drafted again'));
}

/** Every line that was echoed, oldest first. */
export function echoes(slack: LocalSlack, channel: string): string[] {
  return slack
    .messages(channel)
    .filter((message) => message.blocks?.every((block) => block.type === 'context') ?? false)
    .filter(({ text }) => !text.startsWith('Drafting '))
    .flatMap((message) => message.text.split('\n'));
}

/** Chooses an entry in the menu under a timeline, and then what to do with it in its own. */
export async function chooseOf(
  {
    slack,
    channel,
    who,
    ts,
  }: { readonly slack: LocalSlack; readonly channel: string; readonly who: string; readonly ts: string },
  {
    entries,
    text,
    value,
  }: {
    readonly entries: readonly { readonly id: string; readonly text: string }[];
    readonly text: string;
    readonly value: string;
  },
): Promise<void> {
  const id = entries.find((each) => each.text === text)?.id ?? '';
  const before = slack.ephemerals(channel, who).length;
  await slack.as(who).click({ channel, ts }, 'entry-choose', { value: id });
  const line = await slack.until(
    () =>
      slack
        .ephemerals(channel, who)
        .slice(before)
        .find(({ blocks }) => blocks?.[0]?.block_id === `entry ${id}`),
    { what: `the menu of "${text}"` },
  );
  await slack.as(who).click({ channel, ts: line.ts }, 'receipt-menu', { value });
}
