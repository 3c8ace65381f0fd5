import type { Model } from 'mongoose';

import type { IncidentChannels } from '../app/ports/incident-channels.ts';
import { fromIncidentDocument } from './incident-document.ts';
import type { IncidentDocument } from './incident-model.ts';

export function incidentChannels(incidents: Model<IncidentDocument>): IncidentChannels {
  return {
    async incidentsIn(channel) {
      const documents = await incidents
        .find({ channel })
        .sort({ active: -1, declaredAt: -1 })
        .lean<IncidentDocument[]>();
      return documents.map(fromIncidentDocument);
    },
  };
}
