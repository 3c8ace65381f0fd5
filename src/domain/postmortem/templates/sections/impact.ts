import { durationWords, grouped, spanOf } from '../../../timeline/time-words.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import { factNamed } from '../../analysis/facts.ts';
import type { DraftSection } from '../../document/document.ts';
import { bullets, field, type Phrase } from '../../document/nodes.ts';
import { says } from '../../document/prose.ts';
import type { Impact } from '../../record/record.ts';
import { durationOf } from './header.ts';
import { lossPhrases } from './losses.ts';
import { withPeriods } from './periods.ts';
import { restoredEarlier } from './recovery.ts';
import { open, stated, typedOr } from './statements.ts';
import { TWENTY_FOUR_HOURS } from './write-time.ts';

/** Impact on users and on the business, field by field. */
export function impact(analysis: Analysis): DraftSection[] {
  return [
    { id: 'impact', heading: 'Impact', level: 2, blocks: [] },
    { id: 'impact.user', heading: 'User Impact', level: 3, blocks: [bullets(userImpact(analysis))] },
    {
      id: 'impact.business',
      heading: 'Business Impact',
      level: 3,
      blocks: [bullets(businessImpact(analysis))],
    },
  ];
}

function userImpact(analysis: Analysis): Phrase[][] {
  const { users, regions, functionality } = analysis.record.impact;
  return [
    field('Affected Users', typedOr(analysis, 'impact.users', users)),
    field('Affected Regions', typedOr(analysis, 'impact.regions', regions?.join(', '))),
    field('Duration', impactTimes(analysis)),
    field('Functionality Affected', typedOr(analysis, 'impact.functionality', functionality)),
    ...services(analysis),
    ...ifFilled(analysis, 'Data', 'data'),
    ...losses(analysis),
  ];
}

/** Start and end of the impact; where nobody stated the start, the question for it goes here. */
function impactTimes(analysis: Analysis): Phrase[] {
  const { facts, reading } = analysis;
  const { impactStarted, detected, resolved } = reading.milestones;
  if (!impactStarted) return open('impact-start', detected?.entries ?? []);
  const times = factNamed(facts, 'impact-to-resolved');
  if (!times || !resolved) return durationOf(analysis);
  const words = `${spanOf(times.from, times.to)} (${durationWords(times.minutes)})`;
  const restored = restoredEarlier(analysis, TWENTY_FOUR_HOURS);
  return [
    ...withPeriods(words, analysis, TWENTY_FOUR_HOURS),
    ...(restored ? stated(`; ${restored.words}`, restored) : []),
  ];
}

function services(analysis: Analysis): Phrase[][] {
  const named = serviceNames(analysis);
  return named ? [field('Services', named)] : [];
}

/** What people filled in or marked as lost; the seed does not ask for it. */
function losses(analysis: Analysis): Phrase[][] {
  const lost = lossPhrases(analysis, TWENTY_FOUR_HOURS);
  return lost.length === 0 ? [] : [field('Losses', lost)];
}

/** The affected services, with their states where somebody noted them. */
export function serviceNames({ record }: Analysis): Phrase[] | undefined {
  const states = (record.impact.services ?? []).map(({ name, state }) =>
    state ? `${name} (${state})` : name,
  );
  const named = states.length > 0 ? states : record.services;
  if (named.length === 0) return undefined;
  const source = fromField(states.length > 0 ? 'impact.services' : 'services');
  return says(record, named.join(', '), source);
}

function businessImpact(analysis: Analysis): Phrase[][] {
  const { failedRequests, revenue, sloBudget, tickets } = analysis.record.impact;
  return [
    field('Failed Requests', typedOr(analysis, 'impact.failedRequests', amount(failedRequests))),
    field('Revenue Impact', typedOr(analysis, 'impact.revenue', revenue)),
    field('SLO Impact', typedOr(analysis, 'impact.sloBudget', sloBudget)),
    field(
      'Customer Complaints',
      typedOr(analysis, 'impact.tickets', tickets === undefined ? undefined : ticketWords(tickets)),
    ),
    ...ifFilled(analysis, 'Reputation', 'reputation'),
    ...ifFilled(analysis, 'SLA', 'sla'),
    ...ifFilled(analysis, 'Compliance', 'compliance'),
  ];
}

/** The seed does not ask for this field, so it shows only when somebody filled it in. */
function ifFilled(
  { record }: Analysis,
  label: string,
  name: keyof Impact & ('data' | 'reputation' | 'sla' | 'compliance'),
): Phrase[][] {
  const value = record.impact[name];
  return value?.trim() ? [field(label, says(record, value, fromField(`impact.${name}`)))] : [];
}

/** Numbers with thousands separators, words unchanged. */
export function amount(value: number | string | undefined): string | undefined {
  return typeof value === 'number' ? grouped(value) : value;
}

/** `31 support tickets`. */
export function ticketWords(tickets: number | string): string {
  return typeof tickets === 'string'
    ? tickets
    : `${amount(tickets)} support ${tickets === 1 ? 'ticket' : 'tickets'}`;
}
