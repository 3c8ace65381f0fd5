import type { ActionItem } from '../../domain/actions/action-item.ts';
import { dateIn } from '../../domain/actions/calendar-date.ts';
import { daysLate } from '../../domain/actions/slip.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { type Related, relatedTo } from '../../domain/incident/related.ts';
import { visibleIncidents } from '../access/find-incident.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';

/** More would be a list to read, and not a hint. */
const MOST = 2;
const MOST_LATE = 3;
/** Among so many similar incidents late items are looked for. */
const LOOKED_AT = 8;
/** The answer to a declaration does not wait for longer (ms). */
const PATIENCE_MS = 500;

/** An item that is late, of an incident that may have to do with the new one. */
export interface LateItem {
  readonly item: ActionItem;
  /** Days after its due date. */
  readonly days: number;
  readonly of: Related;
}

/** What there was before that may have to do with a new incident. */
export interface Earlier {
  readonly related: readonly Related[];
  /** The latest first. */
  readonly late: readonly LateItem[];
}

/**
 * Earlier incidents that may have to do with what somebody declares, and what was to be done after them and is late; only
 * what they may see. None where the database takes long or does not answer, since this is a courtesy.
 */
export async function earlierLike(
  app: SightPorts & Pick<App, 'actions'>,
  asked: { readonly team: string; readonly user: string; readonly typedIn?: string | undefined },
  one: Pick<Incident, 'title' | 'services' | 'fields'>,
): Promise<Earlier> {
  const looking = visibleIncidents(app, asked, false)
    .then((known) =>
      relatedTo(
        one,
        known.map(({ incident }) => incident),
        LOOKED_AT,
      ),
    )
    .catch(() => []);
  const late = looking.then((related) => lateItemsOf(app, related)).catch(() => []);
  const [related, items] = await Promise.all([inTime(looking), inTime(late)]);
  return { related: related.slice(0, MOST), late: items };
}

async function lateItemsOf(
  app: Pick<App, 'actions' | 'clock'>,
  related: readonly Related[],
): Promise<readonly LateItem[]> {
  const today = dateIn(app.clock(), 'UTC');
  const found = await Promise.all(
    related.map(async (of) => {
      const known = await app.actions.ofIncident(of.incident.team, of.incident.key);
      return known.map(({ item }): LateItem => ({ item, days: daysLate(item, today), of }));
    }),
  );
  return found
    .flat()
    .filter(({ days }) => days > 0)
    .toSorted((a, b) => b.days - a.days || a.item.number - b.item.number)
    .slice(0, MOST_LATE);
}

async function inTime<T>(looking: Promise<readonly T[]>): Promise<readonly T[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly T[]>((resolve) => {
    timer = setTimeout(() => resolve([]), PATIENCE_MS);
  });
  const found = await Promise.race([looking, late]);
  clearTimeout(timer);
  return found;
}
