import { getUnixTime } from 'date-fns/getUnixTime';
import type { StandingMessage } from '../../app/ports/people-messages.ts';
import { behindMention } from '../../domain/timeline/mention-text.ts';
import type { SlackClients } from '../client-factory.ts';
import { capturedContent } from '../messages/captured-content.ts';
import { fieldsOf, listOf, optionalText, textOf } from '../messages/json-fields.ts';
import { isStatement, readSlackMessage, type SlackMessage } from '../messages/read-message.ts';
import { withoutTone } from '../messages/without-tone.ts';
import { everyItem } from './pagination.ts';
import { threadReplies } from './thread-replies.ts';
import { unlessRefused } from './unless-refused.ts';

type Calls = Pick<SlackClients, 'call' | 'botUser'>;

/** More is no longer what a channel began with. */
const MOST = 1_000;

/** What stands in a channel since then, in threads too, oldest first, without what Scribe and Slack said. */
export async function standingMessages(
  slack: Calls,
  team: string,
  { channel, at }: { readonly channel: string; readonly at: Date },
): Promise<readonly StandingMessage[]> {
  const own = await slack.botUser(team);
  const found = new Map<string, unknown>();
  for await (const item of historyOf(slack, team, { channel, oldest: String(getUnixTime(at)) })) {
    found.set(textOf(fieldsOf(item)['ts']), item);
    if (found.size >= MOST) break;
  }
  for (const parent of [...found.values()].filter(hasReplies)) {
    if (found.size >= MOST) break;
    for (const reply of await repliesTo(slack, team, { channel, ts: textOf(fieldsOf(parent)['ts']) }))
      found.set(textOf(fieldsOf(reply)['ts']), reply);
  }
  const standing = [...found.values()].flatMap((item) => standingOf(item, own));
  const pinned = standing.some(({ ts }) => isPinned(found.get(ts)));
  const pins = pinned ? await pinsOf(slack, team, channel) : new Map<string, string>();
  return standing
    .map((message) => ({ ...message, pinnedBy: pins.get(message.ts) }))
    .sort((one, other) => Number(one.ts) - Number(other.ts));
}

function historyOf(
  slack: Calls,
  team: string,
  asked: { readonly channel: string; readonly oldest: string },
): AsyncGenerator<unknown> {
  return everyItem<unknown>(async (cursor) => {
    const what = { ...asked, limit: 200, ...(cursor !== undefined && { cursor }) };
    const answer = await slack.call(team, 'conversations.history', (client) =>
      client.conversations.history(what),
    );
    return { items: answer.messages ?? [], next: answer.response_metadata?.next_cursor };
  });
}

function hasReplies(item: unknown): boolean {
  return Number(fieldsOf(item)['reply_count'] ?? 0) > 0;
}

/** The replies to a message, as many as one page has; Slack gives its first one with them. */
async function repliesTo(
  slack: Calls,
  team: string,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): Promise<readonly unknown[]> {
  const answer = await threadReplies(slack, team, { channel, ts, limit: 200 });
  return (answer?.messages ?? []).filter((it) => it.ts !== ts);
}

/** `pinned_to` names the channels (https://docs.slack.dev/reference/events/message). */
function isPinned(item: unknown): boolean {
  return listOf(fieldsOf(item)['pinned_to']).length > 0;
}

/** Who pinned which message; nobody where pins are not Scribe's to read, and so put nothing on the timeline. */
async function pinsOf(slack: Calls, team: string, channel: string): Promise<ReadonlyMap<string, string>> {
  const answer = await unlessRefused(
    () => slack.call(team, 'pins.list', (client) => client.pins.list({ channel })),
    'missing_scope',
  );
  const items = answer?.items ?? [];
  return new Map(
    items.flatMap((item) => {
      const { message, created_by: user } = fieldsOf(item);
      const by = optionalText(user);
      return by === undefined ? [] : [[textOf(fieldsOf(message)['ts']), by]];
    }),
  );
}

/** Apps get no entry by it, as they get none where Slack tells of it at once. */
function mentionIn({ source, text }: SlackMessage, own: string): string | undefined {
  const isPersons = source.bot === undefined && source.id !== '';
  return isPersons && behindMention(text, own) !== undefined ? own : undefined;
}

function standingOf(item: unknown, own: string): Omit<StandingMessage, 'pinnedBy'>[] {
  const message = readSlackMessage(item);
  if (!isStatement(message) || message.source.id === own || message.ts === '') return [];
  const reactions = listOf(fieldsOf(item)['reactions']).flatMap((one) => {
    const { name, users } = fieldsOf(one);
    return listOf(users)
      .map((user) => ({ name: withoutTone(textOf(name)), user: textOf(user) }))
      .filter(({ user }) => user !== own);
  });
  const { ts, editedTs } = message;
  return [{ ...capturedContent(message), ts, editedTs, reactions, mentions: mentionIn(message, own) }];
}
