import type { Model } from 'mongoose';
import type { KeptSecret, SecretStore } from '../app/ports/secrets.ts';
import { documentId, domainId } from './document-id.ts';
import { pendingEffectsOfNew } from './pending-effects.ts';
import type { SecretDocument } from './secret-model.ts';
import { isDuplicate } from './translate-error.ts';

export function secretStore(secrets: Model<SecretDocument>): SecretStore {
  return {
    async keep(secret, wanted) {
      const { id, team, channel, ...fields } = secret;
      try {
        await secrets.create([
          {
            _id: documentId(team, id),
            team,
            ...fields,
            ...(channel === undefined ? {} : { channel }),
            ...pendingEffectsOfNew(wanted, secret.at),
          },
        ]);
        return 'new';
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return 'known';
      }
    },
    async byId(team, id) {
      const document = await secrets.findById(documentId(team, id)).lean<SecretDocument>();
      return document ? fromDocument(document) : undefined;
    },
    async latest(team, limit) {
      const documents = await secrets.find({ team }).sort({ at: -1 }).limit(limit).lean<SecretDocument[]>();
      return documents.map(fromDocument);
    },
    async noteRead(team, id, read) {
      await secrets.updateOne({ _id: documentId(team, id) }, { $push: { reads: read } });
    },
  };
}

function fromDocument({ _id, team, user, way, channel, at, secrets, reads }: SecretDocument): KeptSecret {
  return { id: domainId(team, _id), team, user, way, channel, at, secrets, reads };
}
