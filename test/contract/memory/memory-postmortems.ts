import type { KnownPostmortem, PostmortemStore, StoredDraft } from '../../../src/app/ports/postmortems.ts';
import type { EntryCard } from './memory-entries.ts';

interface Card {
  readonly drafts: Map<string, StoredDraft>;
  latest: StoredDraft | undefined;
  staleDraft: string | undefined;
  discarded: boolean;
  readonly outside: Record<string, string>;
}

export function memoryPostmortems(entries: ReadonlyMap<string, EntryCard>): PostmortemStore {
  const kept = new Map<string, Card>();
  const at = (team: string, incident: string): Card => {
    const id = `${team} ${incident}`;
    const blank = {
      drafts: new Map(),
      latest: undefined,
      staleDraft: undefined,
      discarded: false,
      outside: {},
    };
    const card = kept.get(id) ?? blank;
    kept.set(id, card);
    return card;
  };
  return {
    async byIncident(team, incident): Promise<KnownPostmortem | undefined> {
      const card = kept.get(`${team} ${incident}`);
      if (!card) return undefined;
      const { latest, staleDraft, outside, discarded } = card;
      const grew = [...entries.values()].some(
        ({ entry, changedAt }) =>
          latest &&
          entry.team === team &&
          entry.incident === incident &&
          (entry.loggedAt > latest.asOf || changedAt > latest.asOf),
      );
      const stale = latest !== undefined && (staleDraft === latest.id || grew);
      return structuredClone({ team, incident, latest, stale, outside, discarded });
    },
    async saveDraft(team, incident, draft) {
      const card = at(team, incident);
      if (!card.drafts.has(draft.id)) card.drafts.set(draft.id, structuredClone(draft));
      if (card.latest && card.latest.asOf >= draft.asOf) return;
      Object.assign(card, { latest: structuredClone(draft), discarded: false });
    },
    draft: async (team, incident, id) => structuredClone(kept.get(`${team} ${incident}`)?.drafts.get(id)),
    async markStale(team, incident) {
      const card = kept.get(`${team} ${incident}`);
      if (card?.latest) card.staleDraft = card.latest.id;
    },
    async discard(team, incident, draft) {
      const card = kept.get(`${team} ${incident}`);
      if (card?.latest?.id !== draft) return false;
      card.discarded = true;
      return true;
    },
    async remember(team, incident, name, value) {
      at(team, incident).outside[name] = value;
    },
  };
}
