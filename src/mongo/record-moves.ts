import type { Model } from 'mongoose';

import type { Moving, RecordMoves } from '../app/ports/record-moves.ts';
import type { ActionDocument } from './action-model.ts';
import type { EntryDocument } from './entry-model.ts';
import { pendingEchoesId } from './pending-echoes.ts';
import type { PendingEchoesDocument } from './pending-echoes-model.ts';

interface Collections {
  readonly entries: Model<EntryDocument>;
  readonly actions: Model<ActionDocument>;
  readonly pendingEchoes: Model<PendingEchoesDocument>;
}

export function recordMoves({ entries, actions, pendingEchoes }: Collections): RecordMoves {
  return {
    async homes(team, incident) {
      const noted = await entries.distinct('home', { team, incident, home: { $exists: true } });
      return [...new Set([incident, ...noted.map(String)])];
    },
    async move(team, what, into) {
      const which = standing(team, what);
      const before = pendingEchoesId(team, what.from);
      // What is being shown in the old channel just now is not shown again in the new one; a batch that an earlier
      // version began is not noted on its entries.
      const showing = await pendingEchoes.findById(before).lean<PendingEchoesDocument>();
      const set = { incident: into, home: what.home };
      const waiting = await entries.updateMany(
        {
          ...which,
          'waits.room': before,
          'waits.batch': { $exists: false },
          _id: { $nin: [...(showing?.batch?.entries ?? [])] },
        },
        { $set: { ...set, 'waits.room': pendingEchoesId(team, into) } },
      );
      const others = await entries.updateMany(which, { $set: set });
      await actions.updateMany(which, { $set: set });
      return waiting.modifiedCount + others.modifiedCount;
    },
    async noteHomes(team, { home, into, channel, until }) {
      const unnoted = { team, incident: into, home: { $exists: false } };
      await entries.updateMany(
        { ...unnoted, loggedAt: { $lte: until }, 'echo.message.channel': channel },
        { $set: { home } },
      );
      await actions.updateMany(
        { ...unnoted, createdAt: { $lte: until }, 'outside.line': { $regex: `^${channel}/` } },
        { $set: { home } },
      );
    },
  };
}

/** What was never moved has no home noted: it is the incident that it stands in. */
function standing(team: string, { home, from }: Moving) {
  const which = { team, incident: from };
  return home === from ? { ...which, $or: [{ home: { $exists: false } }, { home }] } : { ...which, home };
}
