import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { remark } from '../../document/nodes.ts';
import { titleOf } from '../sections/header.ts';
import { itemOf, listOf } from '../sections/points.ts';

const PRINCIPLES = [
  'We assume that everybody acted with good intentions and with what they knew at the time',
  'We look at how systems and processes failed, not at who did what',
  'We turn what we find into improvements that can be carried out',
  'We share what we learn beyond the team',
];

/** Title, and the rules by which the document is written and read. */
export function principles(analysis: Analysis): DraftSection[] {
  const items = PRINCIPLES.map((words) => ({ ...itemOf([]), children: [remark(words)] }));
  return [
    { id: 'header', heading: `Incident Postmortem: ${titleOf(analysis)}`, level: 1, blocks: [] },
    {
      id: 'principles',
      heading: 'Blameless Postmortem Principles',
      level: 2,
      blocks: [
        remark('This document is for learning and improving, not for finding somebody to blame.'),
        listOf('bullets', items),
      ],
    },
  ];
}
