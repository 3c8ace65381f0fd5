import type { PostmortemEffect } from '../../domain/effect.ts';
import type { PostmortemState } from '../../domain/postmortem/review/postmortem-state.ts';
import { maySee } from '../access/who-may-see.ts';
import { calendarOf } from '../actions/action-calendar.ts';
import type { App } from '../app.ts';
import { canAct, personOf } from '../people/load-person.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { answerableOf } from '../postmortems/approver.ts';
import { effectFacts } from '../postmortems/effect-review.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';
import { untilTheyWork } from './until-they-work.ts';

/** Asks whoever answers for a postmortem whether what followed from it helped, in working hours. */
export async function askWhetherItHelped(
  app: App,
  {
    known,
    state: { workflow, reviews },
    effect: { after },
    task,
  }: {
    readonly known: KnownIncident;
    readonly state: PostmortemState;
    readonly effect: Extract<PostmortemEffect, { kind: 'ask-helped' }>;
    readonly task: Task;
  },
): Promise<Outcome> {
  const { incident } = known;
  const { team } = incident;
  if (workflow.state !== 'published') return dropped('it is not published');
  if (reviews?.[after]?.answer) return dropped('it was answered already');
  if (incident.phase.state !== 'resolved') return dropped('the incident is not resolved');
  let to: string | undefined;
  for (const user of answerableOf(incident, workflow))
    if (to === undefined && canAct(await personOf(app, team, user)) && (await maySee(app, known, { user })))
      to = user;
  if (to === undefined) return dropped('nobody who answers for it can be asked');
  const now = app.clock();
  const resting = untilTheyWork(now, await calendarOf(app, team, to));
  if (resting) return resting;
  const facts = await effectFacts(app, known, { user: to, publishedAt: workflow.at });
  const channel = await app.directMessages.open(team, to);
  const where = { team, channel, ts: undefined, tag: await task.tag() };
  await app.followUpPosts.askHelped(where, { incident, after, facts });
  return DONE;
}
