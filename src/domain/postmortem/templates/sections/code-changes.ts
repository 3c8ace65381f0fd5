import type { Analysis } from '../../analysis/analysis.ts';
import { type Block, paragraph } from '../../document/nodes.ts';
import { type Exhibit, evidenceOf, exhibit } from './exhibits.ts';
import { open } from './statements.ts';

const FIX = /\b(?:fix(?:es|ed)?|hot-?fix|patch(?:es|ed)?|revert(?:s|ed)?|repair(?:s|ed)?)\b/i;

/** The code changes that caused the incident, or those that ended it: as people classified them, otherwise by title. */
export function codeOf(analysis: Analysis, what: 'cause' | 'fix'): Exhibit[] {
  return evidenceOf(analysis, 'code-diff').filter(
    ({ item: { shows, title } }) => (shows ?? (FIX.test(title) ? 'fix' : 'cause')) === what,
  );
}

/** All code changes, and a question where only the problem or only the fix is there. */
export function codeChanges(analysis: Analysis): Block[] {
  const changes = evidenceOf(analysis, 'code-diff');
  const change = analysis.reading.change ? [analysis.reading.change.id] : [];
  if (changes.length === 0) return [paragraph(...open('codeChanges', change))];
  return [
    ...changes.flatMap((each) => exhibit(each)),
    ...(codeOf(analysis, 'cause').length === 0 ? [paragraph(...open('code.cause', change))] : []),
    ...(codeOf(analysis, 'fix').length === 0 ? [paragraph(...open('code.fix'))] : []),
  ];
}
