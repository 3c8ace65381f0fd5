import type { Incident } from '../../domain/incident/incident.ts';
import type { PostmortemState } from '../../domain/postmortem/review/postmortem-state.ts';
import type { PostmortemStore } from '../ports/postmortems.ts';

/** Of the postmortem of a merged incident, which does not move: what people answered and noted, and whether there is a draft. */
export interface StaysBehind {
  readonly answers: number;
  readonly draft: boolean;
}

/** What a merge leaves with the incident that is merged. Throws `StoreFault`. */
export async function staysBehind(
  app: { readonly postmortems: Pick<PostmortemStore, 'byIncident'> },
  { team, key }: Incident,
): Promise<StaysBehind> {
  const postmortem = await app.postmortems.byIncident(team, key);
  return {
    answers: postmortem ? answersIn(postmortem.state) : 0,
    draft: postmortem?.latest !== undefined && !postmortem.discarded,
  };
}

/** Each note counts, and of several answers to the same question one; so does each field that an imported file stated. */
function answersIn({ answers, stated }: PostmortemState): number {
  const notes = answers.filter(({ question }) => question.startsWith('note.'));
  const others = answers.filter(({ question }) => !question.startsWith('note.'));
  const fields = Object.keys(stated).filter((name) => name !== 'people');
  return notes.length + new Set(others.map(({ question }) => question)).size + fields.length;
}
