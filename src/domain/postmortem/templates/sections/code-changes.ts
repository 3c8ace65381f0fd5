import type { Analysis } from '../../analysis/analysis.ts';
import { type Block, paragraph } from '../../document/nodes.ts';
import { type Exhibit, evidenceOf, exhibit } from './exhibits.ts';
import { open } from './statements.ts';

/** The code changes that caused the incident, those that ended it, or those of which nobody said which they are. */
export function codeOf(analysis: Analysis, what: 'cause' | 'fix' | undefined): Exhibit[] {
  return evidenceOf(analysis, 'code-diff').filter(({ item: { shows } }) => shows === what);
}

/** All code changes, and a question where people called all of them the problem or all of them the fix. */
export function codeChanges(analysis: Analysis): Block[] {
  const changes = evidenceOf(analysis, 'code-diff');
  const change = analysis.reading.change ? [analysis.reading.change.id] : [];
  if (changes.length === 0) return [paragraph(...open('codeChanges', change))];
  const shown = changes.flatMap((each) => exhibit(each));
  if (codeOf(analysis, undefined).length > 0) return shown;
  return [
    ...shown,
    ...(codeOf(analysis, 'cause').length === 0 ? [paragraph(...open('code.cause', change))] : []),
    ...(codeOf(analysis, 'fix').length === 0 ? [paragraph(...open('code.fix'))] : []),
  ];
}
