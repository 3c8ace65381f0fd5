/** Global and message shortcuts. */

import { SlackError } from '../slack-error.ts';
import type { ChannelRecord, SlackMessage, UserRecord } from '../state/records.ts';
import type { Slack } from '../state/slack.ts';
import type { Team } from '../state/team.ts';
import { requireInteractivity } from './clicks.ts';
import { notice, type Outcome, outcomeOf } from './outcome.ts';
import { channelName, identity } from './payload-parts.ts';

/** Sends `shortcut`, or `message_action` when a message is given. Throws `unknown_shortcut`. */
export async function runShortcut(
  slack: Slack,
  team: Team,
  user: UserRecord,
  callbackId: string,
  on?: { readonly channel: ChannelRecord; readonly message: SlackMessage },
): Promise<Outcome> {
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
    ...identity(slack, team, user),
    callback_id: callbackId,
    trigger_id: slack.triggers.create(user.id),
    action_ts: slack.clock.nextTs(),
  };
  const payload =
    on === undefined
      ? { type: 'shortcut', ...base }
      : { type: 'message_action', ...base, ...messageFields(slack, team, user, on) };
  const outcome = outcomeOf(await slack.deliveries.once('interaction', payload.type, payload));
  if (outcome.error !== undefined) {
    notice(slack, team, {
      user: user.id,
      code: outcome.error,
      text: 'This app is not responding. Try again later.',
    });
  }
  return outcome;
}

function messageFields(
  slack: Slack,
  team: Team,
  user: UserRecord,
  { channel, message }: { readonly channel: ChannelRecord; readonly message: SlackMessage },
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
