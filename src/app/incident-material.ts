import { withAnswers } from '../domain/postmortem/answers.ts';
import type { IncidentRecord } from '../domain/postmortem/record.ts';
import type { App } from './app.ts';
import { incidentRecord, peopleIn } from './incident-record.ts';
import type { KnownIncident } from './ports/incidents.ts';

/**
 * Reads the record of an incident from the store: entries and answers up to `asOf`, action items, names. Throws
 * `StoreFault`.
 */
export async function readRecord(
  app: Pick<App, 'entries' | 'actions' | 'people' | 'postmortems'>,
  { incident }: Pick<KnownIncident, 'incident'>,
  asOf: Date | undefined,
): Promise<IncidentRecord> {
  const which = asOf === undefined ? {} : { loggedUpTo: asOf };
  const [entries, known, postmortem] = await Promise.all([
    app.entries.ofIncident(incident.team, incident.key, which),
    app.actions.ofIncident(incident.team, incident.key),
    app.postmortems.state(incident.team, incident.key),
  ]);
  const actions = known
    .map(({ item }) => item)
    .filter((item) => asOf === undefined || item.createdAt <= asOf);
  const { stated, answers } = postmortem;
  const people = await app.people.many(incident.team, peopleIn({ incident, entries, actions, answers }));
  const said = answers.filter((answer) => asOf === undefined || answer.at <= asOf);
  return withAnswers(incidentRecord({ incident, entries, actions, people, stated }), said);
}
