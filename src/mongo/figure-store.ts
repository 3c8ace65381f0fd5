import type { Model } from 'mongoose';
import type { FigureStore } from '../app/ports/figures.ts';
import { documentId } from './document-id.ts';
import type { FigureDocument } from './figure-model.ts';

/**
 * A write that was announced is made or given up within this time (ms): three times the deadline of a job
 * (translate-error.ts), and more than a bulk write of one incident takes.
 */
const ON_ITS_WAY_MS = 30_000;

export function figureStore(figures: Model<FigureDocument>): FigureStore {
  return {
    async since(team, from) {
      const found = await figures
        .find({ team, declaredAt: { $gte: from } }, { incident: 1, announced: 1, kept: 1 })
        .lean<Pick<FigureDocument, 'incident' | 'announced' | 'kept'>[]>();
      return new Map(
        found.flatMap(({ incident, announced, kept }) =>
          kept?.announced === announced ? [[incident, withoutCount(kept)] as const] : [],
        ),
      );
    },
    async announce(team, keys) {
      const ids = [...new Set(keys)].map((key) => documentId(team, key));
      await figures.updateMany(
        { _id: { $in: ids } },
        { $inc: { announced: 1 }, $set: { announcedAt: new Date() } },
      );
    },
    async begin(team, incidents) {
      await figures.bulkWrite(
        incidents.map(({ key, declaredAt }) => ({
          updateOne: {
            filter: { _id: documentId(team, key) },
            update: { $setOnInsert: { team, incident: key, declaredAt, announced: 0 } },
            upsert: true,
          },
        })),
        { ordered: false },
      );
      const begun = await figures
        .find(
          { _id: { $in: incidents.map(({ key }) => documentId(team, key)) } },
          { incident: 1, announced: 1, announcedAt: 1 },
        )
        .lean<Pick<FigureDocument, 'incident' | 'announced' | 'announcedAt'>[]>();
      const before = Date.now() - ON_ITS_WAY_MS;
      return new Map(
        begun.map(({ incident, announced, announcedAt }) => [
          incident,
          { announced, quiet: announcedAt === undefined || announcedAt.getTime() < before },
        ]),
      );
    },
    async keep(team, key, kept) {
      await figures.updateOne({ _id: documentId(team, key) }, { $set: { kept } });
    },
  };
}

function withoutCount({ announced: _, ...kept }: NonNullable<FigureDocument['kept']>) {
  return kept;
}
