import type { MarkName } from '../../timeline/mark.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import type { QuestionName } from './questions.ts';

/** The questions that a mark on an entry answers. */
const MARKS: Readonly<Partial<Record<QuestionName, readonly MarkName[]>>> = {
  'impact-start': ['impact-started'],
  detection: ['detected'],
  acknowledgement: ['acknowledged'],
  declaration: ['declared'],
  mitigation: ['mitigated', 'restored'],
  cause: ['cause'],
  'cause-identified': ['cause'],
  rootCause: ['cause'],
  contributing: ['contributing'],
  loss: ['loss'],
  'over-before': ['restored', 'mitigated'],
};

const ANSWERED_BY_MARK = new Map<MarkName, QuestionName[]>();
for (const [question, marks] of Object.entries(MARKS) as [QuestionName, readonly MarkName[]][]) {
  for (const is of marks) ANSWERED_BY_MARK.set(is, [...(ANSWERED_BY_MARK.get(is) ?? []), question]);
}
const NO_QUESTIONS: readonly string[] = [];

/** Names or ids of the questions that a suggestion answers. */
function answeredBy(suggestion: Suggestion): readonly string[] {
  switch (suggestion.kind) {
    case 'mark':
      return ANSWERED_BY_MARK.get(suggestion.is) ?? NO_QUESTIONS;
    case 'outcome':
      return [`attempt.${suggestion.entry}`];
    case 'incident-kind':
      return ['kind'];
    case 'answer':
      return [suggestion.question];
    case 'to-do':
      return ['to-dos'];
    case 'attempt':
      return NO_QUESTIONS;
    default:
      return suggestion satisfies never;
  }
}

/** Sorts suggestions out by the questions that they answer, once for all of them; gives a question's, the surest first. */
export function suggestedAnswers(
  suggestions: readonly Suggestion[],
): (name: string, id: string) => readonly Suggestion[] {
  const found = new Map<string, Suggestion[]>();
  for (const suggestion of suggestions) {
    for (const question of answeredBy(suggestion)) {
      const there = found.get(question);
      if (there) there.push(suggestion);
      else found.set(question, [suggestion]);
    }
  }
  return (name, id) => surest(found.get(id) ?? found.get(name) ?? []);
}

function surest(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  return suggestions.length < 2 ? suggestions : [...suggestions].sort((a, b) => b.confidence - a.confidence);
}
