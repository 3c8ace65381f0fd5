import { addMinutes } from 'date-fns/addMinutes';
import type { Model } from 'mongoose';
import type { EffectRef } from '../app/ports/effects.ts';
import type { MemberStore, MembersReading, ReadMembers } from '../app/ports/members.ts';
import { documentId, domainId } from './document-id.ts';
import type { IncidentDocument } from './incident-model.ts';
import { newPendingEffect, pendingEffectPath } from './pending-effects.ts';

/** One effect at a time reads an incident's members. */
const KEY = 'members';
const PATH = pendingEffectPath(KEY);

/** Whoever claimed a reading has this long before somebody else may, in minutes. */
const CLAIM_MINUTES = { active: 2, over: 60 };

interface Claim {
  readonly active: boolean;
  readonly now: Date;
  readonly limit: number;
}

/** Who is in the channels of private incidents: kept in the incident, so that one read answers who may see it. */
export function memberStore(incidents: Model<IncidentDocument>): MemberStore {
  /** An effect that waits already, or is being done, reads whatever was heard until then. */
  const want = async (id: string, at: Date): Promise<void> => {
    await incidents.updateOne(
      { _id: id, [PATH]: { $exists: false } },
      { $set: { [PATH]: newPendingEffect({ kind: 'members' }, at) }, $min: { pendingAt: at } },
    );
  };
  const refOf = ({ _id, team }: Pick<IncidentDocument, '_id' | 'team'>): EffectRef => ({
    holder: 'incidents',
    team,
    id: domainId(team, _id),
    key: KEY,
  });
  const claim = async ({ active, now, limit }: Claim): Promise<readonly EffectRef[]> => {
    const found = await incidents
      .find({ membersDueAt: { $lte: now }, active }, { team: 1, membersDueAt: 1 })
      .sort({ membersDueAt: 1 })
      .limit(limit)
      .lean<IncidentDocument[]>();
    const refs: EffectRef[] = [];
    for (const one of found) {
      const { matchedCount } = await incidents.updateOne(
        { _id: one._id, membersDueAt: one.membersDueAt ?? now },
        { $set: { membersDueAt: addMinutes(now, CLAIM_MINUTES[active ? 'active' : 'over']) } },
      );
      if (matchedCount === 0) continue;
      await want(one._id, now);
      refs.push(refOf(one));
    }
    return refs;
  };

  return {
    async heard({ channel, user, present, at }) {
      const where = { channel, private: true };
      // Whoever left is out with the first write.
      const { matchedCount } = await incidents.updateMany(where, {
        $inc: { membersHeard: 1 },
        $set: { membersDueAt: at },
        ...(present ? {} : { $pull: { members: user } }),
      });
      if (matchedCount === 0) return [];
      const found = await incidents.find(where, { team: 1 }).lean<IncidentDocument[]>();
      for (const { _id } of found) await want(_id, at);
      return found.map(refOf);
    },
    async scribeLeft({ team, channel, at }) {
      await incidents.updateMany(
        { team, channel, private: true },
        {
          $inc: { membersHeard: 1 },
          $set: { scribeLeftAt: at, membersDueAt: at },
          $unset: { membersReadAt: 1 },
        },
      );
    },
    async keep({ team, id, heard, reading, at, next }) {
      // Earlier versions did not count, and `null` also finds a field that is not there.
      const unchanged = heard === 0 ? { $in: [0, null] } : heard;
      const { matchedCount } = await incidents.updateOne(
        { _id: documentId(team, id), membersHeard: unchanged },
        changeOf(reading, { heard, at, next }),
      );
      return matchedCount === 1 ? 'kept' : 'overtaken';
    },
    async due(now, limit) {
      const active = await claim({ active: true, now, limit });
      const left = limit - active.length;
      return left > 0 ? [...active, ...(await claim({ active: false, now, limit: left }))] : active;
    },
    async doubt(at) {
      const known = { membersDueAt: { $gt: new Date(0) } };
      const doubted = { $inc: { membersHeard: 1 }, $unset: { membersReadAt: 1 } };
      await incidents.updateMany({ ...known, active: true }, { ...doubted, $set: { membersDueAt: at } });
      await incidents.updateMany({ ...known, active: false, private: true }, doubted);
    },
    async adopt(at) {
      const filter = { membersDueAt: { $exists: false }, channel: { $exists: true } };
      const { modifiedCount } = await incidents.updateMany(filter, { $set: { membersDueAt: at } });
      return modifiedCount;
    },
  };
}

/** What a reading changes in the document. */
function changeOf(reading: MembersReading, { heard, at, next }: Pick<ReadMembers, 'heard' | 'at' | 'next'>) {
  const due = next === undefined ? { set: {}, unset: { membersDueAt: 1 } } : { set: { membersDueAt: next } };
  switch (reading.kind) {
    case 'people':
      return {
        $set: { members: [...reading.users], membersReadOf: heard, membersReadAt: at, ...due.set },
        $unset: { scribeLeftAt: 1, ...due.unset },
      };
    case 'outside':
      return { $set: { scribeLeftAt: at, ...due.set }, $unset: { membersReadAt: 1, ...due.unset } };
    case 'needless':
      return { $set: due.set, $unset: { membersReadAt: 1, scribeLeftAt: 1, ...due.unset } };
    default:
      return reading satisfies never;
  }
}
