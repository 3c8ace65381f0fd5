import { addDays } from 'date-fns/addDays';
import { addMinutes } from 'date-fns/addMinutes';
import { max } from 'date-fns/max';
import { min } from 'date-fns/min';
import { subMinutes } from 'date-fns/subMinutes';
import type { IncidentEvent } from './event.ts';
import { COMMANDER, commanderOf, type Incident, isActive, type Severity } from './incident.ts';
import type { NudgeKind } from './nudge-kind.ts';

/** Minutes by severity; one that is not named gets no such nudge. `unset`: while nobody has set the severity. */
export type MinutesBySeverity = Readonly<Partial<Record<Severity | 'unset', number>>>;

/** When people are nudged; what is `undefined` is off. */
export interface NudgePolicy {
  /** Minutes without a commander. */
  readonly commander: number | undefined;
  /** Minutes without a known impact. */
  readonly impact: number | undefined;
  /** Minutes without a change of status or an update. */
  readonly update: MinutesBySeverity;
  /** Within so many minutes of the last public update the next one was promised. */
  readonly publicUpdate: MinutesBySeverity;
  /** Minutes in which nobody said anything. */
  readonly silence: number | undefined;
  /** Days in which nobody said anything. */
  readonly forgotten: number | undefined;
}

/** Nobody is nudged. */
export const NO_NUDGES: NudgePolicy = {
  commander: undefined,
  impact: undefined,
  update: {},
  publicUpdate: {},
  silence: undefined,
  forgotten: undefined,
};

/** What decides about nudges. */
export interface NudgeFacts {
  readonly incident: Incident;
  readonly events: readonly IncidentEvent[];
  /** When each kind was sent last. */
  readonly nudged: Readonly<Partial<Record<NudgeKind, Date>>>;
  /** When somebody last did or said something. */
  readonly heardAt: Date;
  readonly impactKnown: boolean;
}

/** No two nudges of one incident are closer than this, in minutes. */
const APART = 10;
/** A public update is asked for so long before it is due, in minutes. */
const AHEAD = 5;

type Condition = (facts: NudgeFacts, policy: NudgePolicy) => Date | undefined;

/** When each nudge falls due, by what is known now; the first one that is due is sent. `undefined`: not at all. */
const CONDITIONS: Readonly<Record<NudgeKind, Condition>> = {
  commander: ({ incident, events }, { commander }) =>
    commander === undefined || commanderOf(incident) !== undefined
      ? undefined
      : addMinutes(leaderlessSince(incident, events), commander),
  'public-update': ({ incident, events }, { publicUpdate }) => {
    const minutes = minutesOf(publicUpdate, incident);
    const last = max([incident.lastUpdate?.at ?? incident.declaredAt, activeSince(incident, events)]);
    return minutes === undefined ? undefined : subMinutes(addMinutes(last, minutes), AHEAD);
  },
  forgotten: ({ heardAt }, { forgotten }) =>
    forgotten === undefined ? undefined : addDays(heardAt, forgotten),
  silence: ({ heardAt }, { silence }) => (silence === undefined ? undefined : addMinutes(heardAt, silence)),
  update: ({ incident, events }, { update }) => {
    const minutes = minutesOf(update, incident);
    return minutes === undefined ? undefined : addMinutes(updatedAt(incident, events), minutes);
  },
  impact: ({ incident, events, impactKnown }, { impact }) =>
    impact === undefined || impactKnown ? undefined : addMinutes(activeSince(incident, events), impact),
};

/** The nudge that is due, if one is. Pure. */
export function nudgeDue(facts: NudgeFacts, now: Date, policy: NudgePolicy): NudgeKind | undefined {
  if (!isNudged(facts.incident) || now < quietUntil(facts)) return undefined;
  return kinds().find((kind) => isDue(kind, facts, { now, policy }));
}

/** Whether what a nudge is about is still so, however often it was said. Pure. */
export function stillHolds(
  kind: NudgeKind,
  facts: NudgeFacts,
  now: { now: Date; policy: NudgePolicy },
): boolean {
  return isNudged(facts.incident) && isDue(kind, { ...facts, nudged: {} }, now);
}

/**
 * When to look at the incident again; `undefined`: not before somebody changes it. Where people talk without changing
 * anything, that is not known beforehand, so it is looked at now and then. Pure.
 */
export function nextNudgeLook(facts: NudgeFacts, now: Date, policy: NudgePolicy): Date | undefined {
  if (!isNudged(facts.incident)) return undefined;
  const times = kinds().flatMap((kind) => dueAt(kind, facts, policy) ?? lookAgain(kind, now, policy) ?? []);
  return times.length === 0 ? undefined : max([min(times), quietUntil(facts)]);
}

/** Whether what a nudge asked for came, or somebody put it off; `by` is who. */
export type Overtaken =
  | { readonly what: 'over' | 'went-on' }
  | { readonly what: 'taken' | 'updated'; readonly by: string }
  | { readonly what: 'snoozed'; readonly by: string; readonly until: Date };

/** What became of a nudge since it was sent; `undefined` while it stands. Pure. */
export function overtaken(
  { kind, at }: { readonly kind: NudgeKind; readonly at: Date },
  facts: NudgeFacts,
): Overtaken | undefined {
  const { incident, events } = facts;
  if (!isActive(incident)) return { what: 'over' };
  const snoozed = snoozeOf(kind, events);
  if (snoozed && snoozed.at >= at) return { what: 'snoozed', by: snoozed.by, until: snoozed.until };
  const since = events.filter((event) => event.at > at && event.kind !== 'nudge-snoozed');
  const update = since.findLast(({ kind: did }) => did === 'status-changed');
  switch (kind) {
    case 'commander': {
      const by = commanderOf(incident);
      return by === undefined ? undefined : { what: 'taken', by };
    }
    case 'update':
    case 'public-update':
      return update && { what: 'updated', by: update.by };
    case 'impact':
      return facts.impactKnown ? { what: 'went-on' } : undefined;
    case 'silence':
    case 'forgotten':
      return since.length > 0 || facts.heardAt > at ? { what: 'went-on' } : undefined;
    default:
      return kind satisfies never;
  }
}

function kinds(): readonly NudgeKind[] {
  return Object.keys(CONDITIONS) as NudgeKind[];
}

/** People work on it, in a channel. */
function isNudged(incident: Incident): boolean {
  return isActive(incident) && incident.place.kind !== 'none';
}

function isDue(
  kind: NudgeKind,
  facts: NudgeFacts,
  { now, policy }: { readonly now: Date; readonly policy: NudgePolicy },
): boolean {
  const at = dueAt(kind, facts, policy);
  return at !== undefined && at <= now;
}

/** Said once, and once more after each snooze, until the condition begins anew. */
function dueAt(kind: NudgeKind, facts: NudgeFacts, policy: NudgePolicy): Date | undefined {
  const natural = CONDITIONS[kind](facts, policy);
  if (natural === undefined) return undefined;
  const snoozed = snoozeOf(kind, facts.events);
  const due = snoozed ? max([natural, snoozed.until]) : natural;
  const sent = facts.nudged[kind];
  return sent !== undefined && sent >= due ? undefined : due;
}

function snoozeOf(kind: NudgeKind, events: readonly IncidentEvent[]) {
  return events.findLast(
    (event): event is Extract<IncidentEvent, { kind: 'nudge-snoozed' }> =>
      event.kind === 'nudge-snoozed' && event.nudge === kind,
  );
}

function quietUntil({ nudged }: NudgeFacts): Date {
  const sent = Object.values(nudged);
  return sent.length === 0 ? new Date(0) : addMinutes(max(sent), APART);
}

/** What hangs on what people say can begin anew without a change of the incident. */
function lookAgain(kind: NudgeKind, now: Date, policy: NudgePolicy): Date | undefined {
  if (kind === 'silence' && policy.silence !== undefined)
    return addMinutes(now, Math.max(APART, policy.silence));
  return kind === 'forgotten' && policy.forgotten !== undefined ? addDays(now, policy.forgotten) : undefined;
}

function minutesOf(by: MinutesBySeverity, { severity }: Incident): number | undefined {
  return by[severity ?? 'unset'];
}

function activeSince({ declaredAt }: Incident, events: readonly IncidentEvent[]): Date {
  return events.findLast(({ kind }) => kind === 'reopened' || kind === 'unmerged')?.at ?? declaredAt;
}

function leaderlessSince(incident: Incident, events: readonly IncidentEvent[]): Date {
  const left = events.findLast((event) => event.kind === 'role-left' && event.role === COMMANDER);
  return max([left?.at ?? incident.declaredAt, activeSince(incident, events)]);
}

function updatedAt(incident: Incident, events: readonly IncidentEvent[]): Date {
  const since = incident.phase.state === 'active' ? incident.phase.since : incident.declaredAt;
  return max([since, incident.lastUpdate?.at ?? since, activeSince(incident, events)]);
}

/** When somebody last did something to the incident itself. */
export function lastDone(incident: Incident, events: readonly IncidentEvent[]): Date {
  return events.findLast(({ kind }) => kind !== 'nudge-snoozed')?.at ?? incident.declaredAt;
}
