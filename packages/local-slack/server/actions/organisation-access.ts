/** What an organisation's installation may reach, and its end. */

import { type EventBody, isSubscribed } from '../delivery/events.ts';
import { newId } from '../state/ids.ts';
import type { Organisation } from '../state/organisation.ts';
import type { Slack } from '../state/slack.ts';

/**
 * Tells the app where it has access from now on. The wrapper names a workspace and denies that it is for an organisation,
 * as Slack's does (docs.slack.dev/reference/events/team_access_granted; bolt-js 1778).
 */
export function announceAccess(
  slack: Slack,
  organisation: Organisation,
  event: { readonly type: string; readonly team_ids: readonly string[] },
): void {
  send(slack, { organisation, team: event.team_ids[0] ?? null, isOrgWide: false }, event);
}

/** Uninstalls the app from the organisation. */
export function uninstallFromOrganisation(slack: Slack, organisation: Organisation): void {
  if (!organisation.installed) return;
  organisation.installed = false;
  const wrapper = { organisation, team: null, isOrgWide: true };
  send(slack, wrapper, { type: 'tokens_revoked', tokens: { oauth: [], bot: [organisation.botUserId] } });
  send(slack, wrapper, { type: 'app_uninstalled' });
  slack.changes.notify();
}

interface Wrapper {
  readonly organisation: Organisation;
  readonly team: string | null;
  readonly isOrgWide: boolean;
}

function send(slack: Slack, { organisation, team, isOrgWide }: Wrapper, event: EventBody): void {
  if (!isSubscribed(slack, event.type)) return;
  void slack.deliveries.event(event.type, {
    token: slack.app.verificationToken,
    team_id: team,
    enterprise_id: organisation.id,
    api_app_id: slack.app.id,
    event: { ...structuredClone(event), event_ts: slack.clock.nextTs() },
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: slack.clock.seconds(),
    authorizations: [
      {
        enterprise_id: organisation.id,
        team_id: team,
        user_id: organisation.botUserId,
        is_bot: false,
        is_enterprise_install: isOrgWide,
      },
    ],
  });
}
