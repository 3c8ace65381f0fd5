import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { reviewPostmortem } from '../../../app/review-postmortem.ts';
import { stillOpen } from '../../../domain/postmortem/open-questions.ts';
import type { WorkflowCommand } from '../../../domain/postmortem/workflow.ts';
import { reviewMoved, reviewRefused, reviewUnchanged } from '../../words/reviews.ts';
import { type Answer, sayWords } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import { readerOf } from './queries.ts';

/** Takes one step on the way to the readers, and says what came of it. */
export async function takeStep(
  context: ListenerContext,
  request: Pick<UserRequest, 'team' | 'user'>,
  { incident }: KnownIncident,
  command: Exclude<WorkflowCommand, { kind: 'changed' }>,
): Promise<Answer> {
  const at = { team: request.team, incident: incident.key };
  const result = await reviewPostmortem(context.app, at, command);
  const reader = await readerOf(context, request);
  switch (result.kind) {
    case 'moved':
      return sayWords(reviewMoved(incident, result.workflow, context.command));
    case 'unchanged':
      return sayWords(reviewUnchanged(incident, result.workflow, reader), 'unchanged');
    case 'refused': {
      const stored = await context.app.postmortems.byIncident(request.team, incident.key);
      const open = stored?.latest
        ? stillOpen(stored.latest.document, stored.state.answers, stored.latest.asOf)
        : [];
      const required = open.filter((question) => question.required);
      const words = reviewRefused(incident, result.refusal, required, { reader, command: context.command });
      return sayWords(words, 'refused');
    }
    default:
      return result satisfies never;
  }
}
