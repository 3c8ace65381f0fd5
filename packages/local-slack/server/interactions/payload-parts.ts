/** The parts that every interaction's payload has. */
import type { TeamContext } from '../state/context.ts';
import type { ChannelRecord, UserRecord, ViewRecord } from '../state/records.ts';
import type { Team } from '../state/team.ts';

/**
 * Who did it, and for which app. `team` is the workspace whose app it is, and for a submitted form that of the person
 * (bolt-js 1614); it is null where a whole organisation installed the app.
 */
export function identity({ slack, team }: TeamContext, user: UserRecord, installed: Team = team) {
  const { organisation, orgWide } = installed;
  return {
    team: orgWide ? null : { id: team.id, domain: team.domain },
    enterprise: organisation ? { id: organisation.id, name: organisation.name } : null,
    is_enterprise_install: orgWide,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: slack.app.id,
    token: slack.app.verificationToken,
  };
}

/** A channel as commands and interactions name it. */
export function channelName(channel: ChannelRecord): string {
  switch (channel.kind) {
    case 'public':
      return channel.name;
    case 'private':
      return 'privategroup';
    case 'im':
      return 'directmessage';
    case 'mpim':
      return channel.name;
    default:
      return channel.kind satisfies never;
  }
}

/** A view as Slack's answers and payloads carry it. */
export function viewOutput({ slack, team }: TeamContext, record: ViewRecord) {
  const { view } = record;
  const installed = slack.teams.get(record.appTeam) ?? team;
  const modal = view.type === 'modal' ? view : undefined;
  return {
    id: record.id,
    team_id: team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values: record.state },
    hash: record.hash,
    title: modal?.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: modal?.clear_on_close ?? false,
    notify_on_close: modal?.notify_on_close ?? false,
    close: modal?.close ?? null,
    submit: modal?.submit ?? null,
    previous_view_id: record.previousId,
    root_view_id: record.rootId,
    app_id: slack.app.id,
    external_id: view.external_id ?? '',
    app_installed_team_id: installed.orgWide ? installed.organisation?.id : installed.id,
    bot_id: installed.botId,
  };
}
