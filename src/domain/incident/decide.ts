import { MILESTONES, type MilestoneName } from '../timeline/milestone-name.ts';
import type { ChangeCommand } from './command.ts';
import type { IncidentEvent } from './event.ts';
import { followChannel, seeChannel } from './follow-channel.ts';
import { COMMANDER, type Incident, isActive, type Status } from './incident.ts';
import { decideLink, type LinkFault } from './links.ts';

/** Why a change is refused; each carries what a sentence about it needs. */
export type Refusal =
  | { readonly code: 'not-active'; readonly incident: Incident }
  | { readonly code: 'not-resolved'; readonly incident: Incident }
  | { readonly code: 'not-holding-role'; readonly role: string; readonly user: string }
  | { readonly code: 'merge-into-itself' }
  | { readonly code: 'not-merged'; readonly incident: Incident }
  | LinkFault
  | { readonly code: 'time-ahead'; readonly milestone: MilestoneName; readonly time: Date }
  | { readonly code: 'times-contradict'; readonly earlier: MilestoneName; readonly later: MilestoneName };

/** The result of a command: events (none if nothing changes), or a refusal. */
export type Decision =
  | { readonly ok: true; readonly events: readonly IncidentEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** How far ahead of the clock a stated time may lie, since clocks of people and servers differ. */
const CLOCK_SLACK_MS = 60_000;

/**
 * Decides one command on an existing incident; `events` are all that happened to it so far. Pure: nothing is carried
 * out here.
 */
export function decide(
  incident: Incident,
  command: ChangeCommand,
  events: readonly IncidentEvent[] = [],
): Decision {
  const stamp = { id: command.id, by: command.by, at: command.at };
  switch (command.kind) {
    case 'status':
      return whileActive(incident, (status) => {
        const { status: to = status, text } = command;
        return status === to && !text ? [] : [{ ...stamp, kind: 'status-changed', from: status, to, text }];
      });
    case 'severity':
      return whileRecorded(incident, () =>
        incident.severity === command.severity
          ? []
          : [
              {
                ...stamp,
                kind: 'severity-changed',
                from: incident.severity,
                to: command.severity,
                why: command.why,
              },
            ],
      );
    case 'details':
      return whileRecorded(incident, () => changeDetails(incident, command));
    case 'title':
      return whileRecorded(incident, () =>
        incident.title === command.title
          ? []
          : [{ ...stamp, kind: 'retitled', from: incident.title, to: command.title }],
      );
    case 'role':
      return whileRecorded(incident, () => takeRole(incident, command));
    case 'leave':
      return incident.roles[command.role]?.includes(command.user)
        ? accept([{ ...stamp, kind: 'role-left', role: command.role, user: command.user }])
        : refuse({ code: 'not-holding-role', role: command.role, user: command.user });
    case 'resolve':
      return resolve(incident, command);
    case 'times':
      return stateTimes(incident, command);
    case 'reopen':
      return reopen(incident, command, events);
    case 'cancel':
      return whileActive(incident, () => [{ ...stamp, kind: 'cancelled', why: command.why }]);
    case 'merge':
      return merge(incident, command);
    case 'unmerge':
      return unmerge(incident, command, events);
    case 'channel-seen':
      return accept(seeChannel(incident, command));
    case 'channel-changed':
      return accept(followChannel(command, events));
    case 'snooze': {
      const { nudge, until } = command;
      return whileActive(incident, () => [{ ...stamp, kind: 'nudge-snoozed', nudge, until }]);
    }
    case 'share':
      return accept(shareOutside(incident, command));
    case 'link':
    case 'unlink':
      return changeLinks(incident, command);
    case 'draft':
      return whileRecorded(incident, () => [{ ...stamp, kind: 'draft-wanted', template: command.template }]);
    default:
      return command satisfies never;
  }
}

function accept(events: readonly IncidentEvent[]): Decision {
  return { ok: true, events };
}

function refuse(refusal: Refusal): Decision {
  return { ok: false, refusal };
}

function whileActive(
  incident: Incident,
  events: (status: Extract<Incident['phase'], { state: 'active' }>['status']) => readonly IncidentEvent[],
): Decision {
  const { phase } = incident;
  return phase.state === 'active' ? accept(events(phase.status)) : refuse({ code: 'not-active', incident });
}

function changeLinks(
  incident: Incident,
  command: Extract<ChangeCommand, { kind: 'link' | 'unlink' }>,
): Decision {
  const decided = decideLink(incident, command);
  return 'code' in decided ? refuse(decided) : whileRecorded(incident, () => decided.events);
}

/** A resolved incident is being mitigated again; one that was cancelled goes on as if it never had been. */
function reopen(
  incident: Incident,
  { id, by, at, why }: Extract<ChangeCommand, { kind: 'reopen' }>,
  events: readonly IncidentEvent[],
): Decision {
  switch (incident.phase.state) {
    case 'resolved':
      return accept([{ id, by, at, kind: 'reopened', why }]);
    case 'cancelled':
      return accept([{ id, by, at, kind: 'reopened', why, before: statusBefore(incident, events) }]);
    case 'active':
    case 'merged':
      return refuse({ code: 'not-resolved', incident });
    default:
      return incident.phase satisfies never;
  }
}

/** The incident goes on with the status that it had when it was merged. */
function unmerge(
  incident: Incident,
  { id, by, at, why }: Extract<ChangeCommand, { kind: 'unmerge' }>,
  events: readonly IncidentEvent[],
): Decision {
  const { phase } = incident;
  if (phase.state !== 'merged') return refuse({ code: 'not-merged', incident });
  const { status, since } = statusBefore(incident, events);
  const hidden = incident.private || phase.hidden === true;
  return accept([{ id, by, at, kind: 'unmerged', from: phase.into, hidden, status, since, why }]);
}

interface StatusSince {
  readonly status: Status;
  readonly since: Date;
}

/** The status that an incident had last while it was active. */
function statusBefore({ declaredAt }: Incident, events: readonly IncidentEvent[]): StatusSince {
  return lastStatus(events) ?? { status: 'investigating', since: declaredAt };
}

/** The status that the events give an active incident, and since when. */
function lastStatus(events: readonly IncidentEvent[]): StatusSince | undefined {
  const event = events.findLast(({ kind }) => SET_STATUS.includes(kind));
  switch (event?.kind) {
    case 'status-changed':
      return { status: event.to, since: event.at };
    case 'unmerged':
      return { status: event.status, since: event.since };
    case 'reopened':
      return event.before ?? { status: 'mitigating', since: event.at };
    default:
      return undefined;
  }
}

const SET_STATUS: readonly IncidentEvent['kind'][] = ['status-changed', 'unmerged', 'reopened'];

function changeDetails(
  incident: Incident,
  { id, by, at, services, fields = [] }: Extract<ChangeCommand, { kind: 'details' }>,
): readonly IncidentEvent[] {
  const from = incident.services ?? [];
  const moved = services !== undefined && services.join('\n') !== from.join('\n');
  const before = (name: string) => incident.fields?.find((field) => field.name === name)?.value ?? '';
  const changed = fields
    .map((field) => ({ ...field, before: before(field.name) }))
    .filter(({ value, before: was }) => value !== was);
  if (!moved && changed.length === 0) return [];
  return [
    {
      ...{ id, by, at, kind: 'details-changed' },
      ...(moved ? { services: { from, to: services } } : {}),
      ...(changed.length > 0 ? { fields: changed } : {}),
    },
  ];
}

/** A cancelled or merged incident is closed; a resolved one can still be corrected. */
function whileRecorded(incident: Incident, events: () => readonly IncidentEvent[]): Decision {
  return isActive(incident) || incident.phase.state === 'resolved'
    ? accept(events())
    : refuse({ code: 'not-active', incident });
}

function takeRole(
  incident: Incident,
  { id, by, at, role, user }: Extract<ChangeCommand, { kind: 'role' }>,
): readonly IncidentEvent[] {
  const held = incident.roles[role] ?? [];
  if (held.includes(user)) return [];
  return [{ id, by, at, kind: 'role-taken', role, user, before: role === COMMANDER ? held[0] : undefined }];
}

function merge(
  incident: Incident,
  { id, by, at, into, why, hidden }: Extract<ChangeCommand, { kind: 'merge' }>,
): Decision {
  if (into === incident.key) return refuse({ code: 'merge-into-itself' });
  return whileActive(incident, () => [
    { id, by, at, kind: 'merged', into, why, ...(hidden ? { hidden: true } : {}) },
  ]);
}

/** What is public needs no sharing. */
function shareOutside(
  incident: Incident,
  { id, by, at, what, with: users }: Extract<ChangeCommand, { kind: 'share' }>,
): readonly IncidentEvent[] {
  return incident.private ? [{ id, by, at, kind: 'shared', what, with: users }] : [];
}

function resolve(incident: Incident, command: Extract<ChangeCommand, { kind: 'resolve' }>): Decision {
  const stamp = { id: command.id, by: command.by, at: command.at };
  const wrong = wrongTime(command.times, command.at);
  if (wrong) return refuse(wrong);
  return whileActive(incident, () => [
    ...timesStated(command.times, stamp),
    { ...stamp, kind: 'resolved', summary: command.summary },
    { ...stamp, kind: 'draft-wanted', template: command.template },
  ]);
}

/** Stated times must fit each other and those stated before. */
function stateTimes(incident: Incident, command: Extract<ChangeCommand, { kind: 'times' }>): Decision {
  const { id, by, at, times } = command;
  const stated = Object.entries(incident.milestones).map(([name, before]) => [name, before.at] as const);
  const wrong = wrongTime({ ...Object.fromEntries(stated), ...times }, at);
  if (wrong) return refuse(wrong);
  return whileRecorded(incident, () => timesStated(times, { id, by, at }, incident));
}

/** The times that are new or changed, in the order of an incident. */
function timesStated(
  times: Readonly<Partial<Record<MilestoneName, Date>>>,
  stamp: Pick<ChangeCommand, 'id' | 'by' | 'at'>,
  before?: Incident,
): IncidentEvent[] {
  return MILESTONES.flatMap((milestone): IncidentEvent[] => {
    const time = times[milestone];
    if (!time || before?.milestones[milestone]?.at.getTime() === time.getTime()) return [];
    return [{ ...stamp, kind: 'time-stated', milestone, time }];
  });
}

/** Stated times lie in the past and in order: impact before its end, the end before the resolution. */
function wrongTime(times: Readonly<Partial<Record<MilestoneName, Date>>>, now: Date): Refusal | undefined {
  for (const milestone of MILESTONES) {
    const time = times[milestone];
    if (time && time.getTime() > now.getTime() + CLOCK_SLACK_MS)
      return { code: 'time-ahead', milestone, time };
  }
  const ordered: readonly (readonly [MilestoneName, MilestoneName])[] = [
    ['impactStarted', 'mitigated'],
    ['impactStarted', 'resolved'],
    ['mitigated', 'resolved'],
  ];
  for (const [earlier, later] of ordered) {
    const [first, second] = [times[earlier], times[later]];
    if (first && second && first > second) return { code: 'times-contradict', earlier, later };
  }
  return undefined;
}
