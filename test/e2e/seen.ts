import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';

type Message = ReturnType<LocalSlack['messages']>[number];

/** The words of a command's private answer. */
export function receipt(answer: { readonly body?: unknown }): string {
  const { body } = answer;
  if (typeof body === 'object' && body !== null && 'text' in body) return String(body.text);
  return '';
}

/** The id of a channel, once it is there. */
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

/** Every line that was echoed, oldest first. */
export function echoes(slack: LocalSlack, channel: string): string[] {
  return slack
    .messages(channel)
    .filter((message) => message.blocks?.every((block) => block.type === 'context') ?? false)
    .flatMap((message) => message.text.split('\n'));
}
