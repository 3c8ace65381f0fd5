import type { Entry } from '../../domain/timeline/entry.ts';
import type { App } from '../app.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';

/**
 * Keeps Scribe's own reaction on a captured message for as long as its entry counts. Two workers may be at it, and
 * Slack may carry out the older wish last: so the entry is read again after each call, until it wants what was done.
 */
export async function followReceipt(
  app: Pick<App, 'entries' | 'peopleMessages'>,
  entry: Entry,
  task: Pick<Task, 'hold'>,
): Promise<Outcome> {
  const { team, id, message } = entry;
  if (!message) return dropped('the entry came from no message');
  let done: boolean | undefined;
  for (let now: Entry | undefined = entry; now; now = await app.entries.byId(team, id)) {
    const wanted = now.standing.state === 'standing';
    if (wanted === done) return DONE;
    await task.hold();
    await app.peopleMessages.setReceipt(team, message, wanted);
    done = wanted;
  }
  return dropped('the entry is gone');
}
