/** Global and message shortcuts. */

import { SlackError } from '../slack-error.ts';
import type { MessageContext, TeamContext } from '../state/context.ts';
import type { ChannelRecord, SlackMessage, UserRecord } from '../state/records.ts';
import { requireInteractivity } from './clicks.ts';
import { notice, type Outcome, outcomeOf } from './outcome.ts';
import { channelName, identity } from './payload-parts.ts';

export interface Shortcut {
  readonly user: UserRecord;
  readonly callbackId: string;
  /** The message of a message shortcut. */
  readonly on?: { readonly channel: ChannelRecord; readonly message: SlackMessage };
}

/** Sends `shortcut`, or `message_action` when a message is given. Throws `unknown_shortcut`. */
export async function runShortcut(
  context: TeamContext,
  { user, callbackId, on }: Shortcut,
): Promise<Outcome> {
  const { slack } = context;
  requireInteractivity(slack);
  const type = on === undefined ? 'global' : 'message';
  const known = slack.manifest.features?.shortcuts?.some(
    (it) => it.type === type && it.callback_id === callbackId,
  );
  if (known !== true)
    throw new SlackError('unknown_shortcut', {
      message: `The manifest has no ${type} shortcut "${callbackId}".`,
    });
  const base = {
    ...identity(context, user),
    callback_id: callbackId,
    trigger_id: slack.triggers.create(user.id),
    action_ts: slack.clock.nextTs(),
  };
  const payload =
    on === undefined
      ? { type: 'shortcut', ...base }
      : { type: 'message_action', ...base, ...messageFields({ ...context, ...on }, user) };
  const outcome = outcomeOf(await slack.deliveries.once('interaction', payload.type, payload));
  if (outcome.error !== undefined) {
    notice(context, {
      user: user.id,
      code: outcome.error,
      text: 'This app is not responding. Try again later.',
    });
  }
  return outcome;
}

function messageFields(
  { slack, team, channel, message }: MessageContext,
  user: UserRecord,
): Record<string, unknown> {
  const use = {
    teamId: team.id,
    channel: channel.id,
    user: user.id,
    original: { ts: message.ts, ephemeral: false },
  };
  return {
    channel: { id: channel.id, name: channelName(channel) },
    message_ts: message.ts,
    message: structuredClone(message),
    response_url: slack.url + slack.responseUrls.create('actions', use),
  };
}
