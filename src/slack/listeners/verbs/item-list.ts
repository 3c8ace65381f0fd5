import { incidentInChannelFor } from '../../../app/access/incident-for.ts';
import { listItems } from '../../../app/actions/list-items.ts';
import { personOf } from '../../../app/people/load-person.ts';
import { dateIn } from '../../../domain/actions/calendar-date.ts';
import type { ListedItems } from '../../../domain/incident/verbs/item-list.ts';
import { itemPageView } from '../../views/action-line.ts';
import { type Answer, sayBest, sayText } from '../answer.ts';
import { lookedUpHere } from '../as-channel-says.ts';
import { incidentKey } from '../incident-key.ts';
import { incidentOf } from '../incident-of.ts';
import type { ListenerContext } from '../listener-context.ts';
import { pageOffers } from '../page-offers.ts';
import type { UserRequest } from '../request.ts';
import { withOffers } from '../with-offers.ts';

/** Whether filters say more than the channel does. */
export function isFiltered({ page, ...filters }: ListedItems): boolean {
  return page > 1 || Object.keys(filters).length > 0;
}

/** Items by filters: of the channel's incident or of the one that is named, else of all that the person may see. */
export async function listByFilter(
  context: ListenerContext,
  asked: UserRequest,
  list: ListedItems,
): Promise<Answer> {
  const request = await lookedUpHere(context, asked);
  const { app } = context;
  const scope = await scopeOf(context, request, list);
  if ('instead' in scope) return sayText(scope.instead, 'refused');
  const { user, team, typedIn } = request;
  const { zone } = await personOf(app, team, user);
  const { mine, overdue, ofTeam, incident: _, everywhere: __, page, ...filter } = list;
  const services = app.policy.services.filter((one) => one.team === ofTeam).map(({ name }) => name);
  const found = await listItems(app, {
    ...{ team, user, typedIn, page, incident: scope.key },
    ...(ofTeam === undefined ? {} : { services }),
    filter: {
      // What is done or dropped is asked for by its word.
      ...(scope.key === undefined || mine || list.unowned ? { state: 'open' as const } : {}),
      ...filter,
      ...(mine ? { owner: user } : {}),
      ...(overdue ? { dueBefore: dateIn(app.clock(), zone) } : {}),
    },
  });
  const answer = sayBest(itemPageView(found, { line: request.text, incident: scope.key }, context.command));
  const labels = ['Previous page', 'Next page'] as const;
  const offers = pageOffers(request.text, { page: found.page, further: found.page < found.pages, labels });
  return withOffers(context, request, { answer, offers });
}

type Scope = { readonly key: string | undefined } | { readonly instead: string };

async function scopeOf(context: ListenerContext, request: UserRequest, list: ListedItems): Promise<Scope> {
  if (list.incident) {
    const key = await incidentKey(context, request, list.incident);
    const named = await incidentOf(context, request, key);
    return 'known' in named ? { key: named.known.incident.key } : named;
  }
  if (list.everywhere) return { key: undefined };
  if (request.incident !== undefined) return { key: request.incident };
  const { team, user, typedIn, channel } = request;
  const here = await incidentInChannelFor(context.app, { team, user, typedIn, channel });
  return { key: here.kind === 'found' ? here.known.incident.key : undefined };
}
