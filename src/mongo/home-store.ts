import type { Model } from 'mongoose';
import type { EffectRef } from '../app/ports/effects.ts';
import type { Homes } from '../app/ports/homes.ts';
import type { HomeEffect, Wanted } from '../domain/effect.ts';
import { homeWanted } from '../domain/home/home-wanted.ts';
import { documentId } from './document-id.ts';
import type { HomeDocument } from './home-model.ts';
import { pendingEffectPath, pendingEffectsOfChange } from './pending-effects.ts';
import { isDuplicate } from './translate-error.ts';

export function homeStore(homes: Model<HomeDocument>): Homes {
  const refOf = (team: string, user: string, { key }: Wanted<HomeEffect>): EffectRef => ({
    ...{ holder: 'homes', team, id: user, key },
  });
  return {
    async opened(team, user, at) {
      const wanted = homeWanted('opened', at);
      const pending = pendingEffectsOfChange([wanted], at);
      const write = () =>
        homes.updateOne(
          { _id: documentId(team, user) },
          { $set: { openedAt: at, ...pending.set }, $min: pending.min, $setOnInsert: { team } },
          { upsert: true },
        );
      try {
        await write();
      } catch (error) {
        // Two inserted at once; the document is there now.
        if (!isDuplicate(error)) throw error;
        await write();
      }
      return refOf(team, user, wanted);
    },
    async want(team, whose, { since, at }) {
      const wanted = homeWanted('changed', at);
      const pending = pendingEffectsOfChange([wanted], at);
      const people = whose === 'everybody' ? undefined : whose;
      await homes.updateMany(
        {
          team,
          openedAt: { $gte: since },
          [pendingEffectPath(wanted.key)]: { $exists: false },
          ...(people ? { _id: { $in: people.map((user) => documentId(team, user)) } } : {}),
        },
        { $set: pending.set, $min: pending.min },
      );
      return (people ?? []).map((user) => refOf(team, user, wanted));
    },
    async shown(team, user) {
      const document = await homes.findById(documentId(team, user), { shown: 1 }).lean<HomeDocument>();
      return document?.shown;
    },
    async noteShown(team, user, shown) {
      await homes.updateOne({ _id: documentId(team, user) }, { $set: { shown } });
    },
  };
}
