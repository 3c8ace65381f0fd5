import type { PostmortemEffect } from '../../domain/effect.ts';
import { analyse, openGaps } from '../../domain/postmortem/analysis/analysis.ts';
import { askedQuestions } from '../../domain/postmortem/questions/asked.ts';
import { stillOpen } from '../../domain/postmortem/questions/open-questions.ts';
import { type Question, wholeText } from '../../domain/postmortem/questions/questions.ts';
import type { IncidentRecord } from '../../domain/postmortem/record/record.ts';
import { answered } from '../../domain/postmortem/review/postmortem-state.ts';
import type { Suggestion } from '../../domain/postmortem/suggestions/suggestion.ts';
import { suggestionsFor } from '../../domain/postmortem/suggestions/suggestions-for.ts';
import type { App } from '../app.ts';
import { personOf } from '../people/load-person.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { HeavyTask } from '../ports/offload.ts';
import type { KnownPostmortem } from '../ports/postmortems.ts';
import type { ReviewMeeting } from '../ports/review-posts.ts';
import { changePostmortem } from './change-postmortem.ts';
import { loadRecord } from './load-record.ts';

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

/** A record, and what its document asks. */
interface AgendaOrder {
  readonly record: IncidentRecord;
  readonly proposals: readonly Suggestion[] | undefined;
  readonly asked: readonly Question[];
}

/** Everything that is open, except about the meeting itself. */
export function agendaQuestions({ record, proposals, asked }: AgendaOrder): readonly Question[] {
  const analysis = analyse(record, suggestionsFor(record, proposals));
  const questions = askedQuestions(analysis, [...asked, ...openGaps(analysis)]);
  return questions.filter(({ id }) => !id.startsWith('meeting.'));
}

const AGENDA: HeavyTask<AgendaOrder, readonly Question[]> = {
  module: import.meta.url,
  run: agendaQuestions,
  awaitedBy: 'job',
};

/** The agenda: open questions, and what the record contradicts itself about. Throws `StoreFault`, `LimitMet`. */
export async function meetingOf(
  app: Pick<App, 'entries' | 'actions' | 'people' | 'postmortems' | 'offload'>,
  known: KnownIncident,
  { state, latest }: Pick<KnownPostmortem, 'state' | 'latest'>,
): Promise<ReviewMeeting | undefined> {
  const record = await loadRecord(app, known, undefined);
  const set = state.answers.filter(({ question }) => question === 'meeting.at');
  const last = set.at(-1);
  if (!record.meeting?.at || !last) return undefined;
  const asked = latest ? stillOpen(latest.document, state.answers, latest.asOf) : [];
  const proposals = latest?.document.proposals;
  const questions = await app.offload.run(AGENDA, { record, proposals, asked });
  return {
    at: record.meeting.at,
    attendees: record.meeting.attendees ?? [],
    questions: questions.filter(({ kind }) => kind !== 'contradiction').map(wholeText),
    disputed: questions.filter(({ kind }) => kind === 'contradiction').map(({ text }) => text),
    setAt: last.at,
    sequence: set.length - 1,
  };
}
