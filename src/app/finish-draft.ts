import { nextStep, ON_THE_DAY } from '../domain/actions/ladder.ts';
import { commanderOf, type Incident } from '../domain/incident/incident.ts';
import { postmortemDue } from '../domain/postmortem/review/postmortem-state.ts';
import { calendarOf } from './action-calendar.ts';
import type { App } from './app.ts';
import { changePostmortem } from './change-postmortem.ts';
import type { KnownPostmortem } from './ports/postmortems.ts';

type Ports = Pick<App, 'postmortems' | 'queue' | 'clock' | 'people' | 'peopleSource' | 'journal' | 'policy'>;

/**
 * After a draft: people see it in the overview, and the first one after the resolution gets its due date, with a
 * reminder in the morning of that day. Doing it twice changes nothing. Throws `StoreFault`.
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
  const calendar = await calendarOf(app, incident.team, commanderOf(incident) ?? incident.declaredBy);
  const item = { status: { state: 'open' }, due, createdAt: app.clock(), moves: [] } as const;
  const remindAt = nextStep(item, { ladder: ON_THE_DAY, calendar }, {})?.at;
  return { state: { ...state, due }, ...(remindAt ? { remindAt } : {}) };
}
