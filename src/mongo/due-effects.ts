import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
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

/** Even what is wanted in months is looked at this often: a worker may have died between two writes. */
const LONGEST_MS = hoursToMilliseconds(1);
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
  const next = nextLook(document, now, due.length > 0 ? until : undefined);
  if (next < until) await model.updateOne({ _id: one.id }, { $min: { pendingAt: next } });
  if (next > until) await lookLater(model, one.id, { now, until, next });
  return due.map(([key]) => refOf(one.holder, document, key));
}

/** When the sweep must look again: at what waits, and, where it offers something now, whether that was taken. */
function nextLook({ effects }: PendingEffectsDocument, now: Date, again: Date | undefined): Date {
  const later = Object.values(effects ?? {}).map(offeredAt);
  const times = [...later.filter((at) => at > now), ...(again ? [again] : [])].map((at) => at.getTime());
  return new Date(Math.min(now.getTime() + LONGEST_MS, ...times));
}

/**
 * What is wanted far ahead is not looked at until then. Whatever is added meanwhile brings the time forward; what was
 * added between the look and this write is seen by the second look.
 */
async function lookLater(
  model: EffectHolderModel,
  _id: string,
  { now, until, next }: { readonly now: Date; readonly until: Date; readonly next: Date },
): Promise<void> {
  await model.updateOne({ _id, pendingAt: until }, { $set: { pendingAt: next } });
  const document = await model.findById(_id, { effects: 1 }).lean<PendingEffectsDocument>();
  const after = document && nextLook(document, now, undefined);
  if (after && after < next) await model.updateOne({ _id }, { $min: { pendingAt: after } });
}

/** From then on a worker may take it. */
function offeredAt({ at, lease }: PendingEffect): Date {
  return lease && lease > at ? lease : at;
}
