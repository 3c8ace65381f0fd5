import type { Model } from 'mongoose';

import type { EchoStore } from '../app/ports/echoes.ts';
import { pendingEchoesId } from './pending-echoes.ts';
import type { PendingEchoesDocument } from './pending-echoes-model.ts';
import { isDuplicate } from './translate-error.ts';

/** When echoes are left alone, and when they are taken up again. */
export function echoRests(pendingEchoes: Model<PendingEchoesDocument>): Pick<EchoStore, 'rest' | 'wake'> {
  return {
    async rest({ team, incident }, until) {
      const _id = pendingEchoesId(team, incident);
      const update = { $set: { notBefore: until }, $setOnInsert: { team, turn: 0 } };
      try {
        await pendingEchoes.updateOne({ _id }, update, { upsert: true });
      } catch (error) {
        // Two inserted at once; the document is there now.
        if (!isDuplicate(error)) throw error;
        await pendingEchoes.updateOne({ _id }, update);
      }
    },
    async wake({ team, incident }) {
      const which =
        team !== undefined && incident !== undefined
          ? { _id: pendingEchoesId(team, incident) }
          : { ...(team !== undefined && { team }), notBefore: { $gt: new Date(0) } };
      await pendingEchoes.updateMany(which, { $unset: { notBefore: 1 } });
    },
  };
}
