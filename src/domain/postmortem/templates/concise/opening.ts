import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import { field, fieldLines, type Phrase, paragraph, strong } from '../../document/nodes.ts';
import { dateOf, documentStatus, durationOf, peopleOr, titleOf } from '../sections/header.ts';
import { amount } from '../sections/impact.ts';
import { lossPhrases } from '../sections/losses.ts';
import { fieldItem, listOf } from '../sections/points.ts';
import { open, stated, typedOr } from '../sections/statements.ts';
import { summaryBlocks } from '../sections/summary.ts';
import { TWENTY_FOUR_HOURS } from '../sections/write-time.ts';

/** Title, date, authors with their roles, status, severity. */
export function header(analysis: Analysis): DraftSection {
  return {
    id: 'header',
    heading: `Postmortem: ${titleOf(analysis)}`,
    level: 1,
    blocks: [
      fieldLines(
        field('Date', dateOf(analysis)),
        field('Authors', peopleOr(analysis, 'authors')),
        field('Status', documentStatus(analysis)),
        field('Severity', severity(analysis)),
      ),
    ],
  };
}

const SEVERITIES = { 1: 'P1 (Critical)', 2: 'P2 (High)', 3: 'P3 (Medium)', 4: 'P4 (Low)' } as const;

function severity({ record }: Analysis): Phrase[] {
  return record.severity === undefined
    ? open('severity')
    : stated(SEVERITIES[record.severity], fromField('severity'));
}

/** The summary, and the impact as a list of figures. */
export function summary(analysis: Analysis): DraftSection {
  const { users, failedRequests, revenue } = analysis.record.impact;
  const lost = lossPhrases(analysis, TWENTY_FOUR_HOURS);
  const label = { ...paragraph(strong('Impact:')), data: { remark: true as const } };
  return {
    id: 'summary',
    heading: 'Summary',
    level: 2,
    blocks: [
      ...summaryBlocks(analysis),
      label,
      listOf('bullets', [
        fieldItem('Duration', durationOf(analysis)),
        fieldItem('Users affected', typedOr(analysis, 'impact.users', users)),
        fieldItem('Requests failed', typedOr(analysis, 'impact.failedRequests', amount(failedRequests))),
        fieldItem('Revenue impact', typedOr(analysis, 'impact.revenue', revenue)),
        ...(lost.length > 0 ? [fieldItem('Losses', lost)] : []),
      ]),
    ],
  };
}
