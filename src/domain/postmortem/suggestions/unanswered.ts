import type { MarkName } from '../../timeline/mark.ts';
import type { MilestoneName } from '../../timeline/milestone-name.ts';
import type { IncidentRecord } from '../record/record.ts';
import type { Suggestion } from './suggestion.ts';

/** The key times that a mark would set. */
const SETS: Readonly<Partial<Record<MarkName, MilestoneName>>> = {
  'impact-started': 'impactStarted',
  detected: 'detected',
  acknowledged: 'acknowledged',
  declared: 'declared',
  mitigated: 'mitigated',
};

/** The suggestions that answer something which nobody has said yet: what is data is not asked. */
export function unanswered(
  record: IncidentRecord,
  suggestions: readonly Suggestion[],
): readonly Suggestion[] {
  return suggestions.filter((suggestion) => !isAnswered(record, suggestion));
}

function isAnswered(record: IncidentRecord, suggestion: Suggestion): boolean {
  switch (suggestion.kind) {
    case 'mark':
      return isKnown(record, suggestion.is);
    case 'incident-kind':
      return record.kind !== undefined;
    case 'answer':
      return (
        record.answers.some(({ question }) => question === suggestion.question) ||
        isFilled(record, suggestion.question)
      );
    case 'to-do':
      return record.actions.some(({ title }) => alike(title, suggestion.title));
    case 'outcome':
    case 'attempt':
      return false;
    default:
      return suggestion satisfies never;
  }
}

function isKnown({ overrides, milestones }: IncidentRecord, is: MarkName): boolean {
  const name = SETS[is];
  return name !== undefined && (overrides[name] !== undefined || milestones[name] !== undefined);
}

function isFilled({ roles, impact }: IncidentRecord, question: string): boolean {
  if (question === 'commander') return (roles['commander']?.length ?? 0) > 0;
  return question === 'impact.regions' && (impact.regions?.length ?? 0) > 0;
}

const alike = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
