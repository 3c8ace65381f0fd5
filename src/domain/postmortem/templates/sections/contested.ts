import { subjectsOf } from '../../analysis/cues.ts';
import type { IncidentRecord, PreventionMeasure, RecordAction } from '../../record/record.ts';

/** How many of a measure's significant words an action must share with it, and what share of them. */
const SHARED = { words: 2, share: 0.5 } as const;

/**
 * The open action that contradicts a measure which people call in place: the one that shares the most significant words
 * with it. An action that shares too few contradicts nothing.
 */
export function contested(
  { actions }: Pick<IncidentRecord, 'actions'>,
  measure: PreventionMeasure,
): RecordAction | undefined {
  if (measure.done !== true) return undefined;
  const wanted = tellingWords(measure.text);
  let [best, most] = [undefined as RecordAction | undefined, 0];
  for (const action of actions) {
    const shared = [...tellingWords(action.title)].filter((word) => wanted.has(word)).length;
    if (shared > most) [best, most] = [action, shared];
  }
  const isSame = most >= SHARED.words && most >= wanted.size * SHARED.share;
  return isSame && (best?.status ?? 'open') !== 'done' && best?.status !== 'not doing' ? best : undefined;
}

/** Words in the singular, as far as a final letter tells. */
function tellingWords(typed: string): Set<string> {
  return new Set([...subjectsOf(typed)].map((word) => word.replace(/s$/, '')));
}
