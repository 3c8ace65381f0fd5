import { canAct, personOf } from '../../app/people/load-person.ts';
import { peopleNamed } from '../../app/people/people-named.ts';
import type { Person } from '../../app/ports/people.ts';
import { SlackFault } from '../../app/ports/slack-fault.ts';
import { StoreFault } from '../../app/ports/store-fault.ts';
import { aroundWords } from '../../domain/incident/verbs/arguments.ts';
import type { Misuse } from '../../domain/incident/verbs/read-command.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';
import type { Offer } from './with-offers.ts';

const MOST = 5;
/** Somebody whom Scribe does not know yet is a question to Slack. */
const MOST_ASKED = 10;
const GROUP = /<!subteam\^([A-Z0-9]+)/;

/** The same line with each person whom a typed name may mean, or who is in the group that is named. What cannot be looked up now is not offered. */
export async function offerPeople(
  { app }: Pick<ListenerContext, 'app'>,
  request: UserRequest,
  { why, said }: Misuse,
): Promise<readonly Offer[]> {
  if (why !== 'not-a-person' || said === undefined) return [];
  const [before, after] = aroundWords(request.text, said) ?? [];
  if (before === undefined) return [];
  try {
    const group = GROUP.exec(said)?.[1];
    const people =
      group === undefined ? await peopleNamed(app, request, said) : await membersOf(app, request.team, group);
    return people.slice(0, MOST).map(({ user, name }) => ({
      line: `${before}<@${user}>${after}`,
      label: `@${name}`,
    }));
  } catch (error) {
    if (!(error instanceof StoreFault || error instanceof SlackFault)) throw error;
    app.journal.warn({ error }, 'people not looked up');
    return [];
  }
}

/** The first members of a user group who can act. Throws `SlackFault` or `StoreFault`. */
async function membersOf(
  app: ListenerContext['app'],
  team: string,
  group: string,
): Promise<readonly Person[]> {
  const members = await app.userGroups.members(team, group);
  const first = members.slice(0, MOST_ASKED);
  return (await Promise.all(first.map((user) => personOf(app, team, user)))).filter(canAct);
}
