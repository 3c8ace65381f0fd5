import { type FieldAnswer, isListed } from '../../domain/postmortem/questions/answers.ts';
import type { PostmortemState } from '../../domain/postmortem/review/postmortem-state.ts';
import type { ReadAnswer } from './answer-questions.ts';

/**
 * Answers of others to the same questions that came in while a form was open, where only one can be kept. `version`
 * counts the answers that there were when it was opened; without it nothing counts as overtaken.
 */
export function conflictingAnswers(
  { answers }: Pick<PostmortemState, 'answers'>,
  mine: readonly ReadAnswer[],
  { by, version }: { readonly by: string; readonly version: number | undefined },
): readonly FieldAnswer[] {
  const since = answers.slice(version ?? answers.length);
  return mine.flatMap(({ id, reading }) => {
    if (reading.kind !== 'field' && reading.kind !== 'settled') return [];
    if (reading.kind === 'field' && isListed(id)) return [];
    const theirs = since.findLast(({ question }) => question === id);
    return theirs && theirs.by !== by && theirs.text !== reading.text ? [theirs] : [];
  });
}
