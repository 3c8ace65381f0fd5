import { createHash } from 'node:crypto';
import { decide, type Refusal } from '../../domain/incident/decide.ts';
import { insiders, isListed } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { type StaysBehind, staysBehind } from './stays-behind.ts';

/** What a merge would do, or why it is refused. */
export type MergePlan =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The record of a private incident would become public. */
  | { readonly kind: 'would-publish' }
  | { readonly kind: 'into-cancelled' }
  /** Only one of the two is a drill. */
  | { readonly kind: 'with-drill' }
  | {
      readonly kind: 'planned';
      readonly entries: number;
      readonly actions: number;
      readonly stays: StaysBehind;
      /** People who would see the record and cannot now. */
      readonly gains: readonly string[];
      /** Names what was planned: whoever confirmed another plan is asked again. */
      readonly digest: string;
    };

/** Plans a merge of one incident into another; nothing is changed. Throws `StoreFault`. */
export async function planMerge(
  app: Pick<App, 'entries' | 'actions' | 'postmortems' | 'clock'>,
  known: KnownIncident,
  into: KnownIncident,
): Promise<MergePlan> {
  const { team, key } = known.incident;
  const stamp = { id: 'plan', by: '', at: app.clock() };
  const merge = { kind: 'merge', into: into.incident.key, hidden: into.incident.private, why: '' } as const;
  const decision = decide(known.incident, { ...stamp, ...merge }, known.events);
  if (!decision.ok) return { kind: 'refused', refusal: decision.refusal };
  if (known.incident.private && !into.incident.private) return { kind: 'would-publish' };
  if (known.incident.drill !== into.incident.drill) return { kind: 'with-drill' };
  if (into.incident.phase.state === 'cancelled') return { kind: 'into-cancelled' };
  const [entries, actions, stays] = await Promise.all([
    app.entries.ofIncident(team, key),
    app.actions.ofIncident(team, key),
    staysBehind(app, known.incident),
  ]);
  const gains = whoGains(known, into);
  const digest = createHash('sha256')
    .update([into.incident.key, ...gains].join(' '))
    .digest('base64url');
  return { kind: 'planned', entries: entries.length, actions: actions.length, stays, gains, digest };
}

/** Who sees the other incident and not this one. */
function whoGains(known: KnownIncident, into: KnownIncident): readonly string[] {
  return [...new Set(insiders(into))].filter((user) => !isListed(known, user)).sort();
}
