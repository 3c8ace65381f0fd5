import type { ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import { says } from '../../document/prose.ts';
import { services } from '../comprehensive/impact-assessment.ts';
import { amount } from '../sections/impact.ts';
import { fieldItem, itemOf, itemsOr, listOf } from '../sections/points.ts';
import { impactAgain } from '../sections/public-sections.ts';

/** Services, users and business. */
export function impact(analysis: Analysis): DraftSection {
  return {
    id: 'impact',
    heading: '4. Impact Analysis',
    level: 3,
    blocks: [
      listOf('bullets', [
        itemsOr('Services Affected', services(analysis), 'impact.services'),
        fieldItem('User Impact', impactAgain(analysis)),
        itemsOr('Business Impact', businessImpact(analysis), 'impact.revenue'),
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

function businessImpact({ record }: Analysis): ListItem[] {
  return BUSINESS.flatMap(([name, label]) => {
    const value = amount(record.impact[name]);
    return value?.trim() ? [itemOf(says(record, `${label}: ${value}`, fromField(`impact.${name}`)))] : [];
  });
}
