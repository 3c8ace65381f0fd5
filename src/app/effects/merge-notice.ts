import type { IncidentEffect } from '../../domain/effect.ts';
import { isListed } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import { staysBehind } from '../incidents/stays-behind.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { withChannel } from './channel.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';

type MergeNotice = Extract<IncidentEffect, { kind: 'merge-notice' }>;

/** Tells the channel of one of the two incidents of their merge, or that it was taken back. */
export async function tellOfMerge(
  app: App,
  merged: KnownIncident,
  { effect, task }: { readonly effect: MergeNotice; readonly task: Task },
): Promise<Outcome> {
  const { team, phase } = merged.incident;
  const stands = phase.state === 'merged' && phase.into === effect.other;
  if (stands === effect.undone) return dropped('the merge is otherwise by now');
  const other = await app.incidents.byKey(team, effect.other);
  if (!other) return dropped(`there is no incident ${effect.other}`);
  const [here, there] = effect.channelOf === 'merged' ? [merged, other] : [other, merged];
  return withChannel(here, async (channel) => {
    const where = { team, channel, ts: undefined, tag: await task.tag() };
    const named = mayName(there, here) ? { incident: there.incident, channel: there.channel } : undefined;
    const stays = await staysBehind(app, merged.incident);
    await app.channelPosts.mergeNotice(where, { ...effect, merged: merged.incident, named, stays });
    return DONE;
  });
}

/** Whether everybody in the channel of `here` may see the other incident. */
function mayName(there: KnownIncident, here: KnownIncident): boolean {
  if (!there.incident.private) return true;
  return here.incident.private && here.members.every((member) => isListed(there, member));
}
