import type { Incident } from '../../domain/incident/incident.ts';
import type { Act } from '../../domain/rights/act.ts';
import { type Grant, isOpen, mayAct } from '../../domain/rights/rights.ts';
import type { App } from '../app.ts';
import { personOf } from '../people/load-person.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { soon } from '../soon.ts';
import { type Asker, maySee, type SightPorts } from './who-may-see.ts';

/** Somebody may not do something: what, and who may. */
export interface Barred {
  readonly act: Act;
  readonly open: readonly Grant[];
  readonly admins: readonly string[];
  readonly roles: Incident['roles'];
}

type Ports = SightPorts &
  Pick<App, 'people' | 'peopleSource' | 'userGroups' | 'actions' | 'clock' | 'journal' | 'policy'>;

/** What somebody acts on: whatever of it is known. */
export interface ActTarget {
  /** The key of an incident. */
  readonly incident?: string | undefined;
  /** The id of an entry. */
  readonly entry?: string | undefined;
  /** The number of an action item. */
  readonly action?: number | undefined;
  readonly channel?: string | undefined;
}

/** How long an answer, which has 3 s in all, may wait for Slack to say who is in a group. */
const GROUP_TIMEOUT_MS = 800;

/**
 * Whether the operator's rights keep this person from an act; `undefined` where they may. Nothing is asked of anybody
 * about what is open to everyone. Who Slack does not say is a guest counts as a member, and who it does not say is in a
 * group of admins counts as none. Throws `StoreFault`.
 */
export async function barredFrom(
  app: Ports,
  asked: Asker & { readonly team: string; readonly act: Act },
  target: ActTarget,
): Promise<Barred | undefined> {
  const { rights } = app.policy;
  const { team, user, act } = asked;
  if (isOpen(rights, act)) return undefined;
  const known = await incidentOf(app, team, target);
  // Of what they may not see they hear nothing, not even who may.
  if (known && !(await maySee(app, known, asked))) return undefined;
  const roles = known?.incident.roles ?? {};
  const { guest = false } = await personOf(app, team, user);
  const actor = { user, guest, admin: rights.admins.includes(user) };
  if (mayAct(rights, act, { actor, roles })) return undefined;
  const admin = await isInGroup(app, { team, user });
  if (mayAct(rights, act, { actor: { ...actor, admin }, roles })) return undefined;
  return { act, open: rights.open[act], admins: rights.admins, roles };
}

async function incidentOf(
  { incidents, entries, actions }: Ports,
  team: string,
  { incident, entry, action, channel }: ActTarget,
): Promise<KnownIncident | undefined> {
  const key =
    incident ??
    (entry === undefined ? undefined : (await entries.byId(team, entry))?.incident) ??
    (action === undefined ? undefined : (await actions.byNumber(team, action))?.item.incident);
  if (key !== undefined) return incidents.byKey(team, key);
  return channel === undefined ? undefined : incidents.byChannel(team, channel);
}

async function isInGroup(
  app: Ports,
  { team, user }: { readonly team: string; readonly user: string },
): Promise<boolean> {
  const groups = app.policy.rights.admins.filter((id) => id.startsWith('S'));
  const inside = groups.map(async (group) => (await app.userGroups.members(team, group)).includes(user));
  const answers = await Promise.all(
    inside.map((of) =>
      soon(app, { of, withinMs: GROUP_TIMEOUT_MS, otherwise: false, failed: 'user group not read' }),
    ),
  );
  return answers.includes(true);
}
