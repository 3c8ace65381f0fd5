import type { Model } from 'mongoose';
import type { PostmortemLists, PostmortemStanding } from '../app/ports/postmortem-lists.ts';
import { newPostmortem } from '../domain/postmortem/review/postmortem-state.ts';
import { documentId } from './document-id.ts';
import type { PostmortemDocument } from './postmortem-model.ts';

const STANDING = { team: 1, incident: 1, workflow: 1, due: 1 };

export function postmortemLists(postmortems: Model<PostmortemDocument>): PostmortemLists {
  const all = async (which: Record<string, unknown>) =>
    (await postmortems.find(which, STANDING).lean<PostmortemDocument[]>()).map(standing);
  return {
    async ofIncidents(team, incidents) {
      if (incidents.length === 0) return [];
      return all({ _id: { $in: incidents.map((incident) => documentId(team, incident)) } });
    },
    underReview: (team) => all({ team, 'workflow.state': { $in: ['in review', 'approved'] } }),
  };
}

function standing({ team, incident, workflow, due }: PostmortemDocument): PostmortemStanding {
  return { incident, workflow: workflow ?? newPostmortem(team, incident).workflow, due };
}
