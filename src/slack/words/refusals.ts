import type { UnablePerson } from '../../app/actions/unable-person.ts';
import type { Refusal } from '../../domain/incident/decide.ts';
import { markedKey } from '../../domain/incident/drill-mark.ts';
import { type Incident, namesMergeTarget } from '../../domain/incident/incident.ts';
import { VERBS } from '../../domain/incident/verbs/verbs.ts';
import { literal, person } from './escape.ts';
import { notMerged } from './merges.ts';
import { MILESTONE_NAMES, phaseFor, roleName } from './names.ts';
import { linkToPrivate } from './related.ts';
import { type Reader, when } from './times.ts';

/** Why a change was refused, and what would work instead. */
export function refused(refusal: Refusal, reader: Reader, command: string): string {
  switch (refusal.code) {
    case 'not-active':
      return `${markedKey(refusal.incident)} is ${phaseFor(refusal.incident, reader)}. ${instead(refusal.incident, command)}`;
    case 'not-resolved':
      return `${markedKey(refusal.incident)} is not resolved: it is ${phaseFor(refusal.incident, reader)}. Only one that is resolved or cancelled can be reopened.`;
    case 'not-holding-role':
      return `${person(refusal.user)} is not ${roleName(refusal.role)}. The incident's card shows who holds which role.`;
    case 'merge-into-itself':
      return `An incident cannot be merged into itself. Name the other one, for example \`${command} merge INC-2026-0012 same outage\``;
    case 'not-merged':
      return notMerged(refusal.incident, command);
    case 'link-to-itself':
      return `An incident is not related to itself. Name the other one, for example \`${command} ${VERBS.link.example}\``;
    case 'link-to-private':
      return linkToPrivate(refusal.incident, refusal.other, command);
    case 'not-linked':
      return `${markedKey(refusal.incident)} is not linked to ${literal(refusal.other)}. What it is linked to: \`${command} show ${refusal.incident.key}\``;
    case 'time-ahead':
      return timeAhead(MILESTONE_NAMES[refusal.milestone], refusal.time, reader);
    case 'times-contradict':
      return timesContradict(MILESTONE_NAMES[refusal.earlier], MILESTONE_NAMES[refusal.later]);
    default:
      return refusal satisfies never;
  }
}

/** Deactivated people and apps take no role and no item; `lead` is somebody who could. */
export function cannotTake({ user, why }: UnablePerson, lead: string | undefined): string {
  const is = why === 'bot' ? 'an app' : 'deactivated';
  const other = lead === undefined || lead === user ? '' : ` ${person(lead)} can, for example.`;
  return `${person(user)} is ${is} and cannot take this; nothing was changed.${other}`;
}

export function timeAhead(what: string, time: Date, reader: Reader): string {
  return `${what} cannot be in the future: ${when(time, reader)} is ahead of now, ${when(reader.now, reader)}.`;
}

function timesContradict(earlier: string, later: string): string {
  return `"${earlier}" must not be after "${later}". Correct one of the two.`;
}

function instead(incident: Incident, command: string): string {
  switch (incident.phase.state) {
    case 'resolved':
      return `To go on with it: \`${command} reopen it is back\``;
    case 'merged':
      return namesMergeTarget(incident) ? `Go on in ${incident.phase.into}.` : 'Go on in the other one.';
    case 'cancelled':
      return `If it is real after all: \`${command} reopen it was no false alarm\``;
    case 'active':
      return '';
    default:
      return incident.phase satisfies never;
  }
}
