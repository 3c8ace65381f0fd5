import { type ActionItem, isPending } from '../../domain/actions/action-item.ts';
import { type Digest, isInSameHands, openLines } from '../../domain/actions/digest.ts';
import { mayHear, standsOutside } from '../access/sharing.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import type { DigestShown, ShownItem } from '../ports/digest-posts.ts';
import type { DigestRef } from '../ports/digests.ts';
import type { KnownIncident } from '../ports/incidents.ts';

type Ports = Pick<App, 'actionReminders' | 'digests'> & SightPorts;

/** A digest as its items are now; `undefined` where there is none that is told. Throws `StoreFault`. */
export async function digestNow(app: Ports, ref: DigestRef): Promise<DigestShown | undefined> {
  const known = await app.digests.byId(ref);
  return known && known.digest.closed === undefined ? shownOf(app, known.digest) : undefined;
}

/** What a digest tells. Throws `StoreFault`. */
export async function shownOf(app: Ports, digest: Digest): Promise<DigestShown> {
  const lines = new Map(openLines(digest).map((line) => [line.item, line]));
  const known = await app.actionReminders.items(digest.team, [...lines.keys()]);
  const incidents = new Map<string, KnownIncident | undefined>();
  const items: ShownItem[] = [];
  for (const { item } of known) {
    if (!incidents.has(item.incident))
      incidents.set(item.incident, await app.incidents.byKey(item.team, item.incident));
    const incident = incidents.get(item.incident);
    const line = lines.get(item.id);
    if (line && (await isHeard(app, digest, { item, incident })))
      items.push({ item, line, channel: incident?.channel });
  }
  return { digest, items: items.sort(bySoonest), hidden: known.length - items.length };
}

/** Whether an item may be told where the digest goes: to a person who may hear of it, or not outside its own channel. */
async function isHeard(
  app: SightPorts,
  { place }: Digest,
  { item, incident }: { readonly item: ActionItem; readonly incident: KnownIncident | undefined },
): Promise<boolean> {
  if (!incident) return true;
  switch (place.kind) {
    case 'person':
      return mayHear(app, incident, { user: place.user, what: item });
    case 'channel':
      return !standsOutside(incident, place.channel);
    default:
      return place satisfies never;
  }
}

/** Whether a line still is what it was when it joined: the item is open, for the same day, and in the same hands. */
export function stillHolds({ item, line }: Pick<ShownItem, 'item' | 'line'>): boolean {
  return isPending(item) && (item.due ?? '') === line.due && isInSameHands(line, item);
}

function bySoonest({ item: a }: ShownItem, { item: b }: ShownItem): number {
  const [left, right] = [a.due ?? '~', b.due ?? '~'];
  if (left !== right) return left < right ? -1 : 1;
  return a.priority.localeCompare(b.priority) || a.number - b.number;
}
