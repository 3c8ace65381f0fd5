import { createHash } from 'node:crypto';
import { decide, type Refusal } from '../domain/incident/decide.ts';
import type { PostmortemState } from '../domain/postmortem/review/postmortem-state.ts';
import type { App } from './app.ts';
import type { KnownIncident } from './ports/incidents.ts';
import { insiders, isListed } from './who-may-see.ts';

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
      /** Of its postmortem, which does not move: what people answered and noted, and whether there is a draft. */
      readonly stays: { readonly answers: number; readonly draft: boolean };
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
  const [entries, actions, postmortem] = await Promise.all([
    app.entries.ofIncident(team, key),
    app.actions.ofIncident(team, key),
    app.postmortems.byIncident(team, key),
  ]);
  const gains = whoGains(known, into);
  const digest = createHash('sha256')
    .update([into.incident.key, ...gains].join(' '))
    .digest('base64url');
  const stays = {
    answers: postmortem ? answersIn(postmortem.state) : 0,
    draft: postmortem?.latest !== undefined && !postmortem.discarded,
  };
  return { kind: 'planned', entries: entries.length, actions: actions.length, stays, gains, digest };
}

/** Each note counts, and of several answers to the same question one; so does each field that an imported file stated. */
function answersIn({ answers, stated }: PostmortemState): number {
  const notes = answers.filter(({ question }) => question.startsWith('note.'));
  const others = answers.filter(({ question }) => !question.startsWith('note.'));
  const fields = Object.keys(stated).filter((name) => name !== 'people');
  return notes.length + new Set(others.map(({ question }) => question)).size + fields.length;
}

/** Who sees the other incident and not this one. */
function whoGains(known: KnownIncident, into: KnownIncident): readonly string[] {
  return [...new Set(insiders(into))].filter((user) => !isListed(known, user)).sort();
}
