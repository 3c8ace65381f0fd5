import { peopleNamed } from '../../app/people-named.ts';
import { StoreFault } from '../../app/ports/store-fault.ts';
import type { Misuse } from '../../domain/incident/verbs/read-command.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';
import type { Offer } from './with-offers.ts';

const MOST = 5;

/** The same line with each person whom a typed name may mean. What cannot be looked up now is not offered. */
export async function offerPeople(
  { app }: Pick<ListenerContext, 'app'>,
  request: UserRequest,
  { why, said }: Misuse,
): Promise<readonly Offer[]> {
  if (why !== 'not-a-person' || said === undefined || !request.text.includes(said)) return [];
  try {
    const people = await peopleNamed(app, request, said);
    return people.slice(0, MOST).map(({ user, name }) => ({
      line: request.text.replace(said, () => `<@${user}>`),
      label: `@${name}`,
    }));
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    app.journal.warn({ error }, 'people not looked up');
    return [];
  }
}
