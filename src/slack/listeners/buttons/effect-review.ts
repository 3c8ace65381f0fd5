import type { App as BoltApp } from '@slack/bolt';
import { answerHelped } from '../../../app/postmortems/effect-review.ts';
import { HELPED, type Helped } from '../../../domain/postmortem/review/effect-review.ts';
import { readReviewRef } from '../../views/button-values.ts';
import { HELPED_BUTTONS, helpedAnsweredView } from '../../views/effect-review.ts';
import { helpedNotPublished } from '../../words/effect-review.ts';
import { type Answer, replaceBy, sayText } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import { withIncident } from '../with-incident.ts';
import { type Click, onClick } from './on-click.ts';

/** Yes, Partly and No under the question whether what followed from a postmortem helped. */
export function listenToEffectReviews(bolt: BoltApp, context: ListenerContext): void {
  for (const said of HELPED)
    onClick({ bolt, context }, HELPED_BUTTONS[said], (click) => answer(context, click, said));
}

function answer(context: ListenerContext, { request, value }: Click, said: Helped): Promise<Answer> {
  const { incident: key, after = 'week' } = readReviewRef(value) ?? {};
  const asked = { ...request, ...(key === undefined ? {} : { incident: key }) };
  return withIncident({ context, request: asked, onMerged: 'itself', offers: 'resolved too' }, async (on) => {
    const { incident } = on.known;
    const { team, user: by } = on.request;
    const result = await answerHelped(context.app, { team, incident: incident.key }, { after, said, by });
    return result === 'not published'
      ? sayText(helpedNotPublished(incident.key), 'refused')
      : replaceBy(
          helpedAnsweredView({ incident, after }, said, by),
          result === 'unchanged' ? 'unchanged' : 'done',
        );
  });
}
