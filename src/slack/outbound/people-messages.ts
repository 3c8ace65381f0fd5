import type { PeopleMessages, ReadMessage } from '../../app/ports/people-messages.ts';
import type { EntryMessage } from '../../domain/timeline/entry.ts';
import type { SlackClients } from '../client-factory.ts';
import { capturedContent } from '../messages/captured-content.ts';
import { isStatement, readSlackMessage } from '../messages/read-message.ts';
import { everyItem } from './pagination.ts';
import { standingMessages } from './standing-messages.ts';
import { threadReplies } from './thread-replies.ts';
import { unlessRefused } from './unless-refused.ts';

type Calls = Pick<SlackClients, 'call' | 'botUser'>;

/** People's messages, through the Web API. `receipt` is the name of Scribe's own reaction. */
export function slackPeopleMessages(slack: Calls, options: { readonly receipt: string }): PeopleMessages {
  return {
    read: (team, message) => readMessage(slack, team, message),
    thread: (team, first) => readThread(slack, team, first),
    standing: (team, since) => standingMessages(slack, team, since),
    async setReceipt(team, { channel, ts }, on) {
      const what = { channel, timestamp: ts, name: options.receipt };
      await unlessRefused(
        () =>
          on
            ? slack.call(team, 'reactions.add', (client) => client.reactions.add(what))
            : slack.call(team, 'reactions.remove', (client) => client.reactions.remove(what)),
        'already_reacted',
        'no_reaction',
        'message_not_found',
      );
    },
    async permalink(team, { channel, ts }) {
      const found = await unlessRefused(
        () =>
          slack.call(team, 'chat.getPermalink', (client) =>
            client.chat.getPermalink({ channel, message_ts: ts }),
          ),
        'message_not_found',
        'channel_not_found',
      );
      return found?.permalink;
    },
  };
}

/** A message of the channel, or a reply in one of its threads. */
async function readMessage(
  slack: Calls,
  team: string,
  { channel, ts }: EntryMessage,
): Promise<ReadMessage | 'own' | undefined> {
  const one = { channel, latest: ts, oldest: ts, inclusive: true, limit: 1 };
  const history = await slack.call(team, 'conversations.history', (client) =>
    client.conversations.history(one),
  );
  const top = history.messages?.find((it) => it.ts === ts);
  const found = top ?? (await readReply(slack, team, { channel, ts }));
  if (!found) return undefined;
  const message = readSlackMessage(found);
  if (message.source.id === (await slack.botUser(team))) return 'own';
  return capturedContent(message);
}

/** More than this is no thread that anybody wants on a timeline. */
const MOST_REPLIES = 1_000;

async function readThread(slack: Calls, team: string, { channel, ts }: EntryMessage) {
  const own = await slack.botUser(team);
  const page = async (cursor: string | undefined) => {
    const what = { channel, ts, limit: 200, ...(cursor !== undefined && { cursor }) };
    const answer = await threadReplies(slack, team, what);
    return { items: answer?.messages ?? [], next: answer?.response_metadata?.next_cursor };
  };
  const found: (ReadMessage & { readonly ts: string })[] = [];
  for await (const item of everyItem(page)) {
    const message = readSlackMessage(item);
    if (!isStatement(message) || message.source.id === own) continue;
    found.push({ ts: message.ts, ...capturedContent(message) });
    if (found.length === MOST_REPLIES) break;
  }
  return found;
}

async function readReply(slack: Calls, team: string, { channel, ts }: EntryMessage) {
  const one = { channel, ts, latest: ts, oldest: ts, inclusive: true, limit: 10 };
  const answer = await threadReplies(slack, team, one);
  return answer?.messages?.find((it) => it.ts === ts);
}
