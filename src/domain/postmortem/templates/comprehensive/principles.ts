import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { remark } from '../../nodes.ts';
import { titleOf } from '../sections/header.ts';
import { itemOf, listOf } from '../sections/points.ts';

const PRINCIPLES = [
  'Everybody acted with good intentions and with what they knew at the time',
  'What is looked at is the system and its processes, not the people in them',
  'What is found turns into improvements that can be carried out',
  'What is learned is shared beyond the team',
];

/** Title, and the rules by which the document is written and read. */
export function principles(findings: Findings): DraftSection[] {
  const items = PRINCIPLES.map((words) => ({ ...itemOf([]), children: [remark(words)] }));
  return [
    { id: 'header', heading: `Incident Postmortem: ${titleOf(findings)}`, level: 1, blocks: [] },
    {
      id: 'principles',
      heading: 'Blameless Postmortem Principles',
      level: 2,
      blocks: [
        remark('This document is for learning. It does not look for somebody to blame.'),
        listOf('bullets', items),
      ],
    },
  ];
}
