import { max } from 'date-fns/max';
import { lastDone, type NudgeFacts, nextNudgeLook } from '../../domain/incident/nudges.ts';
import type { App, Policy } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { impactForm } from './impact-form.ts';

/** When to see whether somebody must be nudged, by the incident alone; whoever looks then knows more. */
export function nudgeLookAfter(
  { nudges }: Pick<Policy, 'nudges'>,
  { incident, events, nudged = {} }: Pick<KnownIncident, 'incident' | 'events' | 'nudged'>,
): Date | undefined {
  const heardAt = lastDone(incident, events);
  return nextNudgeLook({ incident, events, nudged, heardAt, impactKnown: false }, heardAt, nudges);
}

/** A backdated entry stands anywhere among the latest. */
const NEWEST = 20;

/** Everything that decides about nudges. Throws `StoreFault`. */
export async function nudgeFacts(
  app: Pick<App, 'entries' | 'messages' | 'postmortems'>,
  { incident, channel, events, nudged = {} }: KnownIncident,
): Promise<NudgeFacts> {
  const { team, key } = incident;
  const [entries, message, { texts }] = await Promise.all([
    app.entries.ofIncident(team, key, { newest: NEWEST }),
    channel === undefined ? undefined : app.messages.newestIn({ team, channel }),
    impactForm(app, { incident }),
  ]);
  const said = message === undefined ? [] : [new Date(Number(message) * 1_000)];
  const logged = entries.map(({ loggedAt }) => loggedAt);
  const heardAt = max([lastDone(incident, events), ...logged, ...said]);
  return { incident, events, nudged, heardAt, impactKnown: Object.keys(texts).length > 0 };
}
