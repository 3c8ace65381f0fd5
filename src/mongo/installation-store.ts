import type { Model } from 'mongoose';

import type { InstallationStore } from '../app/ports/installations.ts';
import type { InstallationDocument } from './installation-model.ts';
import { isDuplicate } from './translate-error.ts';

export function installationStore(installations: Model<InstallationDocument>): InstallationStore {
  return {
    async put({ team, sealed, installedAt }) {
      const write = () =>
        installations.updateOne({ _id: team }, { $set: { team, sealed, installedAt } }, { upsert: true });
      try {
        await write();
      } catch (error) {
        // Two installed at once; the document is there now.
        if (!isDuplicate(error)) throw error;
        await write();
      }
    },
    async find(team) {
      const document = await installations.findById(team).lean<InstallationDocument>();
      if (!document) return undefined;
      return { team: document.team, sealed: document.sealed, installedAt: document.installedAt };
    },
    async remove(team) {
      await installations.deleteOne({ _id: team });
    },
  };
}
