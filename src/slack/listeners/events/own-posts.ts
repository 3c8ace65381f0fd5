import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { SlackClients } from '../../client-factory.ts';
import { fieldsOf, textOf } from '../../messages/json-fields.ts';
import { notePost } from '../../outbound/posted-before.ts';

/** Where Scribe's own doings are news: it was let into a channel, or put out of it. */
const KEPT: readonly string[] = ['member_joined_channel', 'member_left_channel'];

/**
 * Stands in for Bolt's `ignoreSelf` (5.1.0), under the same rules: no listener hears of what Scribe does itself. But a
 * message of its own that arrives is noted, for whoever is in doubt whether it was posted. While nobody can say who Scribe
 * is, nothing counts as its own here: a webhook of old kind has no `bot_id` either.
 */
export function ignoreOwn(slack: Pick<SlackClients, 'notes'>): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const { event, context, next } = { event: undefined, ...args };
    const { type, user, subtype, bot_id: bot, channel, ts, metadata } = fieldsOf(event);
    const isMessage = type === 'message';
    const isOwn =
      (isMessage && subtype === 'bot_message' && context.botId !== undefined && bot === context.botId) ||
      (context.botUserId !== undefined && user === context.botUserId && !KEPT.includes(textOf(type)));
    if (!isOwn) return next();
    if (isMessage) await notePost(slack, { channel: textOf(channel), ts: textOf(ts), metadata });
  };
}
