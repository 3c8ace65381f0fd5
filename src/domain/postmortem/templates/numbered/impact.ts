import type { ListItem } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { says } from '../../prose.ts';
import { services } from '../comprehensive/impact-assessment.ts';
import { amount } from '../sections/impact.ts';
import { impactAgain } from '../sections/outside.ts';
import { fieldItem, itemOf, itemsOr, listOf } from '../sections/points.ts';

/** Services, users and business. */
export function impact(findings: Findings): DraftSection {
  return {
    id: 'impact',
    heading: '4. Impact Analysis',
    level: 3,
    blocks: [
      listOf('bullets', [
        itemsOr('Services Affected', services(findings), 'impact.services'),
        fieldItem('User Impact', impactAgain(findings, 'data')),
        itemsOr('Business Impact', businessImpact(findings), 'impact.revenue'),
      ]),
    ],
  };
}

const BUSINESS = [
  ['revenue', 'Revenue'],
  ['reputation', 'Reputation'],
  ['failedRequests', 'Failed requests'],
  ['tickets', 'Support tickets'],
  ['sloBudget', 'Error budget'],
  ['sla', 'Service level agreements'],
  ['compliance', 'Compliance'],
] as const;

function businessImpact({ record }: Findings): ListItem[] {
  return BUSINESS.flatMap(([name, label]) => {
    const value = amount(record.impact[name]);
    return value?.trim() ? [itemOf(says(record, `${label}: ${value}`, fromField(`impact.${name}`)))] : [];
  });
}
