import type { Model } from 'mongoose';

import type { InstallationStore } from '../app/ports/installations.ts';
import type { CoveredWorkspaceDocument } from './covered-workspace-model.ts';
import type { InstallationDocument } from './installation-model.ts';
import { isDuplicate } from './translate-error.ts';

export function installationStore(
  installations: Model<InstallationDocument>,
  covered: Model<CoveredWorkspaceDocument>,
): InstallationStore {
  return {
    async put({ team, sealed, installedAt }, instead) {
      if (instead !== undefined) {
        await installations.updateOne({ _id: team, sealed: instead }, { $set: { sealed } });
        return;
      }
      await upserted(() =>
        installations.updateOne({ _id: team }, { $set: { team, sealed, installedAt } }, { upsert: true }),
      );
    },
    async find(team) {
      const document = await installations.findById(team).lean<InstallationDocument>();
      if (!document) return undefined;
      return { team: document.team, sealed: document.sealed, installedAt: document.installedAt };
    },
    async remove(team) {
      await installations.deleteOne({ _id: team });
    },
    async owners() {
      const documents = await installations.find({}, { _id: 1 }).lean<Pick<InstallationDocument, '_id'>[]>();
      return documents.map(({ _id }) => _id);
    },
    async cover(team, organisation) {
      if (organisation === undefined) await covered.deleteOne({ _id: team });
      else
        await upserted(() => covered.updateOne({ _id: team }, { $set: { organisation } }, { upsert: true }));
    },
    async coveredBy(team) {
      const document = await covered.findById(team).lean<CoveredWorkspaceDocument>();
      return document?.organisation;
    },
    async coveredTeams(organisation) {
      const documents = await covered.find({ organisation }).lean<CoveredWorkspaceDocument[]>();
      return documents.map(({ _id }) => _id);
    },
  };
}

async function upserted(write: () => PromiseLike<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    // Two inserted at once; the document is there now.
    if (!isDuplicate(error)) throw error;
    await write();
  }
}
