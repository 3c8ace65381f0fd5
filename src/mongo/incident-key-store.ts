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
    async highest(team, before) {
      const numbers = DIGITS.map((digits) => highestOf(collections, { team, before, digits }));
      return Math.max(0, ...(await Promise.all(numbers)).flat());
    },
  };
}

/** Keys sort as text, by which `INC-2026-9999` is after `INC-2026-10000`: each length is looked for by itself. */
const DIGITS = [4, 5, 6] as const;

interface Series {
  readonly team: string;
  readonly before: string;
  readonly digits: number;
}

/** The highest number with so many digits in each collection. */
async function highestOf(
  { incidents, entries, actions, postmortems, drafts }: Collections,
  { team, before, digits }: Series,
): Promise<number[]> {
  const like = (begin: string) => ({ $regex: `^${escaped(begin)}[0-9]{${digits}}$` });
  const ofYear = { team, incident: like(before) };
  const last = { incident: -1 } as const;
  const inPostmortems = { _id: like(documentId(team, before)) };
  const [incident, entry, action, postmortem, draft] = await Promise.all([
    incidents
      .findOne({ team, key: like(before) }, { key: 1 })
      .sort({ key: -1 })
      .lean(),
    entries.findOne(ofYear, { incident: 1 }).sort(last).lean(),
    actions.findOne(ofYear, { incident: 1 }).sort(last).lean(),
    postmortems.findOne(inPostmortems, { _id: 1 }).sort({ _id: -1 }).lean(),
    drafts.findOne(ofYear, { incident: 1 }).sort(last).lean(),
  ]);
  const keys = [
    incident?.key,
    entry?.incident,
    action?.incident,
    postmortem && domainId(team, postmortem._id),
    draft?.incident,
  ];
  return keys.flatMap((key) => (key === undefined || key === null ? [] : Number(key.slice(before.length))));
}

/** Text as a regular expression takes it. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
