import type { IncidentRecord, RecordAnswer } from '../record/record.ts';

/** The field path of an answer that no other field holds. */
export const answerField = (question: string): string => `answers.${question}`;

/** Answers that close their question by what they say: `Nothing happened`. */
export function closingAnswers({
  answers,
}: Pick<IncidentRecord, 'answers'>): ReadonlyMap<string, RecordAnswer> {
  return new Map(answers.filter(({ fields }) => fields.length === 0).map((each) => [each.question, each]));
}
