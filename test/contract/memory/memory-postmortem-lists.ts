import type { PostmortemLists } from '../../../src/app/ports/postmortem-lists.ts';
import type { PostmortemCard } from './memory-postmortems.ts';

export function memoryPostmortemLists(kept: ReadonlyMap<string, PostmortemCard>): PostmortemLists {
  const all = (team: string) =>
    [...kept.values()].map(({ state }) => state).filter((state) => state.team === team);
  const standing = ({ incident, workflow, due }: PostmortemCard['state']) => ({ incident, workflow, due });
  return {
    ofIncidents: async (team, incidents) =>
      all(team)
        .filter(({ incident }) => incidents.includes(incident))
        .map(standing),
    underReview: async (team) =>
      all(team)
        .filter(({ workflow: { state } }) => state === 'in review' || state === 'approved')
        .map(standing),
  };
}
