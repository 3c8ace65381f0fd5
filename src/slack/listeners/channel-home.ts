import { cardShown } from '../../app/incidents/card-shown.ts';
import { cardView } from '../views/card.ts';
import { withDeclareButton } from '../views/choose-incident.ts';
import { type Answer, say } from './answer.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';
import { withIncident } from './with-incident.ts';

/**
 * The command alone: the card of this channel's incident, for the person alone; elsewhere the active incidents to choose
 * from, and the way to declare one. Throws `StoreFault`.
 */
export async function channelHome(context: ListenerContext, request: UserRequest): Promise<Answer> {
  const answer = await withIncident({ context, request }, async ({ known }) =>
    say(cardView(await cardShown(context.app, known))),
  );
  if (answer.kind !== 'say' || !ELSEWHERE.includes(answer.outcome)) return answer;
  return { ...answer, message: withDeclareButton(answer.message) };
}

const ELSEWHERE: readonly string[] = ['asked which', 'no incident'];
