import { groupByTeam, takeInTurn } from '../app/in-turn.ts';
import type { EffectHolder, EffectRef } from '../app/ports/effects.ts';
import {
  clearIfNothingPending,
  type EffectHolderModel,
  HOLDERS,
  type Holders,
  refOf,
} from './effect-holders.ts';
import type { PendingEffect, PendingEffectsDocument } from './pending-effects.ts';

/** A sweep leaves most connections to people who wait for an answer. */
const AT_ONCE = 4;

interface Sweep {
  readonly now: Date;
  readonly limit: number;
  readonly leaseMs: number;
}

interface Candidate {
  readonly holder: EffectHolder;
  readonly id: string;
  readonly team: string;
  readonly pendingAt: Date;
}

/**
 * Claims documents whose time has come, and names what they want: workspaces take turns, and each has what waits longest
 * first.
 */
export async function claimDue(holders: Holders, sweep: Sweep): Promise<readonly EffectRef[]> {
  const found = await Promise.all(HOLDERS.map((holder) => candidates(holders, holder, sweep)));
  const oldest = found.flat().sort((a, b) => a.pendingAt.getTime() - b.pendingAt.getTime());
  const picked = [...takeInTurn([...groupByTeam(oldest).values()], sweep.limit)];
  const refs: EffectRef[] = [];
  while (picked.length > 0) {
    const some = picked.splice(0, AT_ONCE).map((one) => claim(holders[one.holder], one, sweep));
    refs.push(...(await Promise.all(some)).flat());
  }
  return refs;
}

/** Where those who wait longest fill a sweep, the other workspaces are asked about too. */
const MAX_LOOKS = 3;

async function candidates(holders: Holders, holder: EffectHolder, sweep: Sweep): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (let look = 0; look < MAX_LOOKS && found.length === look * sweep.limit; look++) {
    const teams = [...new Set(found.map(({ team }) => team))];
    const documents = await holders[holder]
      .find({ pendingAt: { $lte: sweep.now }, ...(look > 0 && { team: { $nin: teams } }) }, FOUND)
      .sort({ pendingAt: 1 })
      .limit(sweep.limit)
      .lean<PendingEffectsDocument[]>();
    found.push(
      ...documents.map(({ _id, team, pendingAt = sweep.now }) => ({ holder, id: _id, team, pendingAt })),
    );
  }
  return found;
}

const FOUND = { team: 1, pendingAt: 1 };

/** Moves the document's time forward, which only one worker can do, and then reads what it wants. */
async function claim(
  model: EffectHolderModel,
  one: Candidate,
  { now, leaseMs }: Sweep,
): Promise<EffectRef[]> {
  const until = new Date(now.getTime() + leaseMs);
  const document = await model
    .findOneAndUpdate(
      { _id: one.id, pendingAt: one.pendingAt },
      { $set: { pendingAt: until } },
      { returnDocument: 'after' },
    )
    .lean<PendingEffectsDocument>();
  if (!document) return [];
  const pendingEffects = Object.entries(document.effects ?? {});
  if (pendingEffects.length === 0) {
    // The worker that did the last effect died before it cleared the mark.
    await clearIfNothingPending(model, one.id);
    return [];
  }
  const due = pendingEffects.filter(([, pending]) => offeredAt(pending) <= now);
  const later = pendingEffects.map(([, pending]) => offeredAt(pending).getTime()).filter((at) => at > +now);
  const soonest = Math.min(...later, ...(due.length > 0 ? [until.getTime()] : []));
  // Only while nobody else moved it: what was added meanwhile is offered at its own time.
  if (soonest !== until.getTime())
    await model.updateOne({ _id: one.id, pendingAt: until }, { $set: { pendingAt: new Date(soonest) } });
  return due.map(([key]) => refOf(one.holder, document, key));
}

/** From then on a worker may take it. */
function offeredAt({ at, lease }: PendingEffect): Date {
  return lease && lease > at ? lease : at;
}
