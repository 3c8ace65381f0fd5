import type { Analysis } from '../../analysis/analysis.ts';
import { type Block, paragraph, QUESTION_LIST, remark } from '../../document/nodes.ts';
import { diagram } from '../narrative/timeline.ts';
import { figures } from '../sections/figures.ts';
import { listOr, luckItems, preventedItems, wellItems } from '../sections/retrospective.ts';
import { causeBlocks } from '../sections/root-cause.ts';
import { open } from '../sections/statements.ts';

/** What a block slot writes; `uses` tells whether the template has a separate slot for a part of it. */
type Write = (analysis: Analysis, uses: (slot: string) => boolean) => Block[];

/** Blocks of their own, or the body of a built-in section under a shorter name. */
export type BlockSlot = { readonly write: Write } | { readonly body: string };

/** Every slot that needs its own paragraph, apart from the bodies of built-in sections. */
export const BLOCK_SLOTS: ReadonlyMap<string, BlockSlot> = new Map<string, BlockSlot>([
  ['summary', { body: 'comprehensive/summary.quick' }],
  ['impact', { body: 'standard/impact' }],
  ['metrics', { body: 'comprehensive/impact.metrics' }],
  ['timeline', { body: 'standard/timeline' }],
  ['diagram', { write: (analysis) => orAsked(analysis, diagram(analysis)) }],
  ['figures', { write: (analysis) => orAsked(analysis, figures(analysis)) }],
  ['root-cause', { write: (analysis) => causeBlocks(analysis) }],
  ['contributing', { body: 'standard/root-cause.contributing' }],
  ['five-whys', { body: 'comprehensive/root-cause.whys' }],
  ['fishbone', { body: 'comprehensive/root-cause.fishbone' }],
  ['went-well', { write: wentWell }],
  ['prevented-worse', { write: preventedWorse }],
  ['lucky', { write: (analysis) => listOr('bullets', luckItems(analysis), 'lucky') }],
  ['went-wrong', { body: 'standard/wrong' }],
  ['lessons', { body: 'concise/lessons' }],
  ['actions', { body: 'concise/actions' }],
  ['prevention', { body: 'concise/prevention' }],
  ['success-metrics', { body: 'standard/follow-up.success' }],
  ['process-metrics', { body: 'comprehensive/improvement.metrics' }],
  ['communications', { body: 'concise/appendix.communication' }],
  ['communications.internal', { body: 'comprehensive/communication.internal' }],
  ['communications.external', { body: 'comprehensive/communication.external' }],
  ['related', { body: 'comprehensive/related' }],
  ['references', { body: 'comprehensive/appendix.references' }],
  ['logs', { body: 'comprehensive/evidence.logs' }],
  ['graphs', { body: 'concise/appendix.graphs' }],
  ['code-changes', { body: 'comprehensive/evidence.code' }],
  ['meeting', { body: 'comprehensive/meeting' }],
  ['sign-off', { body: 'comprehensive/sign-off' }],
  ['distribution', { body: 'comprehensive/distribution' }],
  ['glossary', { body: 'comprehensive/appendix.glossary' }],
  ['tools', { body: 'comprehensive/appendix.tools' }],
  ['document-status', { body: 'standard/status' }],
  ['questions', { write: () => [QUESTION_LIST] }],
]);

/** Where the record has nothing for a figure or picture: the question for its entries, or that there are too few. */
function orAsked({ record }: Analysis, blocks: Block[]): Block[] {
  if (blocks.length > 0) return blocks;
  return record.entries.length === 0
    ? [paragraph(...open('entries'))]
    : [remark('Too little is recorded for it.')];
}

/** Mitigating factors and luck go here where the template has no slot for them. */
function wentWell(analysis: Analysis, uses: (slot: string) => boolean): Block[] {
  const prevented = uses('prevented-worse') ? [] : preventedItems(analysis, 'Kept it from getting worse: ');
  const luck = uses('lucky') || uses('prevented-worse') ? [] : luckItems(analysis);
  return listOr('bullets', [...wellItems(analysis), ...prevented, ...luck], 'well');
}

function preventedWorse(analysis: Analysis, uses: (slot: string) => boolean): Block[] {
  const luck = uses('lucky') ? [] : luckItems(analysis);
  return listOr('bullets', [...preventedItems(analysis), ...luck], 'preventedWorse');
}
