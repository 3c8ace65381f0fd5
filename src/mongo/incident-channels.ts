import type { Model } from 'mongoose';

import type { IncidentChannels } from '../app/ports/incident-channels.ts';
import { fromIncidentDocument } from './incident-document.ts';
import type { IncidentDocument } from './incident-model.ts';
import type { MovedChannelDocument } from './moved-channel-model.ts';
import { isDuplicate } from './translate-error.ts';

export function incidentChannels(
  incidents: Model<IncidentDocument>,
  others: Model<MovedChannelDocument>,
): IncidentChannels {
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
    async unknownOf(channels) {
      const listed = { $in: [...channels] };
      const documents = await incidents
        .find({ $or: [{ channel: listed }, { formerChannels: listed }] }, { channel: 1, formerChannels: 1 })
        .lean<Pick<IncidentDocument, 'channel' | 'formerChannels'>[]>();
      const known = new Set(documents.flatMap((one) => [one.channel, ...(one.formerChannels ?? [])]));
      return channels.filter((channel) => !known.has(channel));
    },
    async moved(from, to) {
      await incidents.updateMany(
        { channel: from },
        { $set: { channel: to }, $push: { formerChannels: { $each: [from] } } },
      );
      await note(others, from, to);
    },
    async addressOf(former) {
      const document = await incidents.findOne({ formerChannels: former }).lean<IncidentDocument>();
      return document?.channel ?? (await others.findById(former).lean<MovedChannelDocument>())?.to;
    },
  };
}

/** Also of a channel without an incident, such as the one for announcements; earlier ids lead straight to the new one. */
async function note(others: Model<MovedChannelDocument>, from: string, to: string): Promise<void> {
  const write = () => others.updateOne({ _id: from }, { $set: { to } }, { upsert: true });
  try {
    await write();
  } catch (error) {
    // Two inserted at once; the document is there now.
    if (!isDuplicate(error)) throw error;
    await write();
  }
  await others.updateMany({ to: from }, { $set: { to } });
}
