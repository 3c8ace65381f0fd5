import type { Model } from 'mongoose';

import type { SearchedIncident, SearchIndex } from '../app/ports/search-index.ts';
import { documentId, domainId } from './document-id.ts';
import type { IncidentDocument } from './incident-model.ts';
import type { SearchDocument } from './search-model.ts';
import { isDuplicate } from './translate-error.ts';

/** More different words of one incident are not kept: nobody types so much into one. */
const MOST_WORDS = 50_000;
const ADOPTED_AT_ONCE = 1_000;

export function searchIndex(
  searches: Model<SearchDocument>,
  incidents: Model<IncidentDocument>,
): SearchIndex {
  const keysOf = (found: readonly Pick<SearchDocument, '_id' | 'team'>[]) =>
    found.map(({ _id, team }) => domainId(team, _id));
  return {
    async changed({ team, incident }, at) {
      const _id = documentId(team, incident);
      const heard = { $inc: { changes: 1 }, $min: { dueAt: at } };
      const write = () =>
        searches.updateOne({ _id }, { ...heard, $setOnInsert: { team, words: [], at } }, { upsert: true });
      try {
        await write();
      } catch (error) {
        // Two inserted at once; the document is there now.
        if (!isDuplicate(error)) throw error;
        await write();
      }
    },
    async find(team, words, { until, limit }) {
      // The index finds the first word and the others are compared: the longest is likely the rarest.
      const rarest = words.toSorted((a, b) => b.length - a.length).map((word) => ({ words: word }));
      if (rarest.length === 0) return [];
      const found = await searches
        .find({ team, $and: rarest, ...(until ? { at: { $lte: until } } : {}) }, { team: 1 })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .lean<SearchDocument[]>();
      return keysOf(found);
    },
    async changing(team, limit) {
      const found = await searches
        .find({ team, dueAt: { $gte: new Date(0) } }, { team: 1 })
        .sort({ at: -1 })
        .limit(limit)
        .lean<SearchDocument[]>();
      return keysOf(found);
    },
    async due(now, limit) {
      const found = await searches
        .find({ dueAt: { $lte: now } }, { team: 1, changes: 1 })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean<SearchDocument[]>();
      return found.map(({ _id, team, changes }) => ({ team, incident: domainId(team, _id), changes }));
    },
    put: (of, { words, at, changes }) =>
      putWords(searches, of, { words: words.slice(0, MOST_WORDS), at, changes }),
    adopt: () => adopt(searches, incidents),
  };
}

async function putWords(
  searches: Model<SearchDocument>,
  { team, incident }: SearchedIncident,
  { words, at, changes }: Pick<SearchDocument, 'words' | 'at' | 'changes'>,
): Promise<void> {
  const _id = documentId(team, incident);
  const kept = { words, at };
  const { matchedCount } = await searches.updateOne({ _id, changes }, { $set: kept, $unset: { dueAt: 1 } });
  // More was heard meanwhile: it stays due.
  if (matchedCount === 0) await searches.updateOne({ _id }, { $set: kept });
}

/** Incidents that an earlier version recorded have no words yet: from now on they wait to be read. */
async function adopt(searches: Model<SearchDocument>, incidents: Model<IncidentDocument>): Promise<number> {
  const [known, all] = await Promise.all([
    searches.estimatedDocumentCount(),
    incidents.estimatedDocumentCount(),
  ]);
  if (known >= all) return 0;
  let adopted = 0;
  let after = '';
  for (;;) {
    const some = await incidents
      .find({ _id: { $gt: after } }, { team: 1, key: 1, declaredAt: 1 })
      .sort({ _id: 1 })
      .limit(ADOPTED_AT_ONCE)
      .lean<Pick<IncidentDocument, '_id' | 'team' | 'key' | 'declaredAt'>[]>();
    const last = some.at(-1);
    if (!last) return adopted;
    const { upsertedCount } = await searches.bulkWrite(
      some.map(({ team, key, declaredAt }) => ({
        updateOne: {
          filter: { _id: documentId(team, key) },
          update: { $setOnInsert: { team, words: [], at: declaredAt, changes: 1, dueAt: new Date(1) } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
    adopted += upsertedCount;
    after = last._id;
  }
}
