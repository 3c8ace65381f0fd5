import type { ConversationsRepliesArguments } from '@slack/web-api';
import type { SlackClients } from '../client-factory.ts';
import { unlessRefused } from './unless-refused.ts';

/** A page of a thread, its first message included; `undefined` where there is no such thread (any more). Throws `SlackFault`. */
export function threadReplies(
  slack: Pick<SlackClients, 'call'>,
  team: string,
  asked: ConversationsRepliesArguments,
) {
  return unlessRefused(
    () => slack.call(team, 'conversations.replies', (client) => client.conversations.replies(asked)),
    'thread_not_found',
    'message_not_found',
  );
}
