import type { IncidentEffect, Notice } from '../../domain/effect.ts';
import { markedKey } from '../../domain/incident/drill-mark.ts';
import { COMMANDER, type Incident, isActive } from '../../domain/incident/incident.ts';
import { mayHear } from '../access/sharing.ts';
import type { App } from '../app.ts';
import { canAct, personOf } from '../people/load-person.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { isChannelComing, untilChannel } from './channel.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import { pastRefusal } from './past-refusal.ts';
import type { Task } from './task.ts';

type TellRole = Extract<IncidentEffect, { kind: 'tell-role' }>;
type RoleNotice = Extract<Notice, { code: 'role' }>;

/** Before the person and the role, the name under which the message to them is kept: `by/ts/what it says`. */
const TOLD = 'role-';

/** Tells somebody privately of the role that another person gave them, unless they have it no more. */
export async function tellRole(
  app: App,
  known: KnownIncident,
  { effect: { role, user, by }, task }: { readonly effect: TellRole; readonly task: Task },
): Promise<Outcome> {
  const { incident } = known;
  const { team } = incident;
  if (stateOf(incident, role, user) !== 'held') return dropped('the role is not theirs any more');
  if (isChannelComing(known)) return untilChannel(known);
  if (!canAct(await personOf(app, team, user))) return dropped(`${user} is an app, or deactivated`);
  // Into a channel of its own they are invited with the role.
  const sees = incident.place.kind === 'own' || (await mayHear(app, known, { user }));
  if (!sees) return dropped(`${user} is not in the channel`);
  const ts = await app.directMessages.notify(
    { team, user },
    noticeOf(known, { role, user, by }),
    await task.tag(),
  );
  await task.remember(nameOf(user, role), [by, ts, 'held'].join('/'));
  return DONE;
}

/**
 * Messages that told somebody of a role say when it is not theirs any more, or the incident is over. One that Slack
 * refuses to edit is left as it is until there is something else to say.
 */
export async function followRoles(app: App, known: KnownIncident, task: Task): Promise<void> {
  const { incident, externalIds } = known;
  for (const [name, value] of Object.entries(externalIds)) {
    const [, user, role] = /^role-([UW][A-Z0-9]+)-(.+)$/.exec(name) ?? [];
    const [by, ts, shown] = value.split('/');
    if (user === undefined || role === undefined || by === undefined || ts === undefined) continue;
    const now = stateOf(incident, role, user);
    if (shown === now || !(await mayHear(app, known, { user }))) continue;
    const tag = { effect: `${name}/${now}`, since: undefined };
    const to = { team: incident.team, user, ts };
    const notice = noticeOf(known, { role, user, by });
    await pastRefusal(app, () => app.directMessages.notify(to, notice, tag));
    await task.remember(name, [by, ts, now].join('/'));
  }
}

function nameOf(user: string, role: string): string {
  return `${TOLD}${user}-${role}`;
}

/** What there is to say of somebody's role. */
function stateOf(incident: Incident, role: string, user: string): string {
  if (!isActive(incident)) return 'over';
  const holders = incident.roles[role] ?? [];
  if (holders.includes(user)) return 'held';
  return `now ${role === COMMANDER ? (holders[0] ?? '') : holders.join(' ')}`;
}

function noticeOf(
  { incident, channel }: KnownIncident,
  { role, user, by }: { readonly role: string; readonly user: string; readonly by: string },
): RoleNotice {
  const state = stateOf(incident, role, user);
  const now = state === 'held' || state === 'over' ? state : { holder: incident.roles[role]?.[0] };
  return { code: 'role', role, by, incident: markedKey(incident), title: incident.title, channel, now };
}
