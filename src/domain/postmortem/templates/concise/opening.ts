import { fromField } from '../../../timeline/evidence.ts';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { field, fieldLines, type Phrase, paragraph, strong } from '../../nodes.ts';
import { dateOf, documentStatus, durationOf, peopleOr, titleOf } from '../sections/header.ts';
import { amount } from '../sections/impact.ts';
import { fieldItem, listOf } from '../sections/points.ts';
import { summaryBlocks } from '../sections/summary.ts';
import { open, stated, typedOr } from '../sections/wording.ts';

/** Title, date, authors with their roles, status, severity. */
export function header(findings: Findings): DraftSection {
  return {
    id: 'header',
    heading: `Postmortem: ${titleOf(findings)}`,
    level: 1,
    blocks: [
      fieldLines(
        field('Date', dateOf(findings)),
        field('Authors', peopleOr(findings, 'authors')),
        field('Status', documentStatus(findings)),
        field('Severity', severity(findings)),
      ),
    ],
  };
}

const SEVERITIES = { 1: 'P1 (Critical)', 2: 'P2 (High)', 3: 'P3 (Medium)', 4: 'P4 (Low)' } as const;

function severity({ record }: Findings): Phrase[] {
  return record.severity === undefined
    ? open('severity')
    : stated(SEVERITIES[record.severity], fromField('severity'));
}

/** The summary, and the impact as a list of numbers. */
export function summary(findings: Findings): DraftSection {
  const { users, failedRequests, revenue } = findings.record.impact;
  const label = { ...paragraph(strong('Impact:')), data: { remark: true as const } };
  return {
    id: 'summary',
    heading: 'Summary',
    level: 2,
    blocks: [
      ...summaryBlocks(findings),
      label,
      listOf('bullets', [
        fieldItem('Duration', durationOf(findings)),
        fieldItem('Users affected', typedOr(findings, 'impact.users', users, 'impact.users')),
        fieldItem(
          'Requests failed',
          typedOr(findings, 'impact.failedRequests', amount(failedRequests), 'impact.failedRequests'),
        ),
        fieldItem('Revenue impact', typedOr(findings, 'impact.revenue', revenue, 'impact.revenue')),
      ]),
    ],
  };
}
