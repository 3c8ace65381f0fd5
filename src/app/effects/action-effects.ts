import type { Effect } from '../../domain/effect.ts';
import { STANDS_OUTSIDE, standsOutside } from '../access/sharing.ts';
import type { App } from '../app.ts';
import type { KnownAction } from '../ports/actions.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { askAboutMove, tellMoveJudged } from './ask-move.ts';
import { withChannel } from './channel.ts';
import { joinDigest } from './join-digest.ts';
import { DONE, dropped, later, type Outcome } from './outcome.ts';
import { followReminders } from './reminders.ts';
import { tagOfSingleMessage, untilItsTurn } from './single-message.ts';
import type { Task } from './task.ts';
import { tellHolder } from './tell-holder.ts';
import { tellOwner } from './tell-owner.ts';

/** What an action item wants, in the hands of a worker. */
interface ActionTask {
  readonly known: KnownAction;
  readonly incident: KnownIncident | undefined;
  readonly effect: Effect;
  readonly task: Task;
}

/** Runs what an action item wants. */
export async function runActionEffect(app: App, job: ActionTask): Promise<Outcome> {
  switch (job.effect.kind) {
    case 'action-line':
      return showLine(app, job);
    case 'remind':
      return joinDigest(app, job.known, { effect: job.effect, task: job.task });
    case 'tell-owner':
      return tellOwner(app, job.known, { effect: job.effect, task: job.task });
    case 'ask-move':
      return askAboutMove(app, job.known, { effect: job.effect, known: job.incident, task: job.task });
    case 'tell-move':
      return tellMoveJudged(app, job.known, { effect: job.effect, known: job.incident, task: job.task });
    case 'tell-holder':
      return tellHolder(app, job.known, { effect: job.effect, task: job.task });
    case 'reminded':
      return followReminders(app, job.known.item);
    default:
      return dropped(`an action item cannot want "${job.effect.kind}"`);
  }
}

/** One message in the incident's channel shows the item as it is now. */
async function showLine(app: App, { known, incident, task }: ActionTask): Promise<Outcome> {
  const { item, externalIds } = known;
  if (!incident) return dropped(`there is no incident ${item.incident}`);
  const [home, before] = externalIds['line']?.split('/') ?? [];
  return withChannel(incident, async (current) => {
    const channel = home ?? current;
    if (standsOutside(incident, channel)) return dropped(STANDS_OUTSIDE);
    const message = { name: 'line', ts: before, began: { with: 'line-1', at: item.createdAt } };
    const tag = await tagOfSingleMessage(app, task, message);
    if (!tag) return untilItsTurn(task, 'line');
    const where = { team: item.team, channel, ts: before, tag };
    const ts = await app.channelPosts.actionLine(where, item);
    if (ts !== before) await task.remember('line', `${channel}/${ts}`);
    const now = await app.actions.byId(item.team, item.id);
    return now && now.item.version !== item.version ? later(0, 'the item changed meanwhile') : DONE;
  });
}
