import type { EntryType } from '../timeline/entry.ts';
import type { IncidentEvent } from './event.ts';
import type { Incident, Severity, Status } from './incident.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the record calls things: a team's own words, else the built-in ones. */
export interface RecordWords {
  severity(severity: Severity): string;
  status(status: Status): string;
  role(role: string): string;
}

/** The words that a vocabulary has for the record. */
export function recordWords({ severities, statuses, roles }: Vocabulary): RecordWords {
  return {
    severity: (severity) => severities[severity]?.name ?? `SEV-${severity}`,
    status: (status) => statuses[status]?.name ?? status,
    role: (role) => roles[role]?.name ?? roleWords(role),
  };
}

export function declaredText({ severity, title }: Incident, said: RecordWords): string {
  return `Incident declared${severity ? ` as ${said.severity(severity)}` : ''}: ${title}`;
}

export function statusEntry(
  event: Extract<IncidentEvent, { kind: 'status-changed' }>,
  said: RecordWords,
): [EntryType, string] {
  const head = `Status ${event.from === event.to ? 'still' : `${said.status(event.from)} →`} ${said.status(event.to)}`;
  return event.text ? ['communication', `${head}: ${event.text}`] : ['response', head];
}

export function severityText(
  { from, to, why }: Extract<IncidentEvent, { kind: 'severity-changed' }>,
  said: RecordWords,
): string {
  const now = said.severity(to);
  return withWhy(from ? `Severity ${said.severity(from)} → ${now}` : `Severity set to ${now}`, why);
}

/** `Services: checkout, payments · Customer: ACME, before: none` */
export function detailsText({
  services,
  fields = [],
}: Extract<IncidentEvent, { kind: 'details-changed' }>): string {
  const lines = [
    ...(services
      ? [{ name: 'Services', value: services.to.join(', '), before: services.from.join(', ') }]
      : []),
    ...fields,
  ];
  return lines
    .map(({ name, value, before }) => `${name}: ${value || 'none'}${before ? ` (before: ${before})` : ''}`)
    .join(' · ');
}

export function roleTakenText(
  { user, role, before }: Extract<IncidentEvent, { kind: 'role-taken' }>,
  said: RecordWords,
): string {
  return `<@${user}> is ${said.role(role)}${before ? `, after <@${before}>` : ''}`;
}

export function reopenedText({ before, why }: Extract<IncidentEvent, { kind: 'reopened' }>): string {
  return withWhy(before ? 'Cancellation taken back' : 'Reopened', why);
}

export function unmergedText(
  incident: Incident,
  event: Extract<IncidentEvent, { kind: 'unmerged' }>,
): string {
  return withWhy(`Merge into ${otherName(incident, event.from, event.hidden)} taken back`, event.why);
}

export function sharedText({ what, with: users }: Extract<IncidentEvent, { kind: 'shared' }>): string {
  return `Shared ${what} with ${users.map((user) => `<@${user}>`).join(', ')}, outside the channel`;
}

export function withWhy(head: string, why: string | undefined): string {
  return why ? `${head}: ${why}` : head;
}

/** Built-in role names as people say them. */
function roleWords(role: string): string {
  return role === 'commander' ? 'incident commander' : role === 'scribe' ? 'scribe' : `${role} lead`;
}

/** The record is read by people who may not know of a private incident. */
export function otherName(incident: Incident, other: string, hidden = false): string {
  return hidden || incident.private || other === '' ? 'another incident' : other;
}
