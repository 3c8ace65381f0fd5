import type { List, ListItem } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { type Block, cite, paragraph, remark, text } from '../../nodes.ts';
import { inline } from '../../prose.ts';
import { statusWords } from '../sections/actions.ts';
import { itemOf, listOf } from '../sections/points.ts';
import { measurePoint } from '../sections/prevention.ts';
import { resolutionBlocks } from '../sections/resolution.ts';
import { listOr } from '../sections/retrospective.ts';
import { causeBlocks, factors } from '../sections/root-cause.ts';
import { open } from '../sections/wording.ts';

/** Why it happened, and how it was ended, in prose. Without a cause, what contributed to it; else that stays inside. */
export function rootCauseAndResolution(findings: Findings): DraftSection {
  const contributing: Block[] = findings.record.rootCause?.trim() ? [] : [factorsOutside(findings)];
  return {
    id: 'root-cause',
    heading: 'Root Cause and Resolution',
    level: 2,
    blocks: [...causeBlocks(findings), ...contributing, ...resolutionBlocks(findings)],
  };
}

/** Of what contributed, readers outside see what people said or accepted. */
function factorsOutside(findings: Findings): List {
  return {
    ...listOf('bullets', factors(findings)),
    data: { candidates: ['contributing'], onlyAccepted: true, lead: 'What contributed to it:' },
  };
}

/** Where to improve, whether or not it is in place, and the tasks that follow. */
export function measures(findings: Findings): DraftSection {
  const areas = findings.record.prevention.map((measure, index) => measurePoint(findings, measure, index));
  return {
    id: 'prevention',
    heading: 'Corrective and Preventative Measures',
    level: 2,
    blocks: [
      ...(areas.length === 0 ? [] : [remark('Areas for improvement:')]),
      ...listOr('bullets', areas, 'prevention'),
      ...tasks(findings),
    ],
  };
}

/** The tasks without owners and dates, which are of no use to readers outside. */
function tasks({ record }: Findings): Block[] {
  if (record.actions.length === 0) return [paragraph(...open('actions'))];
  const items = record.actions.map((action, index): ListItem => {
    const state = action.status && action.status !== 'open' ? ` (${statusWords(action).toLowerCase()})` : '';
    return itemOf([...inline(record, action.title), cite(fromField(`actions.${index}`)), text(state)]);
  });
  return [remark('Specific tasks:'), listOf('bullets', items)];
}
