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

const COMMON = new Set(
  'after again also been began cluster clusters region regions zone zones before being completed completion deployed deployment done finished from have into initiated production running service start started starting server successful successfully that their them then there these this those tried trying version were which while with attempt attempted attempting attempts effect made manually procedure decision'.split(
    ' ',
  ),
);

/** The subjects of a statement: its significant words, truncated so that `restart` and `restarting` match. */
function subjectsOf(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .replace(/\broll(?:ed|ing|s)?[ -]back\b/g, 'rollback')
    .replace(/\bkill(?:ed|ing|s)?\b/g, 'kills')
    .match(/[\p{L}][\p{L}\d-]{3,}/gu);
  return new Set((words ?? []).filter((word) => !COMMON.has(word)).map((word) => word.slice(0, 5)));
}
