import { outsiders } from '../../../app/access/sharing.ts';
import { unablePerson } from '../../../app/actions/unable-person.ts';
import { changeIncident } from '../../../app/incidents/change-incident.ts';
import { personOf } from '../../../app/people/load-person.ts';
import type { ChangeCommand, Stamp } from '../../../domain/incident/command.ts';
import { commanderOf } from '../../../domain/incident/incident.ts';
import type { CommandOf, RunnableVerb } from '../../../domain/incident/verbs/read-command.ts';
import { takenOverFrom } from '../../../domain/rights/taken-over.ts';
import { cancelledView, takeOverAskView } from '../../views/take-over.ts';
import { changed } from '../../words/changes.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { cannotTake, refused } from '../../words/refusals.ts';
import { type Answer, say, sayText } from '../answer.ts';
import { askToShare } from '../ask-to-share.ts';
import { askWhether } from '../ask-whether.ts';
import type { UserRequest } from '../request.ts';
import type { IncidentRequest, IncidentScope } from '../with-incident.ts';
import { type Handle, onIncident } from './handler.ts';

/** A change of an incident, without who asks for it, when, and in which delivery. */
export type Change = ChangeCommand extends infer Command
  ? Command extends ChangeCommand
    ? Omit<Command, keyof Stamp>
    : never
  : never;

/** A handler for a verb that changes an incident at once. */
export function changeBy<V extends RunnableVerb>(
  changeOf: (command: CommandOf<V>, request: UserRequest) => Change,
  scope: IncidentScope = {},
): Handle<CommandOf<V>> {
  return onIncident((on, command) => applyChange(on, changeOf(command, on.request)), scope);
}

/** Applies one change and says what came of it. Throws `StoreFault`. */
export async function applyChange(
  { context, request, known }: IncidentRequest,
  change: Change,
): Promise<Answer> {
  const { app } = context;
  const unable =
    change.kind === 'role' && change.user !== request.user
      ? await unablePerson(app, request.team, change.user)
      : undefined;
  if (unable) return sayText(cannotTake(unable, commanderOf(known.incident) ?? request.user), 'refused');
  const from =
    change.kind === 'role' ? takenOverFrom(known.incident, { ...change, by: request.user }) : undefined;
  if (change.kind === 'role' && from !== undefined && request.confirmed !== confirmedFrom(from))
    return askWhether({ context, request, known }, confirmedFrom(from), (ref) =>
      takeOverAskView(known.incident, { from, to: change.user, by: request.user }, ref),
    );
  const stranger = request.sharing ? undefined : await letInBy(change, { context, request, known });
  if (stranger !== undefined)
    return askToShare(context, request, { incident: known.incident.key, users: [stranger], what: 'role' });
  // Before the change: nothing that fails after it may say that it was not saved.
  const { zone } = await personOf(app, request.team, request.user);
  const stamp: Stamp = { id: request.id, by: request.user, at: app.clock() };
  const result = await changeIncident(app, known, { ...stamp, ...change });
  if (known.channel !== undefined) context.channels.forget(known.channel);
  const reader = { zone, now: app.clock() };
  switch (result.kind) {
    case 'changed': {
      const words = changed(result.incident, result.events, reader);
      return change.kind === 'cancel' ? say(cancelledView(words, result.incident)) : sayText(words);
    }
    case 'unchanged':
      return sayText(changed(result.incident, [], reader), 'unchanged');
    case 'refused':
      return sayText(refused(result.refusal, reader, context.command), 'refused');
    default:
      return result satisfies never;
  }
}

/** What a person said yes to who takes command from somebody. */
export function confirmedFrom(leads: string): string {
  return `lead.${leads}`;
}

/** Whom a change would let into a private incident. Where the channel existed before, a role opens nothing. */
async function letInBy(
  change: Change,
  { context, request, known }: IncidentRequest,
): Promise<string | undefined> {
  const { incident } = known;
  if (change.kind !== 'role' || !incident.private || incident.place.kind === 'here') return undefined;
  if (change.user === request.user) return undefined;
  const [stranger] = await outsiders(context.app, known, [change.user]);
  return stranger;
}

/** A text as a person typed it, where there is one. */
export function plainText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : unescapeSlack(text);
}
