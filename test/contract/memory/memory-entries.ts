import type { EchoBatch, EchoStore } from '../../../src/app/ports/echoes.ts';
import type { EntryStore } from '../../../src/app/ports/entries.ts';
import { byOccurrence, type Entry } from '../../../src/domain/timeline/entry.ts';
import { PendingEffectsHolder } from './memory-effects.ts';

export interface EntryCard {
  entry: Entry;
  /** The incident that it was recorded in, once it was moved. */
  home?: string;
  changedAt: Date;
  waitsSince: Date | undefined;
  batch: string | undefined;
  readonly pendingEffects: PendingEffectsHolder;
}

interface Batch {
  readonly id: string;
  /** The incident that its entries belong to: team and key. */
  readonly incident: string;
  readonly cards: readonly EntryCard[];
  holder: string;
  lease: Date;
  tried?: Date;
  message?: EchoBatch['message'];
}

export function memoryEntries(kept: Map<string, EntryCard>): EntryStore {
  return {
    async insert(entry, effects, at) {
      const id = `${entry.team}.${entry.id}`;
      if (kept.has(id)) return 'known';
      const pendingEffects = new PendingEffectsHolder(entry.team, entry.id);
      pendingEffects.want(others(effects), at);
      const waitsSince = others(effects).length < effects.length ? at : undefined;
      kept.set(id, {
        entry: structuredClone(entry),
        changedAt: entry.loggedAt,
        waitsSince,
        batch: undefined,
        pendingEffects,
      });
      return 'new';
    },
    byId: async (team, id) => structuredClone(kept.get(`${team}.${id}`)?.entry),
    byIds: async (team, ids) => ids.flatMap((id) => structuredClone(kept.get(`${team}.${id}`)?.entry) ?? []),
    async ofIncident(team, incident, { loggedUpTo, newest } = {}) {
      const found = [...kept.values()]
        .map((card) => card.entry)
        .filter((entry) => entry.team === team && entry.incident === incident)
        .filter((entry) => !loggedUpTo || entry.loggedAt <= loggedUpTo)
        .sort(byOccurrence);
      return structuredClone(newest === undefined ? found : found.slice(-newest));
    },
    async save(after, effects, at) {
      const card = kept.get(`${after.team}.${after.id}`);
      if (card?.entry.version !== after.version - 1) return 'conflict';
      card.entry = structuredClone({ ...after, incident: card.entry.incident });
      card.changedAt = at;
      if (others(effects).length < effects.length) card.waitsSince = at;
      card.pendingEffects.want(others(effects), at);
      return 'saved';
    },
  };
}

function others(effects: Parameters<EntryStore['insert']>[1]): Parameters<EntryStore['insert']>[1] {
  return effects.filter(({ effect }) => effect.kind !== 'echo');
}

export function memoryEchoes(kept: Map<string, EntryCard>): EchoStore {
  const batches = new Map<string, Batch>();
  const incidentOf = ({ entry }: EntryCard) => `${entry.team} ${entry.incident}`;
  const waiting = () => [...kept.values()].filter((card) => card.waitsSince);
  const seen = ({ id, cards, tried, message }: Batch): EchoBatch => {
    const entries = cards.map((card) => structuredClone(card.entry)).sort(byOccurrence);
    return { id, entries, triedAt: tried, message };
  };
  return {
    async waiting(now, limit) {
      const late = waiting().filter((card) => card.waitsSince && card.waitsSince <= now);
      const incidents = new Map(late.map((card) => [incidentOf(card), card.entry]));
      return [...incidents.values()].slice(0, limit).map(({ team, incident }) => ({ team, incident }));
    },
    async next(team, incident, claim) {
      const of = `${team} ${incident}`;
      const lease = new Date(claim.at.getTime() + claim.leaseMs);
      const open = [...batches.values()].find(
        (batch) => batch.incident === of && batch.message === undefined,
      );
      if (open) {
        if (open.lease > claim.at && open.holder !== claim.batch) return undefined;
        Object.assign(open, { holder: claim.batch, lease });
        return seen(open);
      }
      const cards = waiting()
        .filter((card) => incidentOf(card) === of)
        .sort((a, b) => Number(a.waitsSince) - Number(b.waitsSince))
        .slice(0, claim.limit);
      if (cards.length === 0) return undefined;
      const batch = {
        id: `${claim.batch}.${batches.size + 1}`,
        incident: of,
        cards,
        holder: claim.batch,
        lease,
      };
      batches.set(batch.id, batch);
      for (const card of cards) card.batch = batch.id;
      return seen(batch);
    },
    async tried(_team, id, at) {
      const batch = batches.get(id);
      if (batch) batch.tried ??= at;
    },
    async sent(_team, id, message) {
      const batch = batches.get(id);
      if (!batch) return;
      batch.message = message;
      for (const card of batch.cards) card.waitsSince = undefined;
    },
    async batchOf(team, entryId) {
      const batch = batches.get(kept.get(`${team}.${entryId}`)?.batch ?? '');
      return batch ? seen(batch) : undefined;
    },
  };
}
