import { incidentFor } from '../../../app/access/incident-for.ts';
import { couldOwn } from '../../../app/actions/could-own.ts';
import { holdersOf } from '../../../app/actions/holders-of.ts';
import { canAct, personOf } from '../../../app/people/load-person.ts';
import type { Person } from '../../../app/ports/people.ts';
import { SlackFault } from '../../../app/ports/slack-fault.ts';
import { StoreFault } from '../../../app/ports/store-fault.ts';
import type { ActionItem, ItemHolder } from '../../../domain/actions/action-item.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import type { Offer } from '../with-offers.ts';

const MOST = 4;
/** Somebody whom Scribe does not know yet is a question to Slack. */
const MOST_ASKED = 10;

/** A button for each person who could take the item; what cannot be looked up now is not offered. */
export async function offerOwners(
  { app }: Pick<ListenerContext, 'app'>,
  { team, user, typedIn }: UserRequest,
  { item, among }: { readonly item: ActionItem; readonly among: ItemHolder | 'whoever could' },
): Promise<readonly Offer[]> {
  try {
    const found = await incidentFor(app, { team, user, typedIn, key: item.incident });
    if (found.kind !== 'found') return [];
    const people =
      among === 'whoever could'
        ? await couldOwn(app, found.known)
        : await peopleIn(app, item, { among, roles: found.known.incident.roles });
    return people.slice(0, MOST).map((person) => giveTo(item, person));
  } catch (error) {
    if (!(error instanceof StoreFault || error instanceof SlackFault)) throw error;
    app.journal.warn({ error }, 'people not looked up');
    return [];
  }
}

/** The line that gives it to somebody. */
export function giveTo({ number }: ActionItem, { user, name }: Pick<Person, 'user' | 'name'>): Offer {
  return { line: `action assign ${number} <@${user}>`, label: `Give it to ${name}` };
}

async function peopleIn(
  app: ListenerContext['app'],
  { team }: ActionItem,
  {
    among,
    roles,
  }: { readonly among: ItemHolder; readonly roles: Readonly<Record<string, readonly string[]>> },
): Promise<readonly Person[]> {
  const users = await holdersOf(app, { team, holder: among, roles });
  const people = await Promise.all(users.slice(0, MOST_ASKED).map((user) => personOf(app, team, user)));
  return people.filter(canAct);
}
