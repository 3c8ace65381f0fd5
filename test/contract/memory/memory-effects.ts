import { randomUUID } from 'node:crypto';
import { groupByTeam, takeInTurn } from '../../../src/app/in-turn.ts';
import type { Claim } from '../../../src/app/ports/claim.ts';
import type { EffectLeases } from '../../../src/app/ports/effect-leases.ts';
import type { EffectInTrouble, EffectTroubles } from '../../../src/app/ports/effect-troubles.ts';
import type { EffectHolder, EffectRef, EffectStore, HolderRef } from '../../../src/app/ports/effects.ts';
import type { ExternalIdStore } from '../../../src/app/ports/external-ids.ts';
import type { Effect, Wanted } from '../../../src/domain/effect.ts';

export interface PendingEffect {
  readonly effect: Effect;
  readonly wantedAt: Date;
  at: Date;
  attempts: number;
  lease?: Date;
  token?: string;
  tried?: Date;
  error?: string;
  waits?: boolean;
  fault?: boolean;
  starts?: number;
  rests?: boolean;
}

/** What every document in memory that may want an effect has. */
export class PendingEffectsHolder {
  readonly team: string;
  readonly id: string;
  readonly live = new Map<string, PendingEffect>();
  readonly dead = new Map<string, PendingEffect>();
  readonly externalIds: Record<string, string> = {};
  /** The sweep has offered it and comes back then. */
  offeredUntil = new Date(0);

  constructor(team: string, id: string) {
    this.team = team;
    this.id = id;
  }

  want(wanted: readonly Wanted[], at: Date): void {
    for (const { key, effect } of wanted) {
      this.live.set(key, { effect: structuredClone(effect), wantedAt: at, at, attempts: 0 });
      if (at < this.offeredUntil) this.offeredUntil = at;
    }
  }
}

/** Finds the documents that may want an effect, however they are stored. */
export interface Holding {
  holder(of: HolderRef): PendingEffectsHolder | undefined;
  all(): readonly (readonly [EffectHolder, PendingEffectsHolder])[];
  /** The key of the incident that a document belongs to. */
  incidentOf(kind: EffectHolder, holder: PendingEffectsHolder): string | undefined;
  /** How many entries wait to be shown. */
  echoes(): number;
}

export function memoryEffects(holding: Holding): EffectStore & EffectLeases & EffectTroubles {
  const pendingOf = (ref: EffectRef) => holding.holder(ref)?.live.get(ref.key);
  const claimed = ({ ref, token }: Claim) => {
    const pending = pendingOf(ref);
    return pending?.token === token ? pending : undefined;
  };
  const wake = (
    which: (holder: PendingEffectsHolder) => boolean,
    at: Date,
    isWoken = ({ waits, fault, rests }: PendingEffect) => Boolean(!rests && (waits || fault)),
  ) =>
    holding.all().flatMap(([kind, holder]) =>
      which(holder)
        ? [...holder.live].flatMap(([key, pending]) => {
            if (!isWoken(pending) || (pending.lease && pending.lease > at)) return [];
            Object.assign(pending, { at, waits: false });
            if (at < holder.offeredUntil) holder.offeredUntil = at;
            return [{ holder: kind, team: holder.team, id: holder.id, key }];
          })
        : [],
    );
  const giveBack = (
    claim: Claim,
    change: Pick<PendingEffect, 'at'> & { error: string } & Partial<PendingEffect>,
  ) => {
    const [holder, pending] = [holding.holder(claim.ref), claimed(claim)];
    if (!holder || !pending) return false;
    delete pending.lease;
    delete pending.token;
    Object.assign(pending, { waits: false, fault: false, starts: 0, ...change });
    if (change.at < holder.offeredUntil) holder.offeredUntil = change.at;
    return true;
  };
  return {
    async due(now, limit, leaseMs) {
      const open = holding.all().filter(([, one]) => one.live.size > 0 && one.offeredUntil <= now);
      const lines = groupByTeam(open.map(([kind, holder]) => ({ team: holder.team, kind, holder })));
      return takeInTurn([...lines.values()], limit).flatMap(({ kind, holder }) =>
        claim(holder, kind, { now, leaseMs }),
      );
    },
    async take(ref, now, leaseMs) {
      const pending = pendingOf(ref);
      if (!pending || (pending.lease && pending.lease > now)) return undefined;
      pending.lease = new Date(now.getTime() + leaseMs);
      pending.attempts += 1;
      const token = randomUUID();
      pending.token = token;
      const {
        effect,
        attempts: attempt,
        tried: triedAt,
        starts: unended = 0,
        rests: rested = false,
      } = pending;
      Object.assign(pending, { starts: unended + 1, rests: false });
      return { ref, token, effect: structuredClone(effect), attempt, triedAt, unended, rested };
    },
    async renew(claim, now, leaseMs) {
      const pending = claimed(claim);
      if (pending) pending.lease = new Date(now.getTime() + leaseMs);
      return pending !== undefined;
    },
    async tried(claim, at) {
      const pending = claimed(claim);
      if (pending) pending.tried ??= at;
      return pending !== undefined;
    },
    async untried(claim) {
      const pending = claimed(claim);
      if (pending) delete pending.tried;
      return pending !== undefined;
    },
    async outlived(ref) {
      const pending = pendingOf(ref);
      if (pending?.starts) pending.starts -= 1;
    },
    async done(ref) {
      holding.holder(ref)?.live.delete(ref.key);
    },
    async finish(claim) {
      return claimed(claim) !== undefined && holding.holder(claim.ref)?.live.delete(claim.ref.key) === true;
    },
    retry: async (claim, error, at) => giveBack(claim, { error, at }),
    async postpone(claim, error, at) {
      return giveBack(claim, { error, at, attempts: (claimed(claim)?.attempts ?? 1) - 1 });
    },
    async wait(claim, error, at) {
      return giveBack(claim, {
        error,
        at,
        attempts: (claimed(claim)?.attempts ?? 1) - 1,
        waits: true,
      });
    },
    fail: async (claim, error, at) => giveBack(claim, { error, at, fault: true }),
    async rest(claim, error, at) {
      const { attempts = 1, starts = 1 } = claimed(claim) ?? {};
      return giveBack(claim, { error, at, attempts: attempts - 1, starts: starts - 1, rests: true });
    },
    async wantedNow(of) {
      const holder = holding.holder(of);
      const held = [...(holder?.live ?? [])].flatMap(([key, { lease }]) =>
        lease ? [[key, lease] as const] : [],
      );
      return (
        holder && {
          keys: [...holder.live.keys()],
          heldUntil: Object.fromEntries(held),
          externalIds: { ...holder.externalIds },
        }
      );
    },
    async giveUp(claim, error) {
      const [holder, pending] = [holding.holder(claim.ref), claimed(claim)];
      if (!holder || !pending) return false;
      holder.live.delete(claim.ref.key);
      delete pending.lease;
      delete pending.token;
      holder.dead.set(claim.ref.key, { ...pending, error });
      return true;
    },
    async revive(ref, at) {
      const holder = holding.holder(ref);
      const pending = holder?.dead.get(ref.key);
      const live = holder?.live.get(ref.key);
      if (holder && live) {
        Object.assign(live, { at, attempts: 0, starts: 0, rests: false });
        if (at < holder.offeredUntil) holder.offeredUntil = at;
        return true;
      }
      if (!holder || !pending) return false;
      holder.dead.delete(ref.key);
      holder.live.set(ref.key, { ...pending, at, attempts: 0 });
      if (at < holder.offeredUntil) holder.offeredUntil = at;
      return true;
    },
    async list({ team, incident, limit = Number.POSITIVE_INFINITY }) {
      const inTrouble = holding.all().flatMap(([kind, holder]) => {
        const one = (key: string, pending: PendingEffect, state: EffectInTrouble['state']) => ({
          ref: { holder: kind, team: holder.team, id: holder.id, key },
          kind: pending.effect.kind,
          incident: holding.incidentOf(kind, holder),
          state,
          error: pending.error ?? '',
          wantedAt: pending.wantedAt,
          attempts: pending.attempts,
          rests: pending.rests === true,
          nextAt: state === 'failing' ? pending.at : undefined,
        });
        const failing = [...holder.live].filter(([, { fault, rests }]) => fault || rests);
        return [
          ...[...holder.dead].map(([key, pending]) => one(key, pending, 'given up')),
          ...failing.map(([key, pending]) => one(key, pending, 'failing')),
        ];
      });
      const meant = inTrouble.filter(
        (one) =>
          (team === undefined || one.ref.team === team) &&
          (incident === undefined || one.incident === incident),
      );
      const counts = new Map<string, number>();
      return meant.filter(({ ref: { holder } }) => {
        counts.set(holder, (counts.get(holder) ?? 0) + 1);
        return (counts.get(holder) ?? 0) <= limit;
      });
    },
    async lateSince(now) {
      const times = holding.all().flatMap(([, holder]) => {
        const first = Math.min(...[...holder.live.values()].map(({ at }) => at.getTime()));
        return Number.isFinite(first) ? [Math.max(first, holder.offeredUntil.getTime())] : [];
      });
      const late = times.filter((time) => time <= now.getTime());
      return late.length === 0 ? undefined : new Date(Math.min(...late));
    },
    async hurry(at) {
      for (const { ref, state, rests } of await this.list({ limit: 1_000 }))
        if (state === 'failing' && !rests) await this.revive(ref, at);
    },
    wake: async (these, at) => {
      const woken = these.map((one) => holding.holder(one));
      return wake((holder) => woken.includes(holder), at);
    },
    async wakeTeam(team, at) {
      const isWoken = ({ waits, fault, attempts, rests }: PendingEffect) =>
        Boolean(!rests && (waits || fault || attempts > 0));
      wake((holder) => holder.team === team, at, isWoken);
    },
    async addOnce(to, wanted, { at, mark }) {
      const holder = holding.holder(to);
      if (!holder || holder.externalIds[mark] !== undefined) return;
      holder.externalIds[mark] = at.toISOString();
      await this.add(to, wanted, at);
    },
    async add(to, wanted, at) {
      const holder = holding.holder(to);
      if (!holder || holder.live.has(wanted.key) || holder.dead.has(wanted.key)) return;
      holder.want([wanted], at);
    },
    async pending() {
      return holding.all().filter(([, holder]) => holder.live.size > 0).length + holding.echoes();
    },
  };
}

function claim(
  holder: PendingEffectsHolder,
  kind: EffectHolder,
  { now, leaseMs }: { readonly now: Date; readonly leaseMs: number },
): EffectRef[] {
  const times = [...holder.live.values()].map(({ at, lease }) => (lease && lease > at ? lease : at));
  const until = Math.min(
    now.getTime() + leaseMs,
    ...times.filter((at) => at > now).map((at) => at.getTime()),
  );
  holder.offeredUntil = new Date(until);
  return [...holder.live.keys()]
    .filter((_, index) => (times[index] ?? now) <= now)
    .map((key) => ({ holder: kind, team: holder.team, id: holder.id, key }));
}

export function memoryExternalIds(
  holding: Holding,
  onChannel: (team: string, id: string, channel: string) => void,
): ExternalIdStore {
  return {
    async forget(of, name) {
      delete holding.holder(of)?.externalIds[name];
    },
    async remember(of, name, value) {
      const holder = holding.holder(of);
      if (!holder) return;
      holder.externalIds[name] = value;
      if (of.holder === 'incidents' && name === 'channel') onChannel(of.team, of.id, value);
    },
    async rememberFor({ ref, token }, name, value) {
      if (holding.holder(ref)?.live.get(ref.key)?.token !== token) return false;
      await this.remember(ref, name, value);
      return true;
    },
  };
}
