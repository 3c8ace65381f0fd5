import type { IncidentEvent } from '../incident/event.ts';
import { begin, evolve } from '../incident/evolve.ts';
import type { ChannelNews, Incident } from '../incident/incident.ts';
import { linkTo } from '../incident/links.ts';
import { type AuditLine, replacing, withReason } from './audit-line.ts';

/** What happened to the incident itself, with what each event replaced: the events are played again in order. */
export function incidentLines(events: readonly IncidentEvent[]): readonly AuditLine[] {
  let before: Incident | undefined;
  return events.map((event) => {
    const line = { at: event.at, by: event.by, on: 'incident', kind: event.kind, did: didOf(event) };
    const told = replacing(line, wasOf(event, before));
    before = event.kind === 'declared' ? begin(event.what) : before && evolve(before, event);
    return told;
  });
}

function didOf(event: IncidentEvent): string {
  switch (event.kind) {
    case 'declared':
      return declared(event.what);
    case 'status-changed':
      return withReason(`set the status to ${event.to}`, event.text);
    case 'severity-changed':
      return withReason(`set the severity to SEV-${event.to}`, event.why);
    case 'details-changed':
      return `said what it concerns: ${detailsOf(event, 'to')}`;
    case 'retitled':
      return `changed the title to "${event.to}"`;
    case 'role-taken':
      return event.user === event.by ? `became ${event.role}` : `made <@${event.user}> ${event.role}`;
    case 'role-left':
      return event.user === event.by
        ? `left the role ${event.role}`
        : `took the role ${event.role} from <@${event.user}>`;
    case 'time-stated':
      return `stated ${event.milestone} as ${event.time.toISOString()}`;
    case 'resolved':
      return withReason('resolved it', event.summary);
    case 'reopened':
      return withReason(event.before ? 'took the cancellation back' : 'reopened it', event.why);
    case 'cancelled':
      return withReason('cancelled it', event.why);
    case 'channel-seen':
      return `saw that the channel is ${event.is}`;
    case 'channel-changed':
      return channelNews(event.news);
    case 'nudge-snoozed':
      return `put the nudge "${event.nudge}" off until ${event.until.toISOString()}`;
    case 'shared':
      return `shared ${event.what} with ${event.with.map((user) => `<@${user}>`).join(', ')}, outside the channel`;
    case 'merged':
      return withReason(`merged it into ${event.into}`, event.why);
    case 'unmerged':
      return withReason(`took the merge into ${event.from} back`, event.why);
    case 'linked':
      return withReason(`linked it to ${event.to}`, event.why);
    case 'unlinked':
      return `took the link to ${event.from} away`;
    case 'draft-wanted':
      return `asked for a draft (${event.template})`;
    default:
      return event satisfies never;
  }
}

function channelNews(news: ChannelNews): string {
  switch (news.what) {
    case 'renamed':
      return `renamed the channel to #${news.name}`;
    case 'archived':
      return 'archived the channel';
    case 'unarchived':
      return 'unarchived the channel';
    case 'deleted':
      return 'deleted the channel';
    case 'scribe-out':
      return 'saw that Scribe was removed from the channel';
    case 'scribe-back':
      return 'saw that Scribe was invited into the channel again';
    case 'made-private':
      return 'made the channel private';
    case 'made-public':
      return 'made the channel public';
    default:
      return news satisfies never;
  }
}

function declared(what: Extract<IncidentEvent, { kind: 'declared' }>['what']): string {
  const marks = [
    ...(what.severity ? [`SEV-${what.severity}`] : []),
    ...(what.private ? ['private'] : []),
    ...(what.drill ? ['a drill'] : []),
  ];
  return `declared "${what.title}"${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
}

/** `before` is unknown for imported incidents, whose past has no declaration. */
function wasOf(event: IncidentEvent, before: Incident | undefined): string | undefined {
  switch (event.kind) {
    case 'status-changed':
      return event.from === event.to ? undefined : event.from;
    case 'severity-changed':
      return event.from === undefined ? 'not set' : `SEV-${event.from}`;
    case 'details-changed':
      return detailsOf(event, 'from');
    case 'retitled':
      return `"${event.from}"`;
    case 'role-taken':
      return event.before === undefined ? undefined : `<@${event.before}>`;
    case 'time-stated':
      return before?.milestones[event.milestone]?.at.toISOString();
    case 'resolved':
    case 'reopened':
    case 'cancelled':
    case 'merged':
    case 'unmerged':
      return before && phaseOf(before);
    case 'channel-seen':
      return event.was === event.private ? undefined : event.was ? 'private' : 'public';
    case 'linked':
      return before && linkTo(before, event.to)?.why;
    case 'unlinked':
      return before && linkTo(before, event.from)?.why;
    case 'declared':
    case 'role-left':
    case 'channel-changed':
    case 'nudge-snoozed':
    case 'shared':
    case 'draft-wanted':
      return undefined;
    default:
      return event satisfies never;
  }
}

/** `services: checkout, payments; Customer: ACME` */
function detailsOf(
  { services, fields = [] }: Extract<IncidentEvent, { kind: 'details-changed' }>,
  when: 'from' | 'to',
): string {
  return [
    ...(services ? [`services: ${services[when].join(', ') || 'none'}`] : []),
    ...fields.map(({ name, value, before }) => `${name}: ${(when === 'to' ? value : before) || 'none'}`),
  ].join('; ');
}

function phaseOf({ phase }: Incident): string {
  switch (phase.state) {
    case 'active':
      return phase.status;
    case 'resolved':
      return withReason('resolved', phase.summary);
    case 'cancelled':
      return withReason('cancelled', phase.why);
    case 'merged':
      return `merged into ${phase.into}`;
    default:
      return phase satisfies never;
  }
}
