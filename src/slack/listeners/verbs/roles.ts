import { addEntry } from '../../../app/entries/add-entry.ts';
import { StoreFault } from '../../../app/ports/store-fault.ts';
import { COMMANDER } from '../../../domain/incident/incident.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import { noteNotConfirmedView } from '../../views/not-saved.ts';
import { noteKept } from '../../words/changes.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { type Answer, say, sayText } from '../answer.ts';
import type { IncidentRequest } from '../with-incident.ts';
import { applyChange, changeBy } from './change.ts';
import { type HandlerGroup, onIncident } from './handler.ts';

/** Who does what. */
export const ROLES = {
  role: changeBy<'role'>((command) => ({ kind: 'role', role: command.role, user: command.user })),
  join: changeBy<'join'>((command, { user }) => ({ kind: 'role', role: command.role, user })),
  leave: changeBy<'leave'>((command, { user }) => ({ kind: 'leave', role: command.role, user })),
  handoff: onIncident<CommandOf<'handoff'>>(async (on, { user = on.request.user, note }) => {
    const answer = await applyChange(on, { kind: 'role', role: COMMANDER, user });
    const handed = answer.outcome === 'done' || answer.outcome === 'unchanged';
    return note !== undefined && handed ? withNote(on, answer, note) : answer;
  }),
} satisfies HandlerGroup;

/**
 * What is said along with a handoff belongs to the record too, also where nobody had to be made commander. If it cannot
 * be saved, the role is still handed over: the answer says both, and sending it again saves the note alone.
 */
async function withNote(on: IncidentRequest, answer: Answer, note: string): Promise<Answer> {
  try {
    await logNote(on, note);
    return answer.kind === 'say' && answer.outcome === 'unchanged'
      ? sayText(`${answer.message.text} ${noteKept()}`)
      : answer;
  } catch (error) {
    if (!(error instanceof StoreFault) || answer.kind !== 'say') throw error;
    const { context, request, known } = on;
    context.app.journal.warn({ command: request.id, certain: error.certain }, 'note of a handoff not saved');
    await context.app.recentCommands.hold(request.id, request.text);
    const lost = { id: request.id, text: request.text, incident: known.incident.key };
    return say(noteNotConfirmedView(answer.message.text, lost), 'not confirmed');
  }
}

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
