import { NOTHING_TOLD } from '../../domain/actions/ladder.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { postmortemDue } from '../../domain/postmortem/review/postmortem-state.ts';
import type { App } from '../app.ts';
import type { KnownPostmortem } from '../ports/postmortems.ts';
import { changePostmortem } from './change-postmortem.ts';
import { firstReminder } from './postmortem-ladder.ts';

type Ports = Pick<App, 'postmortems' | 'queue' | 'clock' | 'people' | 'peopleSource' | 'journal' | 'policy'>;

/**
 * After a draft: people see it in the overview, and the first one after the resolution gets its due date, with a
 * ladder of reminders. Doing it twice changes nothing. Throws `StoreFault`.
 */
export async function finishDraft(app: Ports, incident: Incident): Promise<void> {
  const at = { team: incident.team, incident: incident.key };
  await changePostmortem(app, at, async (now) => {
    const dated = await firstDue(app, incident, now);
    return { plan: { state: now.state, effects: [{ kind: 'overview' }], ...dated }, result: undefined };
  });
}

async function firstDue(app: Ports, incident: Incident, { state }: KnownPostmortem) {
  if (state.due !== undefined || incident.phase.state !== 'resolved') return {};
  const due = postmortemDue(incident.severity, incident.phase.at, app.policy.holidays);
  const dated = { ...state, due, told: NOTHING_TOLD };
  const remindAt = await firstReminder(app, incident, dated);
  return { state: dated, ...(remindAt ? { remindAt } : {}) };
}
