import type { Model } from 'mongoose';

import type { Counters } from '../app/ports/bookkeeping.ts';
import type { CounterDocument } from './bookkeeping-models.ts';
import { documentId } from './document-id.ts';
import { isDuplicate } from './translate.ts';

export function counterStore(counters: Model<CounterDocument>): Counters {
  const increment = async (team: string, series: string): Promise<number> => {
    const document = await counters
      .findOneAndUpdate(
        { _id: documentId(team, series) },
        { $inc: { value: 1 }, $setOnInsert: { team } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<CounterDocument>();
    if (!document)
      throw new Error(`Counter ${series}: an upsert gave no document back, which no server may do`);
    return document.value;
  };

  return {
    async next(team, series) {
      try {
        return await increment(team, series);
      } catch (error) {
        // Two first numbers at once: the other one made the counter, so it is there now.
        if (isDuplicate(error)) return increment(team, series);
        throw error;
      }
    },
  };
}
