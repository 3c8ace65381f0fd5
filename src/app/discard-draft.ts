import { withStep } from '../domain/postmortem/review/postmortem-state.ts';
import type { App } from './app.ts';
import { changePostmortem } from './change-postmortem.ts';
import type { PostmortemRef } from './ports/postmortems.ts';

/**
 * Discards a draft, if it still is the latest one; who did it is kept. The draft stays in the store, and the record as
 * it is. Throws `StoreFault`.
 */
export function discardDraft(
  app: Pick<App, 'postmortems' | 'queue' | 'clock'>,
  of: PostmortemRef,
  { draft, by }: { readonly draft: string; readonly by: string },
): Promise<'discarded' | 'gone'> {
  return changePostmortem<'discarded' | 'gone'>(app, of, ({ state, latest, discarded }) => {
    if (latest?.id !== draft) return { result: 'gone' };
    if (discarded) return { result: 'discarded' };
    const step = { kind: 'discarded', draft, by, at: app.clock() } as const;
    return { plan: { state: withStep(state, step), effects: [], discards: draft }, result: 'discarded' };
  });
}
