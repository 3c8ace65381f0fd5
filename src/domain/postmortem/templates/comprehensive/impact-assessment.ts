import type { ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import type { Block } from '../../document/nodes.ts';
import { says } from '../../document/prose.ts';
import type { FieldName } from '../../questions/questions.ts';
import { amount } from '../sections/impact.ts';
import { lossPhrases } from '../sections/losses.ts';
import { metricsQuestion, metricsTable } from '../sections/metrics-table.ts';
import { fieldItem, itemOf, listOf } from '../sections/points.ts';
import { open, typedOr } from '../sections/statements.ts';
import { TWENTY_FOUR_HOURS } from '../sections/write-time.ts';

/** Impact on users, business and systems, and the metrics that show it. */
export function impactAssessment(analysis: Analysis): DraftSection[] {
  const parts: readonly (readonly [string, string, Block[]])[] = [
    ['user', 'User Impact', [listOf('bullets', userImpact(analysis))]],
    ['business', 'Business Impact', [listOf('bullets', businessImpact(analysis))]],
    ['technical', 'Technical Impact', [listOf('bullets', technicalImpact(analysis))]],
    ['metrics', 'Metrics', [...metricsTable(analysis), ...metricsQuestion(analysis)]],
  ];
  return [
    { id: 'impact', heading: 'Impact Assessment', level: 2, blocks: [] },
    ...parts.map(
      ([id, heading, blocks]): DraftSection => ({ id: `impact.${id}`, heading, level: 3, blocks }),
    ),
  ];
}

function userImpact(analysis: Analysis): ListItem[] {
  const { users, regions, functionality, accessibility } = analysis.record.impact;
  return [
    item(analysis, 'impact.users', users),
    item(analysis, 'impact.regions', regions?.join(', ')),
    item(analysis, 'impact.functionality', functionality),
    item(analysis, 'impact.accessibility', accessibility),
  ];
}

function businessImpact(analysis: Analysis): ListItem[] {
  const { revenue, reputation, sla, compliance, sloBudget, failedRequests, tickets } = analysis.record.impact;
  return [
    item(analysis, 'impact.revenue', revenue),
    item(analysis, 'impact.reputation', reputation),
    ...ifGiven(analysis, 'impact.tickets', amount(tickets)),
    item(analysis, 'impact.sla', sla),
    ...ifGiven(analysis, 'impact.sloBudget', sloBudget),
    ...ifGiven(analysis, 'impact.failedRequests', amount(failedRequests)),
    item(analysis, 'impact.compliance', compliance),
  ];
}

function technicalImpact(analysis: Analysis): ListItem[] {
  const { data, infrastructure } = analysis.record.impact;
  const affected = services(analysis);
  const lost = lossPhrases(analysis, TWENTY_FOUR_HOURS);
  return [
    fieldItem(
      'Services Affected',
      affected.length > 0 ? [...affected, ...stateQuestion(analysis)] : open('impact.services'),
    ),
    item(analysis, 'impact.data', data),
    ...(lost.length > 0 ? [fieldItem('Losses', lost)] : []),
    item(analysis, 'impact.infrastructure', infrastructure),
  ];
}

/** The question where a service is named without its state. */
function stateQuestion({ record: { impact } }: Analysis): ListItem[] {
  const isWhole = (impact.services ?? []).length > 0 && impact.services?.every(({ state }) => state);
  return isWhole ? [] : [itemOf(open('impact.services'))];
}

/** The services with their states, or just their names. */
export function services({ record }: Analysis): ListItem[] {
  const states = record.impact.services ?? [];
  if (states.length > 0) {
    return states.map(({ name, state }, index) =>
      itemOf(says(record, state ? `${name} (${state})` : name, fromField(`impact.services.${index}`))),
    );
  }
  return record.services.map((name, index) => itemOf(says(record, name, fromField(`services.${index}`))));
}

const LABELS = {
  'impact.users': 'Number of Users Affected',
  'impact.regions': 'Geographic Region',
  'impact.functionality': 'User Experience Impact',
  'impact.accessibility': 'Accessibility',
  'impact.revenue': 'Revenue Impact',
  'impact.reputation': 'Reputation Impact',
  'impact.tickets': 'Support Tickets',
  'impact.sla': 'SLA Impact',
  'impact.sloBudget': 'Error Budget',
  'impact.failedRequests': 'Failed Requests',
  'impact.compliance': 'Compliance Impact',
  'impact.data': 'Data Impact',
  'impact.infrastructure': 'Infrastructure Impact',
} as const satisfies Partial<Record<FieldName, string>>;

type ImpactField = keyof typeof LABELS;

function item(analysis: Analysis, field: ImpactField, value: string | undefined): ListItem {
  return fieldItem(LABELS[field], typedOr(analysis, field, value));
}

/** The seed does not ask for these, so they show only when somebody filled them in. */
function ifGiven(analysis: Analysis, field: ImpactField, value: string | undefined): ListItem[] {
  return value?.trim() ? [item(analysis, field, value)] : [];
}
