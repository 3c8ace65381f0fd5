import type { Suggestion } from './suggestion.ts';

/** A suggestion as `scribe facts` prints it. */
export function shownSuggestion(suggestion: Suggestion): Readonly<Record<string, unknown>> {
  const { from, confidence, because } = suggestion;
  switch (suggestion.kind) {
    case 'mark': {
      const { is, part, entry } = suggestion;
      return { is, ...(part === undefined ? {} : { part }), entry, from, confidence, because };
    }
    case 'outcome':
      return { outcome: suggestion.outcome, entry: suggestion.entry, from, because };
    case 'attempt':
      return { attempt: suggestion.of, entry: suggestion.entry, from, confidence, because };
    case 'incident-kind':
      return { kind: suggestion.is, from, confidence, because };
    case 'answer':
      return { question: suggestion.question, answer: suggestion.text, from, confidence, because };
    case 'to-do':
      return { todo: suggestion.title, entry: suggestion.entry, from, confidence, because };
    default:
      return suggestion satisfies never;
  }
}
