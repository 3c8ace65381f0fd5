import { invitedTo } from '../../domain/incident/routing.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { SlackFault } from '../ports/slack-fault.ts';
import { withChannel } from './channel.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';

type Ports = Pick<App, 'channels' | 'userGroups' | 'policy'>;

/**
 * Begins the external ids under which an incident keeps whom rules have invited, so that who left is not invited again:
 * one for each effect, since several may run at once. Earlier versions had one for all, without an effect's key.
 */
const INVITED = 'invited-by-rule';

/**
 * Invites whom the rules name for the incident as it is now, each person once. People are invited also where Slack does
 * not say who is in a group; that is told once. A private incident, and a channel that existed before, invite nobody.
 */
export async function inviteByRule(app: Ports, known: KnownIncident, task: Task): Promise<Outcome> {
  const { incident, externalIds } = known;
  if (incident.private) return dropped('people let others into a private incident, rules do not');
  if (incident.place.kind !== 'own') return dropped('its channel is not its own');
  const { people, groups } = invitedTo(app.policy.routing, incident);
  const own = `${INVITED}-${task.taken.ref.key}`;
  const before = Object.entries(externalIds)
    .filter(([name]) => name.startsWith(INVITED))
    .flatMap(([, invited]) => invited.split(','));
  return withChannel(known, async (channel) => {
    const members = await membersOf(app, incident.team, groups);
    const users = [...new Set([...people, ...members.users])].filter((user) => !before.includes(user));
    if (users.length > 0) {
      await app.channels.invite(incident.team, channel, users);
      await task.remember(own, [...(externalIds[own]?.split(',') ?? []), ...users].join(','));
    }
    if (members.refused) throw members.refused;
    return DONE;
  });
}

/** Everybody in the groups of which Slack tells, and what it refused of the others. */
async function membersOf(
  app: Pick<App, 'userGroups'>,
  team: string,
  groups: readonly string[],
): Promise<{ readonly users: readonly string[]; readonly refused: SlackFault | undefined }> {
  const users: string[] = [];
  let refused: SlackFault | undefined;
  for (const group of groups) {
    try {
      users.push(...(await app.userGroups.members(team, group)));
    } catch (error) {
      if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') throw error;
      refused ??= error;
    }
  }
  return { users, refused };
}
