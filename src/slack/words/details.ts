import type { Details } from '../../domain/incident/details.ts';
import { literal } from './escape.ts';

/** `Services: checkout, payments · Customer: ACME`: what an incident concerns, where somebody said so. */
export function detailsLine({ services = [], fields = [] }: Details): string {
  return [
    ...(services.length > 0 ? [`Services: ${services.map(literal).join(', ')}`] : []),
    ...fields.map(({ name, value }) => `${literal(name)}: ${literal(value)}`),
  ].join(' · ');
}

/** How forms ask for it. */
export const DETAILS = {
  services: 'Services',
  servicesExample: 'Which ones it concerns',
  number: 'A whole number',
  choice: 'Choose one',
  person: 'Choose a person',
  text: 'A word or a sentence',
} as const;

/** A field that does not take what was typed. */
export function notTaken(name: string): string {
  return `${name} does not take this.`;
}
