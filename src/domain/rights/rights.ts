import type { Incident } from '../incident/incident.ts';
import { ACTS, type Act } from './act.ts';

/**
 * Whom an act is open to. `everyone`: whoever may see the incident; `members`: the same without guests; `admins`: the
 * people and groups named as such; otherwise a role, for those who hold it.
 */
export type Grant = 'everyone' | 'members' | 'admins' | { readonly role: string };

/** Who may do what, as an operator decides. */
export interface Rights {
  /** User ids and ids of user groups (`S…`) that may do everything. */
  readonly admins: readonly string[];
  readonly open: Readonly<Record<Act, readonly Grant[]>>;
  /** Whether somebody may approve a postmortem whose review they asked for; where they may, the record says it. */
  readonly ownApproval: 'recorded' | 'refused';
}

/** What cannot be undone: whoever has seen it has seen it. */
const LEAVES: readonly Act[] = ['publish', 'share', 'export'];

/** By default people trust one another: everything can be undone, but for what leaves the incident. */
export const OPEN_RIGHTS: Rights = {
  admins: [],
  open: Object.fromEntries(
    ACTS.map((act): [Act, readonly Grant[]] => [act, LEAVES.includes(act) ? ['members'] : ['everyone']]),
  ) as Record<Act, readonly Grant[]>,
  ownApproval: 'recorded',
};

/** Somebody who wants to do something. */
export interface Actor {
  readonly user: string;
  /** Not a full member of the workspace. */
  readonly guest: boolean;
  readonly admin: boolean;
}

/** Whether an act is open to everybody, so that nothing has to be known of who wants it. */
export function isOpen(rights: Rights, act: Act): boolean {
  return rights.open[act].includes('everyone');
}

/** Whether this person may do it. The one place that decides; `roles` are those of the incident, if there is one. */
export function mayAct(
  rights: Rights,
  act: Act,
  { actor, roles }: { readonly actor: Actor; readonly roles: Incident['roles'] },
): boolean {
  if (actor.admin) return true;
  return rights.open[act].some((grant) => {
    switch (grant) {
      case 'everyone':
        return true;
      case 'members':
        return !actor.guest;
      case 'admins':
        return false;
      default:
        return roles[grant.role]?.includes(actor.user) ?? false;
    }
  });
}
