import type { ItemFilter } from '../../domain/actions/item-filter.ts';
import { isActive } from '../../domain/incident/incident.ts';
import { type Asker, lookOver, type SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import type { KnownAction } from '../ports/actions.ts';
import type { ListedIncident } from '../ports/incidents.ts';

/** Which items somebody wants to see, over several incidents. */
export interface ItemListing extends Asker {
  readonly team: string;
  readonly filter: ItemFilter;
  /** Of this incident alone, which the person may see. */
  readonly incident?: string | undefined;
  /** Of incidents that concern one of these services. */
  readonly services?: readonly string[] | undefined;
  /** From 1. */
  readonly page: number;
}

/** One page of items, and how many there are in all. */
export interface ItemPage {
  readonly items: readonly KnownAction[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** As many rows as a phone shows without endless scrolling, and as a table and its menu hold. */
export const ITEMS_ON_PAGE = 25;

/** The items of incidents that this person may see; what others have in private ones is not counted. Throws `StoreFault`. */
export async function listItems(
  app: SightPorts & Pick<App, 'actionLists'>,
  { incident, services, ...asked }: ItemListing,
): Promise<ItemPage> {
  const { team, filter } = asked;
  const counts = await app.actionLists.counts(team, filter);
  const own = incident === undefined ? counts : counts.filter((one) => one.incident === incident);
  const keys = own.map((one) => one.incident);
  const seen = incident === undefined ? await visibleKeys(app, asked, { keys, services }) : new Set(keys);
  const counting = own.filter((one) => seen.has(one.incident));
  const total = counting.reduce((sum, { count }) => sum + count, 0);
  const pages = Math.max(1, Math.ceil(total / ITEMS_ON_PAGE));
  const page = Math.min(asked.page, pages);
  const items = await app.actionLists.page(team, {
    ...{ filter, incidents: counting.map((one) => one.incident) },
    ...{ skip: (page - 1) * ITEMS_ON_PAGE, limit: ITEMS_ON_PAGE },
  });
  return { items, total, page, pages };
}

async function visibleKeys(
  app: SightPorts,
  asker: Asker & { readonly team: string },
  { keys, services }: { readonly keys: readonly string[]; readonly services: readonly string[] | undefined },
): Promise<ReadonlySet<string>> {
  const known = await app.incidents.byKeys(asker.team, keys, asker);
  const concerned = known.filter((one) => services === undefined || concerns(one, services));
  // The doubtful ones that people work on come first: Slack is asked about a few alone.
  const ordered = [...concerned].sort((a, b) => Number(isActive(b.incident)) - Number(isActive(a.incident)));
  const { visible } = await lookOver(app, ordered, asker);
  return new Set(visible.map((one) => one.incident.key));
}

function concerns({ incident }: ListedIncident, services: readonly string[]): boolean {
  return incident.services?.some((name) => services.includes(name)) ?? false;
}
