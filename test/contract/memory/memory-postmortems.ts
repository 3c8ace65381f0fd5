import type { KnownPostmortem, PostmortemStore } from '../../../src/app/ports/postmortems.ts';
import type { RevisionStore } from '../../../src/app/ports/revisions.ts';
import { PROPOSED, type StoredDraft } from '../../../src/app/ports/stored-draft.ts';
import {
  newPostmortem,
  type PostmortemState,
} from '../../../src/domain/postmortem/review/postmortem-state.ts';
import { PendingEffectsHolder } from './memory-effects.ts';
import type { EntryCard } from './memory-entries.ts';

export interface PostmortemCard {
  readonly pendingEffects: PendingEffectsHolder;
  state: PostmortemState;
  remindAt: Date | undefined;
  readonly drafts: Map<string, StoredDraft>;
  latest: StoredDraft | undefined;
  staleDraft: string | undefined;
  discarded: boolean;
}

export function memoryPostmortems(
  kept: Map<string, PostmortemCard>,
  entries: ReadonlyMap<string, EntryCard>,
): PostmortemStore & RevisionStore {
  const at = (team: string, incident: string): PostmortemCard => {
    const id = `${team}.${incident}`;
    const blank: PostmortemCard = {
      pendingEffects: new PendingEffectsHolder(team, incident),
      state: newPostmortem(team, incident),
      remindAt: undefined,
      drafts: new Map(),
      latest: undefined,
      staleDraft: undefined,
      discarded: false,
    };
    const card = kept.get(id) ?? blank;
    kept.set(id, card);
    return card;
  };
  return {
    async byIncident(team, incident): Promise<KnownPostmortem | undefined> {
      const card = kept.get(`${team}.${incident}`);
      if (!card) return undefined;
      const { latest, staleDraft, discarded, state, remindAt } = card;
      const { externalIds } = card.pendingEffects;
      const grew = [...entries.values()].some(
        ({ entry, changedAt }) =>
          latest &&
          entry.team === team &&
          entry.incident === incident &&
          (entry.loggedAt > latest.asOf || changedAt > latest.asOf),
      );
      const stale = latest !== undefined && (staleDraft === latest.id || grew);
      return structuredClone({ team, incident, latest, stale, externalIds, discarded, state, remindAt });
    },
    async saveDraft(team, incident, draft) {
      const card = at(team, incident);
      if (!card.drafts.has(draft.id)) card.drafts.set(draft.id, structuredClone(draft));
      if (draft.what === PROPOSED || (card.latest && card.latest.at >= draft.at)) return;
      Object.assign(card, { latest: structuredClone(draft), discarded: false });
    },
    byId: async (team, incident, id) => structuredClone(kept.get(`${team}.${incident}`)?.drafts.get(id)),
    state: async (team, incident) =>
      structuredClone(kept.get(`${team}.${incident}`)?.state ?? newPostmortem(team, incident)),
    async list(team, incident) {
      const drafts = [...(kept.get(`${team}.${incident}`)?.drafts.values() ?? [])];
      const inForce = drafts.filter(({ what }) => what !== PROPOSED);
      const newest = inForce.toSorted((a, b) => b.at.getTime() - a.at.getTime());
      return newest.map(({ document: _document, ...info }) => structuredClone(info));
    },
    async saveState({ state, remindAt, effects, at: now, discards }) {
      const card = at(state.team, state.incident);
      if (card.state.version !== state.version - 1) return 'conflict';
      if (discards !== undefined && card.latest?.id !== discards) return 'conflict';
      Object.assign(card, { state: structuredClone(state), remindAt });
      if (discards !== undefined) card.discarded = true;
      card.pendingEffects.want(effects, now);
      return 'saved';
    },
    async addRevision(change, revision, on) {
      const card = at(change.state.team, change.state.incident);
      if (card.latest?.id === revision.id) return 'saved';
      if (card.latest?.id !== on) return 'conflict';
      const saved = await this.saveState(change);
      if (saved === 'conflict') return saved;
      card.drafts.set(revision.id, structuredClone(revision));
      Object.assign(card, { latest: structuredClone(revision), discarded: false });
      return 'saved';
    },
    async due(now, limit) {
      const cards = [...kept.values()].filter(({ remindAt }) => remindAt && remindAt <= now);
      const known = cards.map(({ state: { team, incident } }) => this.byIncident(team, incident));
      return (await Promise.all(known)).filter((one) => one !== undefined).slice(0, limit);
    },
    async markStale(team, incident) {
      const card = kept.get(`${team}.${incident}`);
      if (card?.latest) card.staleDraft = card.latest.id;
    },
    async remember({ team, incident }, name, { value, before }) {
      const { externalIds } = at(team, incident).pendingEffects;
      if (externalIds[name] !== before) return false;
      externalIds[name] = value;
      return true;
    },
  };
}
