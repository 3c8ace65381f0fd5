import type { CommandOf, RunnableVerb } from '../../../domain/incident/verbs/read-command.ts';
import type { Answer } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import { type IncidentRequest, type IncidentScope, withIncident } from '../with-incident.ts';

/** Carries a parsed command out and answers it. Throws `StoreFault`. */
export type Handle<Command> = (
  context: ListenerContext,
  request: UserRequest,
  command: Command,
) => Promise<Answer>;

/** A handler for every verb. */
export type Handlers = { readonly [V in RunnableVerb]: Handle<CommandOf<V>> };

/** The handlers of a group of verbs, as the domain groups them. */
export type HandlerGroup = Partial<Handlers>;

/** A handler for a verb that is about one incident. */
export function onIncident<Command>(
  act: (on: IncidentRequest, command: Command) => Promise<Answer>,
  scope: IncidentScope = {},
): Handle<Command> {
  return (context, request, command) =>
    withIncident({ context, request, ...scope }, (on) => act(on, command));
}

/** For verbs that are hard to take back. */
export const SURE: IncidentScope = { sure: true };

/** For verbs that are used after the resolution as well. */
export const RESOLVED_TOO: IncidentScope = { offers: 'resolved too' };
