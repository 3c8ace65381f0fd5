import type { ListItem } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import type { Block } from '../../nodes.ts';
import { says } from '../../prose.ts';
import type { FieldName } from '../../questions.ts';
import { amount } from '../sections/impact.ts';
import { metricsQuestion, metricsTable } from '../sections/metrics-table.ts';
import { fieldItem, itemOf, listOf } from '../sections/points.ts';
import { isClause } from '../sections/typed-words.ts';
import { open, typedOr } from '../sections/wording.ts';

/** Impact on users, business and systems, and the metrics that show it. */
export function impactAssessment(findings: Findings): DraftSection[] {
  const parts: readonly (readonly [string, string, Block[]])[] = [
    ['user', 'User Impact', [listOf('bullets', userImpact(findings))]],
    ['business', 'Business Impact', [listOf('bullets', businessImpact(findings))]],
    ['technical', 'Technical Impact', [listOf('bullets', technicalImpact(findings))]],
    ['metrics', 'Metrics', [...metricsTable(findings), ...metricsQuestion(findings)]],
  ];
  return [
    { id: 'impact', heading: 'Impact Assessment', level: 2, blocks: [] },
    ...parts.map(
      ([id, heading, blocks]): DraftSection => ({ id: `impact.${id}`, heading, level: 3, blocks }),
    ),
  ];
}

function userImpact(findings: Findings): ListItem[] {
  const { users, regions, functionality, accessibility } = findings.record.impact;
  return [
    item(findings, 'Number of Users Affected', 'impact.users', users),
    item(findings, 'Geographic Region', 'impact.regions', regions?.join(', ')),
    item(findings, 'User Experience Impact', 'impact.functionality', affected(functionality)),
    item(findings, 'Accessibility', 'impact.accessibility', accessibility),
  ];
}

/** `Affected: user authentication`: words that are no sentence do not say what became of them. */
function affected(functionality: string | undefined): string | undefined {
  const says = !functionality?.trim() || isClause(functionality);
  return says ? functionality : `Affected: ${functionality}`;
}

function businessImpact(findings: Findings): ListItem[] {
  const { revenue, reputation, sla, compliance, sloBudget, failedRequests, tickets } = findings.record.impact;
  return [
    item(findings, 'Revenue Impact', 'impact.revenue', revenue),
    item(findings, 'Reputation Impact', 'impact.reputation', reputation),
    ...ifGiven(findings, 'Support Tickets', 'impact.tickets', amount(tickets)),
    item(findings, 'SLA Impact', 'impact.sla', sla),
    ...ifGiven(findings, 'Error Budget', 'impact.sloBudget', sloBudget),
    ...ifGiven(findings, 'Failed Requests', 'impact.failedRequests', amount(failedRequests)),
    item(findings, 'Compliance Impact', 'impact.compliance', compliance),
  ];
}

function technicalImpact(findings: Findings): ListItem[] {
  const { data, infrastructure } = findings.record.impact;
  const affected = services(findings);
  return [
    fieldItem(
      'Services Affected',
      affected.length > 0 ? [...affected, ...stateQuestion(findings)] : open('impact.services'),
    ),
    item(findings, 'Data Impact', 'impact.data', data),
    item(findings, 'Infrastructure Impact', 'impact.infrastructure', infrastructure),
  ];
}

/** The question where a service is named, but not how it was hit. */
function stateQuestion({ record: { impact } }: Findings): ListItem[] {
  const isWhole = (impact.services ?? []).length > 0 && impact.services?.every(({ state }) => state);
  return isWhole ? [] : [itemOf(open('impact.services'))];
}

/** The services with their states, or else their names. */
export function services({ record }: Findings): ListItem[] {
  const states = record.impact.services ?? [];
  if (states.length > 0) {
    return states.map(({ name, state }, index) =>
      itemOf(says(record, state ? `${name} (${state})` : name, fromField(`impact.services.${index}`))),
    );
  }
  return record.services.map((name, index) => itemOf(says(record, name, fromField(`services.${index}`))));
}

function item(findings: Findings, label: string, field: FieldName, value: string | undefined): ListItem {
  return fieldItem(label, typedOr(findings, field, value, field));
}

/** What the seed does not ask for is shown only when somebody filled it in. */
function ifGiven(findings: Findings, label: string, field: FieldName, value: string | undefined): ListItem[] {
  return value?.trim() ? [item(findings, label, field, value)] : [];
}
