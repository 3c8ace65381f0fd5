import type { NotHere } from '../../app/incidents/declare-incident.ts';
import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { IncidentEvent } from '../../domain/incident/event.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { VERBS } from '../../domain/incident/verbs/verbs.ts';
import { publicChannel } from './channels.ts';
import { detailsLine } from './details.ts';
import { channelLink, literal, mrkdwn, person } from './escape.ts';
import { incidentName, MILESTONE_NAMES, roleName, severityName } from './names.ts';
import { statusName } from './team-words.ts';
import { type Reader, when } from './times.ts';

/** What a command came to, for the person who gave it: one line for each thing that happened. */
export function changed(incident: Incident, events: readonly IncidentEvent[], reader: Reader): string {
  if (events.length === 0) return `Nothing to change: ${incidentName(incident)} is already like that.`;
  // That the draft follows is said with the resolution.
  const resolved = events.some(({ kind }) => kind === 'resolved');
  return events
    .filter(({ kind }) => !(resolved && kind === 'draft-wanted'))
    .map((event) => receipt(incident, event, reader))
    .join('\n');
}

function receipt(incident: Incident, event: IncidentEvent, reader: Reader): string {
  switch (event.kind) {
    case 'declared':
      return declared(incident, false);
    case 'status-changed':
      return event.from === event.to
        ? `Status is still ${statusName(event.to)}${after(event.text)}`
        : `Status: ${statusName(event.from)} → ${statusName(event.to)}${after(event.text)}`;
    case 'severity-changed':
      return event.from === undefined
        ? `Severity: ${severityName(event.to)}${after(event.why)}`
        : `Severity: ${severityName(event.from)} → ${severityName(event.to)}${after(event.why)}`;
    case 'details-changed':
      return detailsLine(incident);
    case 'retitled':
      return `Title: ${literal(event.to)}`;
    case 'role-taken':
      return `${person(event.user)} is ${roleName(event.role)}${event.before ? `, after ${person(event.before)}` : ''}`;
    case 'role-left':
      return `${person(event.user)} is no longer ${roleName(event.role)}`;
    case 'time-stated':
      return `${MILESTONE_NAMES[event.milestone]}: ${when(event.time, reader)}`;
    case 'resolved':
      return `${markedKey(incident)} is resolved. The draft follows in its channel.`;
    case 'reopened':
      return `${markedKey(incident)} is open again, status ${statusName(event.before?.status ?? 'mitigating')}${after(event.why)}`;
    case 'cancelled':
      return `${markedKey(incident)} is cancelled and counts in no metric${after(event.why)}`;
    case 'merged':
      return `${markedKey(incident)} is merged into ${event.into}; its entries move there${after(event.why)}`;
    case 'unmerged':
      return `The merge of ${markedKey(incident)} is taken back: it is ${statusName(event.status)} again, and its entries return${after(event.why)}`;
    case 'channel-seen':
      return event.private ? `${incident.key} is private, like its channel.` : `${incident.key} is public.`;
    case 'channel-changed':
      return `${markedKey(incident)} follows its channel.`;
    case 'nudge-snoozed':
      return `Snoozed until ${when(event.until, reader)}.`;
    case 'shared':
      return `${event.with.map(person).join(', ')} may see ${literal(event.what)} of ${incident.key}; the record says so.`;
    case 'linked':
      return `Linked to ${event.to}${after(event.why)}. The next draft has it.`;
    case 'unlinked':
      return `${markedKey(incident)} is no longer linked to ${event.from}.`;
    case 'draft-wanted':
      return `A draft of ${markedKey(incident)} is queued; progress shows in its channel.`;
    default:
      return event satisfies never;
  }
}

/** Where an incident begins; its channel is made a moment later. `pointed`: its address can be told then. */
export function declared(incident: Incident, pointed: boolean): string {
  const where =
    incident.place.kind === 'here'
      ? `It lives here, in ${channelLink(incident.place.channel)}.${privately(incident.place, incident.private)}`
      : `Opening its channel; ${pointed ? 'the link follows here' : 'you are invited to it'}.`;
  return `Declared ${incidentName(incident)} · ${severityName(incident.severity)}. ${where}`;
}

/** Said where the channel decided that the incident is private. */
function privately(place: Extract<Incident['place'], { kind: 'here' }>, isPrivate: boolean): string {
  if (!isPrivate) return '';
  return place.is === 'unknown'
    ? ' Slack does not say right now whether this channel is private, so it is private until Slack does.'
    : ' The channel is private, and so is the incident: it is not announced, and only people in the channel see it.';
}

/** Said when the channel is there. */
export function livesIn(incident: Incident, channel: string): string {
  return `${incidentName(incident)} lives in ${channelLink(channel)}.`;
}

/** Asked before a similar incident is declared. */
export function looksTheSame(like: Incident, channel: string | undefined): string {
  return `${incidentName(like)} is active and looks the same${channel ? `: ${channelLink(channel)}` : ''}. Is yours another one?`;
}

function after(text: string | undefined): string {
  return text ? `: ${mrkdwn(text)}` : '';
}

/** A channel holds one active incident. */
export function occupied(by: Incident, command: string): string {
  return `${incidentName(by)} is already active in this channel. Without \`--here\` the new one gets a channel of its own: \`${command} declare ${VERBS.declare.example.replace('declare ', '')}\``;
}

/** Why no incident can live in this channel as it was asked for, and the way that works. */
export function notHere(why: NotHere, command: string): string {
  switch (why) {
    case 'public':
      return publicChannel(command);
    case 'direct':
      return `Not declared: an incident cannot live in a direct conversation, where Scribe hears nothing. Without \`--here\` it gets a private channel of its own, to which you can invite people: \`${command} declare TITLE --private\``;
    case 'unsure':
      return `Not declared: Slack does not say right now whether this channel is private. Try again in a moment, or without \`--here\`, in a private channel of its own: \`${command} declare TITLE --private\``;
    case 'outside':
      return `Not declared: Slack does not say that you are in this channel. Type it there in one line: \`${command} declare TITLE --here\`. Without \`--here\` it gets a channel of its own.`;
    default:
      return why satisfies never;
  }
}

/** `undo` and `edit` of somebody who has no entry here. */
export function noOwnEntry(): string {
  return 'You have no entry here to correct. `timeline` shows all entries, each with a menu.';
}

/** After a handoff to somebody who leads already. */
export function noteKept(): string {
  return 'Your note is on the timeline.';
}
