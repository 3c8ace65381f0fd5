import { longDay } from '../../../timeline/twelve-hour.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, cite, paragraph, remark, text } from '../../document/nodes.ts';
import { titleOf } from '../sections/header.ts';
import { fieldItem, listOf } from '../sections/points.ts';
import { causeOrAsked, durationPhrase, impactWords, startWords } from '../sections/public-sections.ts';

/** Title, and the apology of an incident that is over and that users felt. */
export function opening(analysis: Analysis): DraftSection[] {
  return [
    { id: 'header', heading: `Postmortem: ${titleOf(analysis)}`, level: 1, blocks: preamble(analysis) },
    { id: 'report', heading: 'Postmortem Report', level: 2, blocks: [] },
  ];
}

const APOLOGY =
  'We know what an interruption like this means for the people who rely on our service, and we apologize to everyone who was affected.';

function preamble(analysis: Analysis): Block[] {
  const { began, record } = analysis;
  if (record.drill) return [remark('This is the report on a drill; nothing was interrupted.')];
  if (!began) return [remark('This is the report on an incident of which nothing is recorded yet.')];
  return [
    paragraph(
      text(`This is the report on the incident of ${longDay(began.at)}.`),
      cite(began),
      ...(owesApology(analysis) ? [text(` ${APOLOGY}`)] : []),
    ),
  ];
}

/** What users could not do interrupts them; a leak alone does not. */
function owesApology({ record, reading }: Analysis): boolean {
  const { kind, impact, status } = record;
  const isOver = status === 'resolved' || (status === undefined && reading.milestones.resolved !== undefined);
  const interrupted = [
    impact.functionality,
    impact.accessibility,
    impact.services?.length,
    impact.failedRequests,
  ].some(Boolean);
  const affected = interrupted || Boolean(impact.users) || reading.milestones.impactStarted !== undefined;
  return isOver && (kind === 'security' ? interrupted : affected);
}

/** When it was, how long it lasted, its impact, and its cause. */
export function summary(analysis: Analysis): DraftSection {
  return {
    id: 'summary',
    heading: '1. Incident Summary',
    level: 3,
    blocks: [
      listOf('bullets', [
        fieldItem('Date and Time of Incident', startWords(analysis)),
        fieldItem('Duration', durationPhrase(analysis)),
        fieldItem('Impact', impactWords(analysis)),
        fieldItem('Root Cause', causeOrAsked(analysis)),
      ]),
    ],
  };
}
