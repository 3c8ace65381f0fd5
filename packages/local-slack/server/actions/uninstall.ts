import { emit } from '../delivery/events.ts';
import type { TeamContext } from '../state/context.ts';

/** Uninstalls the app from the team: its token stops working and it gets the events. */
export function uninstall(context: TeamContext): void {
  const { slack, team } = context;
  if (!team.installed) return;
  team.installed = false;
  emit(context, { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUserId] } });
  emit(context, { type: 'app_uninstalled' });
  slack.changes.notify();
}
