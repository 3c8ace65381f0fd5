import type { PostmortemEffect } from '../../domain/effect.ts';
import { commanderOf } from '../../domain/incident/incident.ts';
import { mayHear } from '../access/sharing.ts';
import { calendarOf } from '../actions/action-calendar.ts';
import type { App } from '../app.ts';
import { canAct, personOf } from '../people/load-person.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { PostmortemShown } from '../ports/review-posts.ts';
import { answerableOf } from '../postmortems/approver.ts';
import { unanswered } from '../postmortems/postmortem-ladder.ts';
import { withChannel } from './channel.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';
import { untilTheyWork } from './until-they-work.ts';

type Remind = Extract<PostmortemEffect, { kind: 'remind-postmortem' }>;

interface Reminding {
  readonly known: KnownIncident;
  readonly what: PostmortemShown;
  readonly effect: Remind;
  readonly task: Task;
}

/**
 * Reminds of a postmortem that is not published: whoever leads or was asked to review it, the channel, or who approves it;
 * people in their working hours.
 */
export async function remindOfPostmortem(app: App, reminding: Reminding): Promise<Outcome> {
  const { known, what, effect, task } = reminding;
  const { workflow, due } = what.state;
  if (workflow.state === 'published' || workflow.state === 'not required')
    return dropped('it is out already');
  if (due !== effect.due) return dropped('it is due on another day now');
  if (effect.to === 'channel')
    return withChannel(known, async (channel) => {
      await app.reviewPosts.remindDue({ in: channel, as: 'channel' }, what, await task.tag());
      return DONE;
    });
  const { who } = effect;
  if (who !== undefined && !unanswered(workflow).includes(who)) return dropped('it was answered');
  const to = await receiverOf(app, reminding);
  if (to === undefined) return dropped('nobody else can be reminded of it');
  const now = app.clock();
  const resting = untilTheyWork(now, await calendarOf(app, known.incident.team, to));
  if (resting) return resting;
  const as = who !== undefined ? 'reviewer' : effect.to === 'approver' ? 'approver' : 'lead';
  await app.reviewPosts.remindDue({ to, as }, what, await task.tag());
  return DONE;
}

/** Whoever is reminded as the one who leads is not reminded as the approver too. */
async function receiverOf(app: App, { known, what, effect }: Reminding): Promise<string | undefined> {
  const { incident } = known;
  const able = (users: readonly (string | undefined)[]) => firstAble(app, { known, what }, users);
  if (effect.who !== undefined) return able([effect.who]);
  const lead = await able([commanderOf(incident), incident.declaredBy]);
  if (effect.to !== 'approver') return lead;
  const approver = await able(answerableOf(incident, what.state.workflow));
  return approver === lead ? undefined : approver;
}

async function firstAble(
  app: App,
  { known, what: { state } }: Pick<Reminding, 'known' | 'what'>,
  users: readonly (string | undefined)[],
): Promise<string | undefined> {
  for (const user of users) {
    if (user === undefined || !canAct(await personOf(app, known.incident.team, user))) continue;
    if (await mayHear(app, known, { user, what: state })) return user;
  }
  return undefined;
}
