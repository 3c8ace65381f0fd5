import {
  type FallenDue,
  fallDue,
  type Ladder,
  nextStep,
  type Plan,
  toldBefore,
} from '../../domain/actions/ladder.ts';
import type { PostmortemEffect } from '../../domain/effect.ts';
import { commanderOf, type Incident } from '../../domain/incident/incident.ts';
import type { PostmortemState } from '../../domain/postmortem/review/postmortem-state.ts';
import { askedOf, type WorkflowState } from '../../domain/postmortem/review/workflow.ts';
import { calendarOf } from '../actions/action-calendar.ts';
import type { App } from '../app.ts';
import type { KnownPostmortem } from '../ports/postmortems.ts';

type Ports = Pick<App, 'people' | 'peopleSource' | 'clock' | 'journal' | 'policy'>;

/** When a postmortem that was given its due date just now is first reminded of. Throws `StoreFault`. */
export async function firstReminder(
  app: Ports,
  incident: Incident,
  state: PostmortemState,
): Promise<Date | undefined> {
  return nextStep(remindable(incident, state), await planFor(app, incident), state.told ?? {})?.at;
}

/** What falls due of a postmortem that is not out yet. Throws `StoreFault`. */
export async function fallenDue(
  app: Ports,
  incident: Incident,
  { state, remindAt }: Pick<KnownPostmortem, 'state' | 'remindAt'>,
): Promise<FallenDue> {
  const now = app.clock();
  const item = remindable(incident, state);
  const plan = await planFor(app, incident);
  // Earlier versions kept no marks: what came before their next reminder was told.
  const told = state.told ?? toldBefore(item, plan, remindAt && remindAt < now ? remindAt : now);
  return fallDue(item, plan, { told, now });
}

/** What is wanted for these steps: whoever was asked for a review and has not answered is reminded, else who leads. */
export function remindersOf(
  { steps }: FallenDue,
  { due, workflow }: Pick<PostmortemState, 'due' | 'workflow'>,
): readonly PostmortemEffect[] {
  return steps.flatMap(({ at, rung, to }): PostmortemEffect[] => {
    const effect = { kind: 'remind-postmortem', due: due ?? '', at, rung, to } as const;
    const asked = to === 'owner' ? unanswered(workflow) : [];
    return asked.length === 0 ? [effect] : asked.map((who) => ({ ...effect, who }));
  });
}

/** Those who were asked for a review and have said nothing yet. */
export function unanswered(workflow: WorkflowState): readonly string[] {
  if (workflow.state !== 'in review') return [];
  const said = new Set(workflow.said.map(({ by }) => by));
  return askedOf(workflow).filter((user) => !said.has(user));
}

/** A postmortem has no priority; what its incident's severity says holds for it too. */
async function planFor(app: Ports, incident: Incident): Promise<Plan> {
  const { severities, rungs, every, channelAfter, approverAfter } = app.policy.reminders;
  const usual: Ladder = { rungs, every, channelAfter, approverAfter };
  const ladder = { ...usual, ...(incident.severity === undefined ? {} : severities[incident.severity]) };
  const calendar = await calendarOf(app, incident.team, commanderOf(incident) ?? incident.declaredBy);
  return { ladder, calendar };
}

function remindable({ phase, declaredAt }: Incident, { due }: PostmortemState) {
  const createdAt = phase.state === 'resolved' ? phase.at : declaredAt;
  return { status: { state: 'open' }, due, createdAt, moves: [] } as const;
}
