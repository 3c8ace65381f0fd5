import type { List, ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, cite, paragraph, remark, text } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import { statusWords } from '../sections/actions.ts';
import { causeInBrief } from '../sections/cause.ts';
import { itemOf, listOf } from '../sections/points.ts';
import { measurePoint } from '../sections/prevention.ts';
import { resolutionBlocks } from '../sections/resolution.ts';
import { listOr } from '../sections/retrospective.ts';
import { causeBlocks, factors, markedFactors } from '../sections/root-cause.ts';
import { open } from '../sections/statements.ts';
import { TWELVE_HOURS } from '../sections/write-time.ts';

/**
 * Why it happened and how it ended, in prose. Where a cause is known, the contributing factors that people wrote stay
 * internal; entries that they marked are part of the story.
 */
export function rootCauseAndResolution(analysis: Analysis): DraftSection {
  const isKnown = causeInBrief(analysis, TWELVE_HOURS).length > 0;
  const marked = markedFactors(analysis, TWELVE_HOURS);
  const contributing: Block[] = !isKnown
    ? [factorsOutside(analysis)]
    : marked.length > 0
      ? [listOf('bullets', marked)]
      : [];
  return {
    id: 'root-cause',
    heading: 'Root Cause and Resolution',
    level: 2,
    blocks: [...causeBlocks(analysis, TWELVE_HOURS), ...contributing, ...resolutionBlocks(analysis)],
  };
}

/** Outside readers see only the factors that people stated or accepted. */
function factorsOutside(analysis: Analysis): List {
  return {
    ...listOf('bullets', factors(analysis, undefined, TWELVE_HOURS)),
    data: { candidates: ['contributing'], onlyAccepted: true, lead: 'What contributed to it:' },
  };
}

/** Improvements, in place or not, and the tasks that follow. */
export function measures(analysis: Analysis): DraftSection {
  const areas = analysis.record.prevention.map((measure, index) => measurePoint(analysis, measure, index));
  return {
    id: 'prevention',
    heading: 'Corrective and Preventative Measures',
    level: 2,
    blocks: [
      ...(areas.length === 0 ? [] : [remark('Areas for improvement:')]),
      ...listOr('bullets', areas, 'prevention'),
      ...tasks(analysis),
    ],
  };
}

/** The tasks without owners and dates, which are of no use to outside readers. */
function tasks({ record }: Analysis): Block[] {
  if (record.actions.length === 0) return [paragraph(...open('actions'))];
  const items = record.actions.map((action, index): ListItem => {
    const state = action.status && action.status !== 'open' ? ` (${statusWords(action).toLowerCase()})` : '';
    return itemOf([...inline(record, action.title), cite(fromField(`actions.${index}`)), text(state)]);
  });
  return [remark('Specific tasks:'), listOf('bullets', items)];
}
