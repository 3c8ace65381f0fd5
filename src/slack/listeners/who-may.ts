import { type ActTarget, barredFrom } from '../../app/access/barred.ts';
import type { Act } from '../../domain/rights/act.ts';
import { notAllowed } from '../words/rights.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/**
 * Why this person may not do it, in words that say who may; `undefined` where they may. Every command, button and form
 * passes here before anything is done. Throws `StoreFault`.
 */
export async function refusedBy(
  { app }: Pick<ListenerContext, 'app'>,
  { team, user, typedIn }: Pick<UserRequest, 'team' | 'user' | 'typedIn'>,
  { act, target }: { readonly act: Act | undefined; readonly target: ActTarget },
): Promise<string | undefined> {
  if (act === undefined) return undefined;
  const barred = await barredFrom(app, { team, user, typedIn, act }, target);
  return barred && notAllowed(barred);
}
