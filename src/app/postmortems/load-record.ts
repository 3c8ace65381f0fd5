import { withAnswers } from '../../domain/postmortem/questions/answers.ts';
import type { IncidentRecord } from '../../domain/postmortem/record/record.ts';
import { withWorkflow } from '../../domain/postmortem/review/with-workflow.ts';
import { peopleOf, type WorkflowState } from '../../domain/postmortem/review/workflow.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { incidentRecord, peopleIn } from './incident-record.ts';

type Ports = Pick<App, 'entries' | 'actions' | 'people' | 'postmortems'>;

/**
 * Reads the record of an incident from the store: entries and answers up to `asOf`, action items, names, and the
 * document's status. Throws `StoreFault`.
 */
export async function loadRecord(
  app: Ports,
  known: Pick<KnownIncident, 'incident' | 'events'>,
  asOf: Date | undefined,
): Promise<IncidentRecord> {
  const { record, workflow } = await loadRecordAndWorkflow(app, known, asOf);
  return withWorkflow(record, workflow);
}

/** The same without the document's status, and the workflow separately. Throws `StoreFault`. */
export async function loadRecordAndWorkflow(
  app: Ports,
  { incident, events }: Pick<KnownIncident, 'incident' | 'events'>,
  asOf: Date | undefined,
): Promise<{ readonly record: IncidentRecord; readonly workflow: WorkflowState }> {
  const which = asOf === undefined ? {} : { loggedUpTo: asOf };
  const [entries, known, postmortem] = await Promise.all([
    app.entries.ofIncident(incident.team, incident.key, which),
    app.actions.ofIncident(incident.team, incident.key),
    app.postmortems.state(incident.team, incident.key),
  ]);
  const actions = known
    .map(({ item }) => item)
    .filter((item) => asOf === undefined || item.createdAt <= asOf);
  const { stated, answers, workflow } = postmortem;
  const people = await app.people.many(incident.team, [
    ...peopleIn({ incident, entries, actions, answers }),
    ...peopleOf(workflow),
  ]);
  const said = answers.filter((answer) => asOf === undefined || answer.at <= asOf);
  const record = withAnswers(incidentRecord({ incident, events, entries, actions, people, stated }), said);
  return { record, workflow };
}
