import type { Model } from 'mongoose';

import type { IncidentKeys } from '../app/ports/incident-keys.ts';
import type { ActionDocument } from './action-model.ts';
import { documentId, domainId } from './document-id.ts';
import type { EntryDocument } from './entry-model.ts';
import type { IncidentDocument } from './incident-model.ts';
import type { DraftDocument, PostmortemDocument } from './postmortem-model.ts';

interface Collections {
  readonly incidents: Model<IncidentDocument>;
  readonly entries: Model<EntryDocument>;
  readonly actions: Model<ActionDocument>;
  readonly postmortems: Model<PostmortemDocument>;
  readonly drafts: Model<DraftDocument>;
}

export function incidentKeyStore(collections: Collections): IncidentKeys {
  const { incidents, entries, actions, postmortems, drafts } = collections;
  return {
    async isUsed(team, key) {
      const found = await Promise.all([
        incidents.exists({ team, key }),
        entries.exists({ team, incident: key }),
        actions.exists({ team, incident: key }),
        postmortems.exists({ _id: documentId(team, key) }),
        drafts.exists({ team, incident: key }),
      ]);
      return found.some((one) => one !== null);
    },
    async highest(team, year) {
      const [from, to] = [`INC-${year}-`, `INC-${year}.`];
      const ofYear = { team, incident: { $gte: from, $lt: to } };
      const last = { incident: -1 } as const;
      const [incident, entry, action, postmortem, draft] = await Promise.all([
        incidents
          .findOne({ team, key: { $gte: from, $lt: to } }, { key: 1 })
          .sort({ key: -1 })
          .lean(),
        entries.findOne(ofYear, { incident: 1 }).sort(last).lean(),
        actions.findOne(ofYear, { incident: 1 }).sort(last).lean(),
        postmortems
          .findOne({ _id: { $gte: documentId(team, from), $lt: documentId(team, to) } }, { _id: 1 })
          .sort({ _id: -1 })
          .lean(),
        drafts.findOne(ofYear, { incident: 1 }).sort(last).lean(),
      ]);
      const keys = [
        incident?.key,
        entry?.incident,
        action?.incident,
        postmortem && domainId(team, postmortem._id),
        draft?.incident,
      ];
      return Math.max(0, ...keys.flatMap((key) => numberIn(key ?? '', from)));
    },
  };
}

function numberIn(key: string, before: string): number[] {
  const digits = key.slice(before.length);
  return /^\d+$/.test(digits) ? [Number(digits)] : [];
}
