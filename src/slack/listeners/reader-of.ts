import { personOf } from '../../app/people/load-person.ts';
import type { Reader } from '../words/times.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/** The time zone and the present moment in which an answer to this person shows times. */
export async function readerOf(
  context: ListenerContext,
  request: Pick<UserRequest, 'team' | 'user'>,
): Promise<Reader> {
  const { zone, zoneUnknown } = await personOf(context.app, request.team, request.user);
  return { zone, now: context.app.clock(), ...(zoneUnknown && { zoneUnknown }) };
}
