import { isQuiet } from '../../domain/actions/weekly-summary.ts';
import type { Effect } from '../../domain/effect.ts';
import { weekOfChannel } from '../actions/weekly-digest.ts';
import type { App } from '../app.ts';
import type { WeeklyRef } from '../ports/weekly-digests.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';

/** The name under which the week that a channel heard of last is kept: its Monday. */
const TOLD = 'week';

/** Tells a channel of its week, once, and nothing where there is nothing to say. */
export async function tellWeek(
  app: App,
  { team, place }: WeeklyRef,
  { effect, task }: { readonly effect: Effect; readonly task: Task },
): Promise<Outcome> {
  if (effect.kind !== 'weekly') return dropped(`a weekly digest cannot want "${effect.kind}"`);
  const { weekly } = app.policy;
  const configured = weekly?.places.find((one) => one.place === place);
  if (!weekly || !configured) return dropped('it is not configured any more');
  const known = await app.weeklyDigests.byPlace({ team, place });
  if (known?.externalIds[TOLD] === effect.week) return dropped('the channel heard of this week already');
  const summary = await weekOfChannel(app, { team, about: configured }, effect.since);
  if (isQuiet(summary)) return dropped('there is nothing to say');
  const channel = await app.channels.idOf(team, place);
  if (channel === undefined) return dropped(`there is no channel ${place} in this workspace`);
  const where = { team, channel, ts: undefined, tag: await task.tag() };
  await app.followUpPosts.weekly(where, { summary, about: configured, zone: weekly.zone });
  await task.remember(TOLD, effect.week);
  return DONE;
}
