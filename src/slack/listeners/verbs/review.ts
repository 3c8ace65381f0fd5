import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { reviewPostmortem } from '../../../app/review-postmortem.ts';
import { stillOpen } from '../../../domain/postmortem/open-questions.ts';
import type { WorkflowCommand } from '../../../domain/postmortem/workflow.ts';
import { reviewMoved, reviewRefused, reviewUnchanged } from '../../words/reviews.ts';
import { type Answer, sayWords } from '../answer.ts';
import type { Asked } from '../asked.ts';
import type { Parts } from '../parts.ts';
import { readerOf } from './look.ts';

/** Takes one step on the way to the readers, and says what came of it. */
export async function takeStep(
  parts: Parts,
  asked: Pick<Asked, 'team' | 'user'>,
  { incident }: KnownIncident,
  command: Exclude<WorkflowCommand, { kind: 'changed' }>,
): Promise<Answer> {
  const at = { team: asked.team, incident: incident.key };
  const result = await reviewPostmortem(parts.app, at, command);
  const reader = await readerOf(parts, asked);
  switch (result.kind) {
    case 'moved':
      return sayWords(reviewMoved(incident, result.workflow, parts.command));
    case 'unchanged':
      return sayWords(reviewUnchanged(incident, result.workflow, reader), 'unchanged');
    case 'refused': {
      const stored = await parts.app.postmortems.byIncident(asked.team, incident.key);
      const open = stored?.latest
        ? stillOpen(stored.latest.document, stored.state.answers, stored.latest.asOf)
        : [];
      const required = open.filter((question) => question.required);
      const words = reviewRefused(incident, result.refusal, required, { reader, command: parts.command });
      return sayWords(words, 'refused');
    }
    default:
      return result satisfies never;
  }
}
