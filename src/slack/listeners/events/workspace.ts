import type { App as BoltApp } from '@slack/bolt';
import { fromUnixTime } from 'date-fns/fromUnixTime';
import { personFrom } from '../../../app/people/load-person.ts';
import { type SlackUser, userSaid } from '../../outbound/people-source.ts';
import { installedTeam, installerOf } from '../installed-team.ts';
import type { ListenerContext } from '../listener-context.ts';

/** People's names and zones, and workspaces that uninstall Scribe. */
export function listenToWorkspace(bolt: BoltApp, context: ListenerContext): void {
  const { app } = context;
  bolt.event('channel_id_changed', async ({ event }) => {
    const { old_channel_id: from, new_channel_id: to } = event;
    await app.incidentChannels.moved(from, to);
    for (const channel of [from, to]) context.channels.forget(channel);
  });
  bolt.event('user_change', async ({ event, ...args }) => {
    await noteUser(context, await teamsOf(context, args), event);
  });
  bolt.event('app_uninstalled', async (args) => {
    await context.forgetInstallation(installerOf(args));
  });
  bolt.event('tokens_revoked', async ({ event, ...args }) => {
    if ((event.tokens?.bot ?? []).length > 0) await context.forgetInstallation(installerOf(args));
  });
  bolt.event('team_access_granted', async ({ event, context: { enterpriseId } }) => {
    if (enterpriseId === undefined)
      app.journal.warn({ teams: event.team_ids }, 'access without organisation');
    else for (const team of event.team_ids) await context.coverWorkspace(team, enterpriseId);
  });
  bolt.event('team_access_revoked', async ({ event }) => {
    for (const team of event.team_ids) await context.coverWorkspace(team, undefined);
  });
}

/** Slack tells an organisation's app once, for all workspaces in which the person is. */
async function teamsOf(
  context: ListenerContext,
  args: Parameters<typeof installerOf>[0],
): Promise<readonly string[]> {
  const team = installedTeam(args);
  const installer = installerOf(args);
  return installer.startsWith('E')
    ? [...new Set([team, ...(await context.workspacesOf(installer))])]
    : [team];
}

/**
 * Slack tells of everybody in the workspace; only those whom Scribe knows already are kept. It counts by when it
 * happened, so that a late event replaces nothing newer.
 */
async function noteUser(
  { app }: ListenerContext,
  teams: readonly string[],
  { user, event_ts: at }: { readonly user: SlackUser & { readonly id: string }; readonly event_ts: string },
): Promise<void> {
  const readAt = Number(at) > 0 ? fromUnixTime(Number(at)) : app.clock();
  for (const team of teams) {
    if (!(await app.people.find(team, user.id))) continue;
    await app.people.put(personFrom(userSaid(user, app.policy), { team, user: user.id, readAt }));
  }
}
