import type { Postmortem } from '../document/document.ts';
import { survey } from '../document/walk.ts';
import { type FieldAnswer, lastAnswers } from './answers.ts';
import type { Question } from './questions.ts';

/**
 * The questions of a document that are still unanswered since it was drafted. A section that a person wrote is not
 * drafted again, so every answer counts there.
 */
export function stillOpen(
  document: Postmortem,
  answers: readonly FieldAnswer[],
  asOf: Date,
): readonly Question[] {
  const given = lastAnswers(answers).filter(({ text }) => text !== '');
  if (given.length === 0) return document.questions;
  const ever = new Set(given.map(({ question }) => question));
  const since = new Set(given.filter(({ at }) => at > asOf).map(({ question }) => question));
  const peoples = document.sections.filter(({ author }) => author.kind === 'person');
  const kept = new Set(survey(peoples.flatMap(({ blocks }) => blocks)).questions.map(({ id }) => id));
  return document.questions.filter(({ id }) => !since.has(id) && !(kept.has(id) && ever.has(id)));
}
