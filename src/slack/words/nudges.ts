import { differenceInMinutes } from 'date-fns/differenceInMinutes';
import { max } from 'date-fns/max';
import type { NudgeShown } from '../../app/ports/nudge-posts.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { person } from './escape.ts';
import { incidentName } from './names.ts';
import { utcWhen } from './times.ts';

/** What a nudge asks for. */
export function nudgeText({ incident, kind, at }: Pick<NudgeShown, 'incident' | 'kind' | 'at'>): string {
  const name = incidentName(incident);
  switch (kind) {
    case 'commander':
      return `Nobody leads ${name}. Who takes command?`;
    case 'update':
      return `No update of ${name} for ${minutesSince(incident, at)} min. What is new?`;
    case 'public-update':
      return `It is time for the next public update of ${name}.`;
    case 'impact':
      return `The impact of ${name} is not known yet. What do users notice?`;
    case 'silence':
      return `Nobody has written anything about ${name} for a while. Is it resolved?`;
    case 'forgotten':
      return `${name} is still open, and nobody has written anything for days. Close it?`;
    default:
      return kind satisfies never;
  }
}

function minutesSince({ phase, lastUpdate, declaredAt }: Incident, at: Date): number {
  const since = phase.state === 'active' ? phase.since : declaredAt;
  return differenceInMinutes(at, max([since, lastUpdate?.at ?? since]));
}

/** What became of it. */
export function nudgeNow(shown: NudgeShown & Pick<Required<NudgeShown>, 'now'>): string {
  const { incident, kind, at, now } = shown;
  const name = incidentName(incident);
  switch (now.what) {
    case 'over':
      return `${name} is over.`;
    case 'taken':
      return `${person(now.by)} took command of ${name}.`;
    case 'updated':
      return `${person(now.by)} gave an update of ${name}.`;
    case 'snoozed':
      return `${person(now.by)} put this off until ${utcWhen(now.until, at)}: ${nudgeText(shown)}`;
    case 'went-on':
      return kind === 'impact' ? `The impact of ${name} is filled in.` : `Work on ${name} goes on.`;
    case 'later':
      return `Asked at ${utcWhen(at, at)}: ${nudgeText(shown)}`;
    default:
      return now satisfies never;
  }
}
