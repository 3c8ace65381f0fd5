import { summarizeError } from '../error-report.ts';
import type { EffectInTrouble, EffectTroubles } from '../ports/effect-troubles.ts';
import type { StoreFinding } from './diagnose-stores.ts';

const NAME = 'Effects';
/** Documents of a collection that are looked at. */
const LIMIT = 1_000;
/** So many are named; `scribe effects` has the rest. */
const NAMED = 3;

/**
 * Names what was given up, and what fails by a fault of Scribe's own. In a workspace, where anybody may ask, not of which
 * incident: it may be private. Never rejects.
 */
export async function diagnoseEffects(
  troubles: Pick<EffectTroubles, 'list'>,
  team: string | undefined,
): Promise<StoreFinding> {
  try {
    const all = await troubles.list({ ...(team !== undefined && { team }), limit: LIMIT });
    if (all.length === 0) return { name: NAME, state: 'ok', text: 'none was given up, none fails' };
    const some = (['failing', 'given up'] as const).flatMap((state) =>
      inWords(state, all, team === undefined),
    );
    return {
      name: NAME,
      state: all.some(({ state }) => state === 'failing') ? 'fault' : 'warning',
      text: `${some.join('; ')}.`,
      advice: 'List them: scribe effects. When the cause is mended: scribe effects retry all',
    };
  } catch (error) {
    return { name: NAME, state: 'warning', text: `they were not read: ${summarizeError(error)}` };
  }
}

/** `2 given up (card of INC-2026-0012: chat.postMessage: missing_scope, …)` */
function inWords(
  state: EffectInTrouble['state'],
  all: readonly EffectInTrouble[],
  whole: boolean,
): readonly string[] {
  const these = all.filter((one) => one.state === state);
  if (these.length === 0) return [];
  const named = these
    .slice(0, NAMED)
    .map(({ kind, incident, error }) =>
      whole ? `${kind}${incident ? ` of ${incident}` : ''}: ${error}` : kind,
    );
  const more = these.length > NAMED ? ', …' : '';
  const what = state === 'failing' ? 'failing by a fault of Scribe’s own' : state;
  return [`${these.length} ${what} (${named.join(', ')}${more})`];
}
