import type { Model } from 'mongoose';

import type { Counters } from '../app/ports/counters.ts';
import type { CounterDocument } from './counter-model.ts';
import { documentId } from './document-id.ts';
import { isDuplicate } from './translate-error.ts';

export function counterStore(counters: Model<CounterDocument>): Counters {
  const increment = async (_id: string): Promise<number | undefined> => {
    const document = await counters
      .findOneAndUpdate({ _id }, { $inc: { value: 1 } }, { returnDocument: 'after' })
      .lean<CounterDocument>();
    return document?.value;
  };

  return {
    async next(team, series) {
      const _id = documentId(team, series);
      for (;;) {
        const number = await increment(_id);
        if (number !== undefined) return number;
        try {
          // Not an upsert: servers differ in how they answer two at once.
          await counters.create([{ _id, team, value: 1 }]);
          return 1;
        } catch (error) {
          // Two first numbers at once: the other one created the counter, so it can be incremented now.
          if (!isDuplicate(error)) throw error;
        }
      }
    },
    async skipTo(team, series, number) {
      const _id = documentId(team, series);
      try {
        await counters.create([{ _id, team, value: number }]);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        await counters.updateOne({ _id }, { $max: { value: number } });
      }
    },
  };
}
