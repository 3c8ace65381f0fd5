import { withStep } from '../../domain/postmortem/review/postmortem-state.ts';
import type { WorkflowState } from '../../domain/postmortem/review/workflow.ts';
import type { App } from '../app.ts';
import type { PostmortemRef } from '../ports/postmortems.ts';
import { changePostmortem } from './change-postmortem.ts';

export type Discarded =
  | { readonly kind: 'discarded' }
  /** It is not the latest one any more. */
  | { readonly kind: 'gone' }
  /** What is published stays. */
  | { readonly kind: 'published'; readonly now: WorkflowState };

/**
 * Discards a draft, if it still is the latest one; who did it is kept. The draft stays in the store, and the record as
 * it is. Throws `StoreFault`.
 */
export function discardDraft(
  app: Pick<App, 'postmortems' | 'queue' | 'clock'>,
  of: PostmortemRef,
  { draft, by }: { readonly draft: string; readonly by: string },
): Promise<Discarded> {
  return changePostmortem<Discarded>(app, of, ({ state, latest, discarded }) => {
    const { workflow: now } = state;
    if (now.state === 'published') return { result: { kind: 'published', now } };
    if (latest?.id !== draft) return { result: { kind: 'gone' } };
    if (discarded) return { result: { kind: 'discarded' } };
    const step = { kind: 'discarded', draft, by, at: app.clock() } as const;
    const plan = { state: withStep(state, step), effects: [{ kind: 'overview' as const }], discards: draft };
    return { plan, result: { kind: 'discarded' } };
  });
}
