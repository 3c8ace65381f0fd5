import type { Model } from 'mongoose';

import type { IncidentChannels } from '../app/ports/incident-channels.ts';
import { fromIncidentDocument } from './incident-document.ts';
import type { IncidentDocument } from './incident-model.ts';

export function incidentChannels(incidents: Model<IncidentDocument>): IncidentChannels {
  return {
    async incidentsIn(channel) {
      const documents = await incidents
        .find({ $or: [{ channel }, { formerChannels: channel }] })
        .sort({ active: -1, declaredAt: -1 })
        .lean<IncidentDocument[]>();
      return documents.map((document) => ({
        ...fromIncidentDocument(document),
        room: document.formerChannels?.[0] ?? document.channel ?? channel,
      }));
    },
    async moved(from, to) {
      await incidents.updateMany(
        { channel: from },
        { $set: { channel: to }, $push: { formerChannels: { $each: [from] } } },
      );
    },
    async addressOf(former) {
      const document = await incidents.findOne({ formerChannels: former }).lean<IncidentDocument>();
      return document?.channel;
    },
  };
}
