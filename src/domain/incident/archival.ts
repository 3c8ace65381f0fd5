import { addHours } from 'date-fns/addHours';
import type { WorkflowState } from '../postmortem/review/workflow.ts';
import type { IncidentEvent } from './event.ts';
import type { Incident } from './incident.ts';

/** What decides about the channel of an incident. */
interface Decides {
  readonly incident: Pick<Incident, 'phase' | 'place'>;
  readonly events: readonly IncidentEvent[];
  readonly workflow: WorkflowState;
  /** How long after the publication; `undefined`: never. */
  readonly afterDays: number | undefined;
}

/**
 * When the channel of an incident is to be archived; `undefined` where it is not: nothing is published, the incident
 * goes on or went on since, the channel existed before Scribe, or nothing can be posted there any more.
 */
export function archivesAt({ incident, events, workflow, afterDays }: Decides): Date | undefined {
  if (afterDays === undefined || workflow.state !== 'published') return undefined;
  if (incident.phase.state !== 'resolved' || incident.place.kind !== 'own') return undefined;
  const wentOn = events.some(({ kind, at }) => kind === 'reopened' && at > workflow.at);
  return wentOn || !isOpen(events) ? undefined : addHours(workflow.at, 24 * afterDays);
}

/** Whether Scribe can post in the channel, as far as Slack has reported. */
function isOpen(events: readonly IncidentEvent[]): boolean {
  const news = events.flatMap((event) => (event.kind === 'channel-changed' ? [event.news.what] : []));
  const last = news.filter((what) => what !== 'renamed').at(-1);
  return last === undefined || last === 'unarchived' || last === 'scribe-back';
}
