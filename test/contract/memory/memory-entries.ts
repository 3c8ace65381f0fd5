import type { EchoBatch, EchoClaim, EchoStore } from '../../../src/app/ports/echoes.ts';
import type { EntryStore } from '../../../src/app/ports/entries.ts';
import { byOccurrence, type Entry, type EntryMessage } from '../../../src/domain/timeline/entry.ts';
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
  /** Those that its message does not show yet. */
  readonly coming: readonly EntryCard[];
  readonly into?: EntryMessage | undefined;
  holder: string;
  turn: number;
  lease: Date;
  tried?: Date;
  message?: EchoBatch['message'];
}

export function memoryEntries(kept: Map<string, EntryCard>): EntryStore {
  const ofIncident = (team: string, incident: string) =>
    [...kept.values()]
      .map((card) => card.entry)
      .filter((entry) => entry.team === team && entry.incident === incident);
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
      const found = ofIncident(team, incident)
        .filter((entry) => !loggedUpTo || entry.loggedAt <= loggedUpTo)
        .sort(byOccurrence);
      return structuredClone(newest === undefined ? found : found.slice(-newest));
    },
    async newestOf(team, incident, { author, sources, standing, limit }) {
      const found = ofIncident(team, incident)
        .filter((entry) => entry.author === author && sources.includes(entry.source))
        .filter((entry) => !standing || entry.standing.state === 'standing')
        .sort((a, b) => b.loggedAt.getTime() - a.loggedAt.getTime() || (a.id < b.id ? 1 : -1));
      return structuredClone(found.slice(0, limit));
    },
    async page(team, incident, { skip, size }) {
      const all = ofIncident(team, incident).sort(byOccurrence);
      const end = Math.max(all.length - skip, 0);
      return { entries: structuredClone(all.slice(Math.max(end - size, 0), end)), total: all.length };
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
  const bursts = new Map<string, string>();
  const rests = new Map<string, { readonly until: Date; readonly failures: number }>();
  const isPutOff = (of: string, now: Date) => (rests.get(of)?.until ?? now) > now;
  const incidentOf = ({ entry }: EntryCard) => `${entry.team} ${entry.incident}`;
  const waiting = () => [...kept.values()].filter((card) => card.waitsSince);
  const seen = ({ id, incident, cards, tried, message }: Batch): EchoBatch => {
    const entries = cards.map((card) => structuredClone(card.entry)).sort(byOccurrence);
    const failures = message === undefined ? (rests.get(incident)?.failures ?? 0) : 0;
    return { id, entries, triedAt: tried, failures, message };
  };
  const claimOf = ({ id, incident, turn }: Batch): EchoClaim => {
    const [team = '', key = ''] = incident.split(' ');
    return { team, incident: key, batch: id, turn };
  };
  const claimed = ({ batch, turn }: EchoClaim): Batch | undefined => {
    const found = batches.get(batch);
    return found?.turn === turn && found.message === undefined ? found : undefined;
  };
  return {
    async waiting(now) {
      const late = waiting().filter(
        (card) => card.waitsSince && card.waitsSince <= now && !isPutOff(incidentOf(card), now),
      );
      const incidents = new Map(late.map((card) => [incidentOf(card), card.entry]));
      return [...incidents.values()].map(({ team, incident }) => ({ team, incident }));
    },
    async next(team, incident, claim) {
      const of = `${team} ${incident}`;
      if (isPutOff(of, claim.at)) return undefined;
      const lease = new Date(claim.at.getTime() + claim.leaseMs);
      const open = [...batches.values()].find(
        (batch) => batch.incident === of && batch.message === undefined,
      );
      if (open) {
        if (open.lease > claim.at && open.holder !== claim.batch) return undefined;
        Object.assign(open, { holder: claim.batch, lease, turn: open.turn + 1 });
        return { ...seen(open), claim: claimOf(open), into: open.into };
      }
      const cards = waiting()
        .filter((card) => incidentOf(card) === of)
        .sort((a, b) => Number(a.waitsSince) - Number(b.waitsSince))
        .slice(0, claim.limit);
      if (cards.length === 0) return undefined;
      const burst = bursts.get(of);
      const before = burst !== undefined && burst === claim.goesOn ? batches.get(burst) : undefined;
      const batch: Batch = {
        id: before?.id ?? `${claim.batch}.${batches.size + 1}`,
        incident: of,
        cards: [...(before?.cards ?? []), ...cards],
        coming: cards,
        holder: claim.batch,
        turn: (before?.turn ?? 0) + 1,
        lease,
        ...(before && before.message !== 'nowhere' && { into: before.message }),
      };
      batches.set(batch.id, batch);
      for (const card of cards) card.batch = batch.id;
      return { ...seen(batch), claim: claimOf(batch), into: batch.into };
    },
    async renew(claim, now, leaseMs) {
      const batch = claimed(claim);
      if (batch) batch.lease = new Date(now.getTime() + leaseMs);
      return batch !== undefined;
    },
    async tried(claim, at) {
      const batch = claimed(claim);
      if (batch) batch.tried ??= at;
      return batch !== undefined;
    },
    async sent(claim, message) {
      const batch = claimed(claim);
      if (!batch) return false;
      batch.message = message;
      rests.delete(batch.incident);
      if (message === 'nowhere') bursts.delete(batch.incident);
      else bursts.set(batch.incident, batch.id);
      for (const card of batch.cards) card.waitsSince = undefined;
      return true;
    },
    async reposted(_team, id, message) {
      const batch = batches.get(id);
      if (batch) batch.message = message;
    },
    async burst({ team, incident }) {
      const batch = batches.get(bursts.get(`${team} ${incident}`) ?? '');
      return batch && seen({ ...batch, message: batch.message ?? batch.into });
    },
    async endBurst({ team, incident }) {
      bursts.delete(`${team} ${incident}`);
    },
    async beginAnew(claim) {
      const batch = claimed(claim);
      if (!batch) return false;
      const cards = batch.cards.filter((card) => !batch.coming.includes(card));
      batches.set(batch.id, { ...batch, cards, coming: [], message: batch.into });
      bursts.delete(batch.incident);
      return true;
    },
    async putOff(claim, until, failed) {
      const batch = claimed(claim);
      if (!batch) return false;
      const failures = (rests.get(batch.incident)?.failures ?? 0) + (failed ? 1 : 0);
      rests.set(batch.incident, { until, failures });
      batch.lease = new Date(0);
      return true;
    },
    async rest({ team, incident }, until) {
      const place = `${team} ${incident}`;
      rests.set(place, { until, failures: rests.get(place)?.failures ?? 0 });
    },
    async again({ team, incident }, at) {
      for (const card of kept.values()) {
        if (incidentOf(card) !== `${team} ${incident}` || !card.batch) continue;
        if (batches.get(card.batch)?.message === 'nowhere')
          Object.assign(card, { waitsSince: at, batch: undefined });
      }
    },
    async wake({ team, incident }) {
      for (const [of, rest] of rests) {
        const hit = incident === undefined ? of.startsWith(`${team ?? ''} `) : of === `${team} ${incident}`;
        if (team === undefined || hit) rests.set(of, { ...rest, until: new Date(0) });
      }
    },
    async batchOf(team, entryId) {
      const card = kept.get(`${team}.${entryId}`);
      const batch = batches.get(card?.batch ?? '');
      if (!batch || !card) return undefined;
      return seen(batch.coming.includes(card) ? batch : { ...batch, message: batch.message ?? batch.into });
    },
  };
}
