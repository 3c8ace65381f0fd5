import { markedKey } from '../../domain/incident/drill-mark.ts';
import { commanderOf, type Incident } from '../../domain/incident/incident.ts';
import type { Vocabulary } from '../../domain/incident/vocabulary.ts';
import { filledNotes } from '../../domain/incident/work-notes.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { withChannel } from './channel.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';

/** The external id under which an incident keeps the canvas of its work notes. */
export const WORK_NOTES = 'work-notes';

/** The channel's canvas begins with the team's template; from then on it is people's, and Scribe writes nothing more. */
export function openWorkNotes(
  app: Pick<App, 'canvases' | 'policy'>,
  known: KnownIncident,
  task: Task,
): Promise<Outcome> {
  const { incident, externalIds } = known;
  const template = app.policy.workNotes;
  if (template === undefined) return Promise.resolve(dropped('no work notes are configured'));
  if (incident.place.kind !== 'own') return Promise.resolve(dropped('its channel is not its own'));
  if (externalIds[WORK_NOTES] !== undefined) return Promise.resolve(DONE);
  return withChannel(known, async (channel) => {
    const markdown = filledNotes(template, partsOf(incident, app.policy.vocabulary));
    const title = `Work notes ${markedKey(incident)}`;
    const canvas = await app.canvases.begin(
      { team: incident.team, channel, own: true, tag: await task.tag() },
      { title, markdown },
    );
    if (canvas === undefined) return dropped('the channel has a canvas of somebody else');
    await task.remember(WORK_NOTES, canvas);
    return DONE;
  });
}

function partsOf(incident: Incident, { severities }: Vocabulary) {
  const { key, title, severity, services = [], declaredAt } = incident;
  const commander = commanderOf(incident);
  return {
    ...{ key, title },
    severity: severity === undefined ? '' : (severities[severity]?.name ?? `Sev-${severity}`),
    commander: commander === undefined ? '' : `![](@${commander})`,
    services: services.join(', '),
    declared: `${declaredAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  };
}
