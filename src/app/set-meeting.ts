import type { PostmortemEffect } from '../domain/effect.ts';
import { analyse, openGaps } from '../domain/postmortem/analysis/analysis.ts';
import { askedQuestions } from '../domain/postmortem/questions/asked.ts';
import { stillOpen } from '../domain/postmortem/questions/open-questions.ts';
import { wholeText } from '../domain/postmortem/questions/questions.ts';
import { answered } from '../domain/postmortem/review/postmortem-state.ts';
import { suggestionsFor } from '../domain/postmortem/suggestions/suggestions-for.ts';
import type { App } from './app.ts';
import { changePostmortem } from './change-postmortem.ts';
import { personOf } from './load-person.ts';
import { loadRecord } from './load-record.ts';
import type { KnownIncident } from './ports/incidents.ts';
import type { KnownPostmortem } from './ports/postmortems.ts';
import type { ReviewMeeting } from './ports/review-posts.ts';

/** Sets the review meeting; agenda and calendar file follow in the channel. Throws `StoreFault`. */
export async function setMeeting(
  app: Pick<App, 'postmortems' | 'queue' | 'clock' | 'people' | 'peopleSource' | 'journal'>,
  { incident }: Pick<KnownIncident, 'incident'>,
  plan: { readonly by: string; readonly at: Date; readonly users: readonly string[] },
): Promise<'set' | 'no-draft'> {
  const { team, key } = incident;
  const people = await Promise.all(plan.users.map((user) => personOf(app, team, user)));
  const stamp = { by: plan.by, at: app.clock() };
  return changePostmortem(app, { team, incident: key }, ({ state, latest }) => {
    if (!latest) return { result: 'no-draft' as const };
    const dated = answered(state, { question: 'meeting.at', text: plan.at.toISOString(), ...stamp });
    const names = people.map(({ name }) => name).join(', ');
    const invited =
      names === '' ? dated : answered(dated, { question: 'meeting.attendees', text: names, ...stamp });
    const effects: PostmortemEffect[] = [{ kind: 'meeting', at: plan.at }, { kind: 'overview' }];
    return { plan: { state: invited, effects }, result: 'set' as const };
  });
}

/** The agenda: open questions, and what the record contradicts itself about. Throws `StoreFault`. */
export async function meetingOf(
  app: Pick<App, 'entries' | 'actions' | 'people' | 'postmortems'>,
  known: KnownIncident,
  { state, latest }: Pick<KnownPostmortem, 'state' | 'latest'>,
): Promise<ReviewMeeting | undefined> {
  const record = await loadRecord(app, known, undefined);
  const analysis = analyse(record, suggestionsFor(record, latest?.document.proposals));
  const set = state.answers.filter(({ question }) => question === 'meeting.at');
  const last = set.at(-1);
  if (!record.meeting?.at || !last) return undefined;
  const asked = latest ? stillOpen(latest.document, state.answers, latest.asOf) : [];
  const questions = askedQuestions(analysis, [...asked, ...openGaps(analysis)]);
  const open = questions.filter(({ id }) => !id.startsWith('meeting.'));
  return {
    at: record.meeting.at,
    attendees: record.meeting.attendees ?? [],
    questions: open.filter(({ kind }) => kind !== 'contradiction').map(wholeText),
    disputed: open.filter(({ kind }) => kind === 'contradiction').map(({ text }) => text),
    setAt: last.at,
    sequence: set.length - 1,
  };
}
