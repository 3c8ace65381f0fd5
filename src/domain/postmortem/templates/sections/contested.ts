import { subjectsOf } from '../../../timeline/cues.ts';
import type { IncidentRecord, PreventionMeasure, RecordAction } from '../../record.ts';

/** So many of a measure's telling words an action has to share with it, and so great a share of them. */
const SHARED = { words: 2, share: 0.5 } as const;

/**
 * The open action that is the same as a measure which people call in place. By their words: the action that shares most
 * of them is meant; one that shares too few tells nothing.
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

/** Words in the singular, as far as a last letter tells. */
function tellingWords(typed: string): Set<string> {
  return new Set([...subjectsOf(typed)].map((word) => word.replace(/s$/, '')));
}
