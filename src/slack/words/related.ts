import type { Related, RelatedReason } from '../../domain/incident/related.ts';
import { literal, plainLine } from './escape.ts';
import { incidentName } from './names.ts';
import { dayOf, type Reader } from './times.ts';

/** Under a declaration: an earlier incident, when it was, and why it is named. */
export function relatedLine({ incident, reasons }: Related, reader: Reader): string {
  return `Earlier: ${incidentName(incident)}, ${dayOf(incident.declaredAt, reader)}: ${reasons.map(reasonWords).join('; ')}.`;
}

/** The button that shows its timeline. */
export function relatedButton({ incident }: Related): string {
  return `Timeline of ${plainLine(incident.key)}`;
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
