import type { Model } from 'mongoose';
import type { NudgeTimes } from '../app/ports/nudge-times.ts';
import { documentId, domainId } from './document-id.ts';
import type { IncidentDocument } from './incident-model.ts';
import { pendingEffectsOfChange } from './pending-effects.ts';

/** When incidents are looked at for nudges: a time in each, under a sparse index. */
export function nudgeTimes(incidents: Model<IncidentDocument>): NudgeTimes {
  return {
    async due(now, limit) {
      const found = await incidents
        .find({ nudgeAt: { $lte: now }, active: true }, { team: 1, nudgeAt: 1 })
        .sort({ nudgeAt: 1 })
        .limit(limit)
        .lean<Pick<IncidentDocument, '_id' | 'team' | 'nudgeAt'>[]>();
      return found.flatMap(({ _id, team, nudgeAt }) =>
        nudgeAt ? [{ team, id: domainId(team, _id), nudgeAt }] : [],
      );
    },
    async claim({ team, id, nudgeAt }, { seen, next, wanted, at }) {
      const pending = wanted && pendingEffectsOfChange([wanted], at);
      const { matchedCount } = await incidents.updateOne(
        { _id: documentId(team, id), active: true, nudgeAt, version: seen.version },
        {
          $set: {
            ...(next ? { nudgeAt: next } : {}),
            ...(wanted ? { [`nudged.${wanted.effect.nudge}`]: at } : {}),
            ...pending?.set,
          },
          ...(next ? {} : { $unset: { nudgeAt: 1 } }),
          ...(pending ? { $min: pending.min } : {}),
        },
      );
      return matchedCount === 1;
    },
  };
}
