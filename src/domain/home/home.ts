import type { ActionItem } from '../actions/action-item.ts';
import { type CalendarDate, daysBetween } from '../actions/calendar-date.ts';
import { commanderOf, type Incident, isActive } from '../incident/incident.ts';
import { askedOf, type WorkflowState } from '../postmortem/review/workflow.ts';

/** An incident that the person may see, and who is in its channel, as far as that is known. */
export interface HomeIncident {
  readonly incident: Incident;
  readonly channel: string | undefined;
  readonly members: readonly string[];
}

/** What a postmortem waits for from one person. */
export type PostmortemWait = 'write' | 'review' | 'approve' | 'publish';

/** The postmortem of an incident that the person may see. */
export interface HomePostmortem extends Pick<HomeIncident, 'incident' | 'channel'> {
  readonly workflow: WorkflowState;
  readonly due: CalendarDate | undefined;
}

/** An item, and the days that are left until it is due: less than 0 when it is late, `undefined` without a date. */
export interface HomeItem {
  readonly item: ActionItem;
  readonly daysLeft: number | undefined;
}

export interface WaitingPostmortem extends HomePostmortem {
  readonly waitsFor: PostmortemWait;
}

/** What one person sees first: what they have to do, and what is going on. */
export interface Home {
  readonly items: readonly HomeItem[];
  /** Items that a group, a role or a team of theirs has until somebody takes them. */
  readonly held: readonly HomeItem[];
  /** Active incidents that they declared, have a role in, or are in the private channel of; the newest first. */
  readonly mine: readonly HomeIncident[];
  /** The first due ones first. */
  readonly postmortems: readonly WaitingPostmortem[];
  /** The other active incidents of the workspace. */
  readonly others: readonly HomeIncident[];
}

/** Everything that the person owns and may see, `today` being the day where they are. */
export interface HomeFacts {
  readonly user: string;
  readonly today: CalendarDate;
  /** Still to be done, the soonest due first. */
  readonly items: readonly ActionItem[];
  readonly held: readonly ActionItem[];
  readonly incidents: readonly HomeIncident[];
  readonly postmortems: readonly HomePostmortem[];
}

/** Puts what a person may see in the order in which they need it. */
export function homeOf({ user, today, items, held, incidents, postmortems }: HomeFacts): Home {
  const active = incidents.filter(({ incident }) => isActive(incident));
  const waiting = postmortems.flatMap((one): WaitingPostmortem[] => {
    const waitsFor = postmortemWait(user, one);
    return waitsFor === undefined ? [] : [{ ...one, waitsFor }];
  });
  const withDays = (item: ActionItem): HomeItem => ({
    item,
    daysLeft: item.due === undefined ? undefined : daysBetween(today, item.due),
  });
  return {
    items: items.map(withDays),
    held: held.map(withDays),
    mine: active.filter((one) => isTheirs(user, one)),
    postmortems: waiting.toSorted((a, b) => compareDue(a.due, b.due)),
    others: active.filter((one) => !isTheirs(user, one)),
  };
}

/** Whether somebody has to do with an incident: by a role, as who declared it, or as a member of its private channel. */
export function isTheirs(
  user: string,
  { incident, members }: Pick<HomeIncident, 'incident' | 'members'>,
): boolean {
  return (
    incident.declaredBy === user ||
    Object.values(incident.roles).some((holders) => holders.includes(user)) ||
    (incident.private && members.includes(user))
  );
}

/** What a postmortem waits for from this person; `undefined` for nothing. */
export function postmortemWait(
  user: string,
  { incident, workflow }: Pick<HomePostmortem, 'incident' | 'workflow'>,
): PostmortemWait | undefined {
  switch (workflow.state) {
    case 'draft':
      return incident.phase.state === 'resolved' && commanderOf(incident) === user ? 'write' : undefined;
    case 'in review':
      if (!askedOf(workflow).includes(user) || workflow.said.some(({ by }) => by === user)) return undefined;
      return workflow.approver === user ? 'approve' : 'review';
    case 'approved':
      return (workflow.askedBy ?? commanderOf(incident)) === user ? 'publish' : undefined;
    case 'published':
    case 'not required':
      return undefined;
    default:
      return workflow satisfies never;
  }
}

/** Without a date comes last. */
function compareDue(a: CalendarDate | undefined, b: CalendarDate | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a < b ? -1 : 1;
}
