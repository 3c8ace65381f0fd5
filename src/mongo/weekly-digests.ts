import type { Model } from 'mongoose';
import type { WeeklyDigests } from '../app/ports/weekly-digests.ts';
import { documentId, domainId } from './document-id.ts';
import type { IncidentDocument } from './incident-model.ts';
import { fromStoredMap } from './map-key.ts';
import { pendingEffectsOfChange } from './pending-effects.ts';
import { isDuplicate } from './translate-error.ts';
import type { WeeklyDocument } from './weekly-model.ts';

/** When weekly digests are due: a time in the document of each channel, under a sparse index. */
export function weeklyDigests(
  weeklies: Model<WeeklyDocument>,
  incidents: Model<IncidentDocument>,
): WeeklyDigests {
  return {
    teams: () => incidents.distinct('team', { team: { $gt: '' } }),
    async plan({ team, place }, plan, dueAt) {
      const _id = documentId(team, place);
      const planned = await weeklies.findById(_id, { plan: 1, dueAt: 1 }).lean<WeeklyDocument>();
      if (planned?.plan === plan && planned.dueAt) return;
      const before = planned ? { plan: planned.plan, dueAt: planned.dueAt ?? { $exists: false } } : {};
      try {
        await weeklies.updateOne(
          { _id, ...before },
          { $set: { plan, dueAt }, $setOnInsert: { team } },
          { upsert: !planned },
        );
      } catch (error) {
        // Another worker planned it just now.
        if (!isDuplicate(error)) throw error;
      }
    },
    async due(now, limit) {
      const found = await weeklies
        .find({ dueAt: { $lte: now } }, { team: 1, dueAt: 1, lastAt: 1 })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean<WeeklyDocument[]>();
      return found.flatMap(({ _id, team, dueAt, lastAt }) =>
        dueAt ? [{ team, place: domainId(team, _id), dueAt, lastAt }] : [],
      );
    },
    async claim({ team, place, dueAt }, { next, wanted, at }) {
      const pending = wanted && pendingEffectsOfChange([wanted], at);
      const { matchedCount } = await weeklies.updateOne(
        { _id: documentId(team, place), dueAt },
        {
          $set: { lastAt: dueAt, ...(next ? { dueAt: next } : {}), ...pending?.set },
          ...(next ? {} : { $unset: { dueAt: 1 } }),
          ...(pending ? { $min: pending.min } : {}),
        },
      );
      return matchedCount === 1;
    },
    async byPlace({ team, place }) {
      const found = await weeklies.findById(documentId(team, place), { outside: 1 }).lean<WeeklyDocument>();
      return found ? { externalIds: fromStoredMap(found.outside) } : undefined;
    },
  };
}
