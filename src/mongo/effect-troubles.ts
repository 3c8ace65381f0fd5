import type { EffectInTrouble, EffectTroubles, TroublesOf } from '../app/ports/effect-troubles.ts';
import type { EffectHolder, EffectRef } from '../app/ports/effects.ts';
import { documentId } from './document-id.ts';
import { findPendingEffect, HOLDERS, type Holders, holderId, refOf } from './effect-holders.ts';
import {
  deadEffectPath,
  type PendingEffect,
  type PendingEffectsDocument,
  pendingEffectPath,
} from './pending-effects.ts';

/** A document that something in trouble may be in, with the field that names its incident. */
interface TroubledDocument extends PendingEffectsDocument {
  readonly key?: string;
  readonly incident?: string;
}

const SHOWN = { team: 1, key: 1, incident: 1, effects: 1, dead: 1, troubleAt: 1 };
const SINCE_EVER = { $gt: new Date(0) };

export function effectTroubles(holders: Holders): EffectTroubles {
  const list: EffectTroubles['list'] = async (of) => {
    const found = await Promise.all(HOLDERS.map((holder) => listIn(holders, holder, of)));
    return found.flat().sort((a, b) => a.wantedAt.getTime() - b.wantedAt.getTime());
  };
  const revive: EffectTroubles['revive'] = async (ref, at) => {
    const model = holders[ref.holder];
    const dead = await findPendingEffect(model, ref, 'dead');
    const [path, deadPath] = [pendingEffectPath(ref.key), deadEffectPath(ref.key)];
    if (!dead) {
      const { matchedCount } = await model.updateOne(
        { _id: holderId(ref), [path]: { $exists: true } },
        {
          $set: { [`${path}.at`]: at, [`${path}.attempts`]: 0 },
          $unset: { [`${path}.starts`]: 1, [`${path}.rests`]: 1 },
          $min: { pendingAt: at },
        },
      );
      return matchedCount === 1;
    }
    const { fault: _fault, waits: _waits, ...kept } = dead;
    await model.updateOne(
      { _id: holderId(ref), [deadPath]: { $exists: true } },
      {
        $unset: { [deadPath]: 1 },
        $set: { [path]: { ...kept, at, attempts: 0 } },
        $min: { pendingAt: at },
      },
    );
    return true;
  };
  return {
    list,
    revive,
    async lateSince(now) {
      const late = await Promise.all(
        HOLDERS.map((holder) =>
          holders[holder]
            .findOne({ pendingAt: { $lte: now } }, { pendingAt: 1 })
            .sort({ pendingAt: 1 })
            .lean<{ readonly pendingAt: Date }>(),
        ),
      );
      const times = late.flatMap((one) => (one ? [one.pendingAt.getTime()] : []));
      return times.length === 0 ? undefined : new Date(Math.min(...times));
    },
    async hurry(at) {
      for (const { ref, state, rests } of await list({ limit: HURRIED }))
        if (state === 'failing' && !rests) await revive(ref, at);
    },
  };
}

/** What a new process brings forward at most, per collection; the rest comes at its time. */
const HURRIED = 1_000;

async function listIn(
  holders: Holders,
  holder: EffectHolder,
  of: TroublesOf,
): Promise<readonly EffectInTrouble[]> {
  const model = holders[holder];
  const found = model.find({ troubleAt: SINCE_EVER, ...belongsTo(holder, of) }, SHOWN).sort({ troubleAt: 1 });
  if (of.limit !== undefined) found.limit(of.limit);
  const documents = await found.lean<TroubledDocument[]>();
  const troubles = documents.map((document) => troublesOf(holder, document));
  // The mark outlives the trouble; clearing it here costs nothing where effects are done.
  const over = documents.filter((_, index) => troubles[index]?.length === 0);
  for (const { _id, troubleAt = new Date(0) } of over)
    await model.updateOne({ _id, troubleAt }, { $unset: { troubleAt: 1 } });
  return troubles.flat();
}

/** What finds the documents of a workspace, or of one incident in it. */
function belongsTo(holder: EffectHolder, { team, incident }: TroublesOf): Record<string, unknown> {
  if (team === undefined) return {};
  if (incident === undefined) return { team };
  switch (holder) {
    case 'incidents':
      return { team, key: incident };
    case 'postmortems':
      return { _id: documentId(team, incident) };
    case 'entries':
    case 'actions':
    case 'messages':
      return { team, incident };
    case 'digests':
    case 'secrets':
    case 'weeklies':
    case 'homes':
      // Of no incident.
      return { team, _id: '' };
    default:
      return holder satisfies never;
  }
}

function troublesOf(holder: EffectHolder, document: TroubledDocument): EffectInTrouble[] {
  const inTrouble = (mapKey: string, pending: PendingEffect, state: EffectInTrouble['state']) => {
    const ref = refOf(holder, document, mapKey);
    return {
      ref,
      kind: pending.effect.kind,
      incident: incidentOf(ref, document),
      state,
      error: pending.error ?? '',
      wantedAt: pending.wantedAt,
      attempts: pending.attempts,
      rests: pending.rests === true,
      nextAt: state === 'failing' ? pending.at : undefined,
    };
  };
  return [
    ...Object.entries(document.dead ?? {}).map(([key, one]) => inTrouble(key, one, 'given up')),
    ...Object.entries(document.effects ?? {})
      .filter(([, { fault, rests }]) => fault || rests)
      .map(([key, one]) => inTrouble(key, one, 'failing')),
  ];
}

function incidentOf({ holder, id }: EffectRef, { key, incident }: TroubledDocument): string | undefined {
  switch (holder) {
    case 'incidents':
      return key;
    case 'postmortems':
      return id;
    case 'entries':
    case 'actions':
    case 'messages':
      return incident;
    case 'digests':
    case 'secrets':
    case 'weeklies':
    case 'homes':
      return undefined;
    default:
      return holder satisfies never;
  }
}
