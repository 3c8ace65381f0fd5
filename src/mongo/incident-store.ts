import type { Model } from 'mongoose';

import type { IncidentStore, KnownIncident, ListFilter, ListReader } from '../app/ports/incidents.ts';
import { StoreFault } from '../app/ports/store-fault.ts';
import { STATUSES, type Status } from '../domain/incident/incident.ts';
import { documentId } from './document-id.ts';
import {
  fromIncidentDocument,
  fromListedDocument,
  stateFields,
  toIncidentDocument,
} from './incident-document.ts';
import type { IncidentDocument } from './incident-model.ts';
import { pendingEffectsOfChange } from './pending-effects.ts';
import { isDuplicate } from './translate-error.ts';

/** What grows with an incident, and what lists never show. */
const NOT_LISTED = { events: 0, effects: 0, dead: 0, outside: 0 } as const;

/** Of which incidents it is not certain that this person may not see them. */
function mayBeSeenBy({ user, typedIn }: ListReader): Record<string, unknown>[] {
  return [
    { private: false },
    { members: user },
    { holders: user },
    { holders: { $exists: false } },
    ...(typedIn === undefined ? [] : [{ channel: typedIn }]),
  ];
}

function wantedBy({ since, severity, services, status }: ListFilter): Record<string, unknown> {
  return {
    ...(since ? { declaredAt: { $gte: since } } : {}),
    ...(severity === undefined ? {} : { severity }),
    ...(services ? { services: { $in: [...services] } } : {}),
    ...(status === undefined ? {} : { [isStatus(status) ? 'phase.status' : 'phase.state']: status }),
  };
}

function isStatus(status: NonNullable<ListFilter['status']>): status is Status {
  return STATUSES.some((one) => one === status);
}

export function incidentStore(incidents: Model<IncidentDocument>): IncidentStore {
  const one = async (
    filter: Record<string, unknown>,
    sort: Record<string, 1 | -1> = {},
  ): Promise<KnownIncident | undefined> => {
    const document = await incidents.findOne(filter).sort(sort).lean<IncidentDocument>();
    return document ? fromIncidentDocument(document) : undefined;
  };

  return {
    async create(change) {
      const document = toIncidentDocument(change);
      try {
        await incidents.create([document]);
        return 'created';
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        if (await incidents.exists({ _id: document._id })) return 'known';
        throw new StoreFault(`Another incident has the key ${document.key}`, { certain: true, cause: error });
      }
    },
    byId: (team, id) => one({ _id: documentId(team, id) }),
    byKey: (team, key) => one({ team, key }),
    // A channel may have seen several incidents (`--here`): the one that people work on, else the latest.
    byChannel: (team, channel) => one({ team, channel }, { active: -1, declaredAt: -1 }),
    async list(team, { active, limit, channel, holder, seenBy, ...filter }) {
      const where = {
        ...{ team, active, ...wantedBy(filter) },
        ...(channel === undefined ? {} : { channel }),
        ...(holder === undefined ? {} : { holders: holder }),
      };
      const documents = await incidents
        .find(seenBy ? { ...where, $or: mayBeSeenBy(seenBy) } : where, NOT_LISTED)
        .sort({ declaredAt: -1 })
        .limit(limit)
        .lean<Omit<IncidentDocument, 'events'>[]>();
      return documents.map(fromListedDocument);
    },
    async byKeys(team, keys, seenBy) {
      if (keys.length === 0) return [];
      const where = { team, key: { $in: [...keys] } };
      const documents = await incidents
        .find(seenBy ? { ...where, $or: mayBeSeenBy(seenBy) } : where, NOT_LISTED)
        .lean<Omit<IncidentDocument, 'events'>[]>();
      return documents.map(fromListedDocument);
    },
    async save({ incident, events, effects, at, nudgeAt }) {
      const pendingEffects = pendingEffectsOfChange(effects, at);
      const { matchedCount } = await incidents.updateOne(
        { _id: documentId(incident.team, incident.id), version: incident.version - 1 },
        {
          $set: { ...stateFields(incident), ...pendingEffects.set, ...(nudgeAt ? { nudgeAt } : {}) },
          ...(nudgeAt ? {} : { $unset: { nudgeAt: 1 } }),
          $push: { events: { $each: [...events] } },
          $min: pendingEffects.min,
        },
      );
      return matchedCount === 1 ? 'saved' : 'conflict';
    },
  };
}
