/** Slash commands. */

import { typedText } from '../mrkdwn.ts';
import { SlackError } from '../slack-error.ts';
import type { TeamContext } from '../state/context.ts';
import type { ChannelRecord, EphemeralRecord, UserRecord } from '../state/records.ts';
import { notice, type Outcome, outcomeOf, refused } from './outcome.ts';
import { channelName } from './payload-parts.ts';
import { respond } from './respond.ts';

/** The app's answer to a command, and what only the person saw of it. */
export interface CommandAnswer extends Outcome {
  /** Ephemeral messages to the person that came before the app's answer was complete. */
  readonly ephemerals: readonly EphemeralRecord[];
}

/** Sends a typed command to the app. Throws `unknown_command`, `not_in_channel` or `is_archived`. */
export async function runCommand(
  context: TeamContext,
  typed: {
    readonly user: UserRecord;
    readonly channel: ChannelRecord;
    readonly command: string;
    readonly text: string;
  },
): Promise<CommandAnswer> {
  const { slack, team } = context;
  const { user, channel, command } = typed;
  const known = slack.manifest.features?.slash_commands?.find((it) => it.command === command);
  if (known === undefined || !team.hasApp)
    throw new SlackError('unknown_command', { message: `${command} is not a valid command.` });
  if (!channel.members.has(user.id)) throw new SlackError('not_in_channel');
  if (channel.archived) throw new SlackError('is_archived');
  const before = new Set(team.ephemerals);
  const use = { teamId: team.id, channel: channel.id, user: user.id };
  const responsePath = slack.responseUrls.create('commands', use);
  const attempt = await slack.deliveries.once('command', command, {
    token: slack.app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    ...(team.organisation && {
      enterprise_id: team.organisation.id,
      enterprise_name: team.organisation.name,
    }),
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text: known.should_escape === true ? typedText(team, typed.text, { named: true }) : typed.text,
    api_app_id: slack.app.id,
    is_enterprise_install: String(team.orgWide),
    response_url: slack.url + responsePath,
    trigger_id: slack.triggers.create(user.id),
  });
  let outcome = outcomeOf(attempt);
  try {
    if (outcome.ok && hasAnswer(outcome.body))
      respond(slack, slack.responseUrls.peek(responsePath), outcome.body);
  } catch (error) {
    outcome = refused(outcome, error);
  }
  if (outcome.error !== undefined) {
    const text = `${command} failed with the error "${outcome.error}"`;
    notice(context, { user: user.id, code: outcome.error, text, channel: channel.id });
  }
  const ephemerals = team.ephemerals.filter(
    (it) => !before.has(it) && it.to === user.id && it.channel === channel.id,
  );
  return { ...outcome, ephemerals };
}

function hasAnswer(body: unknown): boolean {
  if (body === undefined || body === null || body === '') return false;
  return typeof body !== 'object' || Object.keys(body).length > 0;
}
