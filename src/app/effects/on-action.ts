import { isPending } from '../../domain/actions/action-item.ts';
import { nextWorkingMoment } from '../../domain/actions/working-hours.ts';
import type { ActionEffect, Effect } from '../../domain/effect.ts';
import { calendarOf, receiverOf } from '../action-calendar.ts';
import type { App } from '../app.ts';
import type { KnownAction } from '../ports/actions.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { withChannel } from './channel.ts';
import { tagOfOne, wasRefused } from './first-post.ts';
import { DONE, dropped, later, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';

/** What an action item wants, in the hands of a worker. */
interface ActionTask {
  readonly known: KnownAction;
  readonly incident: KnownIncident | undefined;
  readonly effect: Effect;
  readonly task: Task;
}

/** Performs what an action item wants. */
export async function performOnAction(app: App, job: ActionTask): Promise<Outcome> {
  switch (job.effect.kind) {
    case 'action-line':
      return showLine(app, job);
    case 'remind':
      return remind(app, job, job.effect);
    default:
      return dropped(`an action item cannot want "${job.effect.kind}"`);
  }
}

/** One message in the incident's channel shows the item as it is now. */
async function showLine(app: App, { known, incident, task }: ActionTask): Promise<Outcome> {
  const { item, outside } = known;
  if (!incident) return dropped(`there is no incident ${item.incident}`);
  const [home, before] = outside['line']?.split('/') ?? [];
  return withChannel(incident, async (current) => {
    const channel = home ?? current;
    const tag = await tagOfOne(app, task, {
      name: 'line',
      ts: before,
      first: 'line-1',
      wantedAt: item.createdAt,
      refused: wasRefused(incident, 'action-line'),
    });
    if (!tag) return later(500, 'the line is being posted');
    const where = { team: item.team, channel, ts: before, tag };
    const ts = await app.board.actionLine(where, item);
    if (ts !== before) await app.outside.remember('actions', item.team, item.id, 'line', `${channel}/${ts}`);
    const now = await app.actions.byId(item.team, item.id);
    return now && now.item.version !== item.version ? later(0, 'the item changed meanwhile') : DONE;
  });
}

/** What was true when the reminder fell due is asked again at the moment of sending. */
async function remind(
  app: App,
  { known, task }: ActionTask,
  effect: Extract<ActionEffect, { kind: 'remind' }>,
): Promise<Outcome> {
  const { item } = known;
  if (!isPending(item)) return dropped(`${item.key} is closed`);
  if ((item.due ?? '') !== effect.due) return dropped(`${item.key} is due on another day now`);
  const receiver = await receiverOf(app, item);
  if (receiver === undefined) return dropped(`nobody to remind of ${item.key}`);
  const now = app.clock();
  const moment = nextWorkingMoment(now, await calendarOf(app, item.team, receiver));
  if (moment > now) return later(moment.getTime() - now.getTime(), 'outside working hours');
  await app.mail.remind(item.team, receiver, [item], await task.tag());
  return DONE;
}
