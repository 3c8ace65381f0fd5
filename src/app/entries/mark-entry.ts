import { meant } from '../../domain/timeline/change-entry.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import type { MeaningChange } from '../../domain/timeline/mark.ts';
import { entryFor } from '../access/incident-for.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import { changeEntry } from './change-entry.ts';

export type EntryMarked =
  /** `before`: what it was, so that nobody's word is replaced unseen. */
  | { readonly kind: 'marked'; readonly entry: Entry; readonly before: Entry }
  /** It meant that already. */
  | { readonly kind: 'unchanged'; readonly entry: Entry }
  /** It was taken back, so it means nothing. */
  | { readonly kind: 'struck'; readonly entry: Entry }
  /** There is none, or none for this person. */
  | { readonly kind: 'gone' };

/**
 * Says what an entry means, or takes that back: everybody who may see the incident can. A draft that exists is stale
 * then. Throws `StoreFault`.
 */
export function markEntry(
  app: SightPorts & Pick<App, 'postmortems' | 'queue'>,
  asked: { readonly team: string; readonly id: string; readonly user: string },
  change: MeaningChange,
): Promise<EntryMarked> {
  return markEntryAs(app, asked, [change]);
}

/** Says several things of one entry in one write. Throws `StoreFault`. */
export async function markEntryAs(
  app: SightPorts & Pick<App, 'postmortems' | 'queue'>,
  asked: { readonly team: string; readonly id: string; readonly user: string },
  changes: readonly MeaningChange[],
): Promise<EntryMarked> {
  const seen = await entryFor(app, asked);
  if (!seen) return { kind: 'gone' };
  let before = seen;
  const result = await changeEntry(app, asked, async (entry) => {
    before = entry;
    if (entry.standing.state === 'struck') return undefined;
    const stamp = { by: asked.user, at: app.clock() };
    const last = changes.reduce((so, change) => meant(so, { ...change, ...stamp }) ?? so, entry);
    const after = last === entry ? undefined : { ...last, version: entry.version + 1 };
    // First: the mark is saved last, so that what fails leaves nothing that is told as not saved.
    if (after) await app.postmortems.markStale(asked.team, entry.incident);
    return after;
  });
  switch (result.kind) {
    case 'gone':
      return result;
    case 'unchanged':
      return result.entry.standing.state === 'struck' ? { ...result, kind: 'struck' } : result;
    case 'changed':
      return { kind: 'marked', entry: result.entry, before };
    default:
      return result satisfies never;
  }
}
