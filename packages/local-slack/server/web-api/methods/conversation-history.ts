/** Messages read back. */

import { SlackError } from '../../slack-error.ts';
import type { SlackMessage } from '../../state/records.ts';
import type { Slack } from '../../state/slack.ts';
import {
  type ApiMethod,
  arg,
  joinedChannel,
  messageIn,
  method,
  needScope,
  page,
  scopeFor,
} from '../api-method.ts';
import { messageOutput } from './conversation-output.ts';

const window = {
  channel: arg.text(),
  oldest: arg.text().optional(),
  latest: arg.text().optional(),
  inclusive: arg.flag().optional(),
  limit: arg.whole().optional(),
  cursor: arg.text().optional(),
  include_all_metadata: arg.flag().optional(),
};

const history = method({
  name: 'conversations.history',
  tier: 50,
  args: window,
  run: (caller, args) => {
    const channel = joinedChannel(caller, args.channel, { archived: true });
    needScope(caller.slack, [scopeFor(channel, 'history')]);
    const topLevel = channel.messages.filter(
      (it) => it.thread_ts === undefined || it.thread_ts === it.ts || it.subtype === 'thread_broadcast',
    );
    const messages = topLevel.filter(within(args)).reverse();
    const { items, cursor } = page(messages, args.cursor, size(caller.slack, args.limit));
    return {
      messages: items.map((it) => messageOutput(it, args.include_all_metadata === true)),
      has_more: cursor !== '',
      pin_count: channel.pins.length,
      ...(cursor !== '' && { response_metadata: { next_cursor: cursor } }),
    };
  },
});

const replies = method({
  name: 'conversations.replies',
  tier: 50,
  args: { ...window, ts: arg.text() },
  run: (caller, args) => {
    const channel = joinedChannel(caller, args.channel, { archived: true });
    needScope(caller.slack, [scopeFor(channel, 'history')]);
    const asked = channel.messages.find((it) => it.ts === args.ts);
    if (asked === undefined) throw new SlackError('thread_not_found');
    const parent = asked.thread_ts === undefined ? asked : messageIn(caller, channel, asked.thread_ts);
    const inThread = channel.messages
      .filter((it) => it !== parent && it.thread_ts === parent.ts)
      .filter(within(args));
    const { items, cursor } = page([parent, ...inThread], args.cursor, size(caller.slack, args.limit));
    return {
      messages: items.map((it) => messageOutput(it, args.include_all_metadata === true)),
      has_more: cursor !== '',
      ...(cursor !== '' && { response_metadata: { next_cursor: cursor } }),
    };
  },
});

export const historyMethods: readonly ApiMethod[] = [history, replies];

function within(args: {
  oldest?: string | undefined;
  latest?: string | undefined;
  inclusive?: boolean | undefined;
}) {
  for (const ts of [args.oldest, args.latest]) {
    if (ts !== undefined && !/^\d+(\.\d+)?$/.test(ts)) throw new SlackError('invalid_ts_oldest');
  }
  const oldest = Number(args.oldest ?? 0);
  const latest = Number(args.latest ?? Number.POSITIVE_INFINITY);
  const inclusive = args.inclusive === true;
  return ({ ts }: SlackMessage) => {
    const at = Number(ts);
    return (
      (at > oldest || (inclusive && ts === args.oldest)) && (at < latest || (inclusive && ts === args.latest))
    );
  };
}

/** For apps outside the Marketplace (docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps). */
const OUTSIDE_MARKETPLACE = 15;

function size({ outsideMarketplace }: Slack, asked = 100): number {
  if (asked < 1) throw new SlackError('invalid_limit');
  return Math.min(asked, outsideMarketplace ? OUTSIDE_MARKETPLACE : 999);
}
