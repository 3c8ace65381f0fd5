import type { LateItem } from '../../app/incidents/earlier-like.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { Related, RelatedReason } from '../../domain/incident/related.ts';
import { counted } from './entries.ts';
import { literal, mrkdwn, person, plainLine } from './escape.ts';
import { incidentName } from './names.ts';
import { dayOf, type Reader, when } from './times.ts';

/** Under a declaration: an earlier incident, when it was, and why it is named. */
export function relatedLine({ incident, reasons }: Related, reader: Reader): string {
  return `Earlier: ${incidentName(incident)}, ${dayOf(incident.declaredAt, reader)}: ${reasons.map(reasonWords).join('; ')}.`;
}

/** Under a declaration: what was to be done after an earlier incident, how late it is, and why it is named. */
export function lateItemLine({ item, days, of }: LateItem): string {
  return `${item.key} is ${counted(days, 'day', 'days')} late: ${literal(item.title)} (${of.incident.key}, ${of.reasons.map(reasonWords).join('; ')}).`;
}

/** The button that shows its timeline. */
export function relatedButton({ incident }: Related): string {
  return `Timeline of ${plainLine(incident.key)}`;
}

/** The button that links it. */
export function linkButton({ incident }: Related): string {
  return `Link ${plainLine(incident.key)}`;
}

/** Of one incident, those that people linked. */
export function linkedLines({ related = [] }: Pick<Incident, 'related'>, reader: Reader): readonly string[] {
  return related.map(
    ({ key, why, by, at }) =>
      `Related: ${key}, linked by ${person(by)} ${when(at, reader)}${why === undefined ? '' : `: ${mrkdwn(why)}`}`,
  );
}

/** What everybody reads names no private incident. */
export function linkToPrivate({ key }: Incident, other: string, command: string): string {
  return `${other} is private and ${key} is not: whoever reads ${key} would learn of it. The other way round is possible: \`${command} link ${key}\` in the channel of ${other}.`;
}

function reasonWords(reason: RelatedReason): string {
  switch (reason.kind) {
    case 'services':
      return `same service, ${reason.names.map(literal).join(', ')}`;
    case 'words':
      return `its title has ${reason.words.map((word) => `“${literal(word)}”`).join(', ')} too`;
    case 'field':
      return `same ${literal(reason.name)}, ${literal(reason.value)}`;
    default:
      return reason satisfies never;
  }
}
