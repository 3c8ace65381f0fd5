import { archivesAt } from '../../domain/incident/archival.ts';
import { isActive } from '../../domain/incident/incident.ts';
import type { WorkflowState } from '../../domain/postmortem/review/workflow.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { withChannel } from './channel.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';

/** Archives the channel of an incident with a published postmortem, if that still holds. */
export function archiveChannel(
  app: Pick<App, 'channels' | 'incidentChannels' | 'policy' | 'clock'>,
  known: KnownIncident,
  { workflow, task }: { readonly workflow: WorkflowState; readonly task: Task },
): Promise<Outcome> {
  const { archiveAfterDays: afterDays } = app.policy;
  const at = archivesAt({ ...known, workflow, afterDays });
  if (!at || at > app.clock()) return Promise.resolve(dropped('the channel is to stay open by now'));
  return withChannel(known, async (channel) => {
    if (await isInUse(app, channel)) return dropped('another incident is active in the channel');
    const { incident } = known;
    const where = { team: incident.team, channel, ts: undefined, tag: await task.tag() };
    await app.channels.archive(where, { incident, afterDays: afterDays ?? 0 });
    return DONE;
  });
}

/** Whether another incident, declared in this channel, is active. */
export async function isInUse(app: Pick<App, 'incidentChannels'>, channel: string): Promise<boolean> {
  return (await app.incidentChannels.incidentsIn(channel)).some(({ incident }) => isActive(incident));
}
