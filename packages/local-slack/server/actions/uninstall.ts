import { emit } from '../delivery/events.ts';
import type { Slack } from '../state/slack.ts';
import type { Team } from '../state/team.ts';

/** Takes the app out of the team: its token stops working and it is told. */
export function uninstall(slack: Slack, team: Team): void {
  if (!team.installed) return;
  team.installed = false;
  emit(slack, team, { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUserId] } });
  emit(slack, team, { type: 'app_uninstalled' });
  slack.changes.notify();
}
