import { addEntry } from '../../../app/add-entry.ts';
import { COMMANDER } from '../../../domain/incident/incident.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import { unescapeSlack } from '../../words/escape.ts';
import type { IncidentRequest } from '../with-incident.ts';
import { applyChange, changeBy } from './change.ts';
import { type HandlerGroup, onIncident } from './handler.ts';

/** Who does what. */
export const ROLES = {
  role: changeBy<'role'>((command) => ({ kind: 'role', role: command.role, user: command.user })),
  join: changeBy<'join'>((command, { user }) => ({ kind: 'role', role: command.role, user })),
  leave: changeBy<'leave'>((command, { user }) => ({ kind: 'leave', role: command.role, user })),
  handoff: onIncident<CommandOf<'handoff'>>(async (on, { user, note }) => {
    const answer = await applyChange(on, { kind: 'role', role: COMMANDER, user });
    if (note !== undefined && answer.outcome === 'done') await logNote(on, note);
    return answer;
  }),
} satisfies HandlerGroup;

/** What is said along with a handoff belongs to the record too. */
async function logNote({ context, request, known }: IncidentRequest, note: string): Promise<void> {
  await addEntry(context.app, {
    id: `${request.id}.note`,
    team: request.team,
    incident: known.incident.key,
    author: request.user,
    text: unescapeSlack(note),
    type: 'response',
    occurredAt: context.app.clock(),
  });
}
