import { addMinutes } from 'date-fns/addMinutes';
import { type Incident, isActive } from '../../domain/incident/incident.ts';
import type { App } from '../app.ts';

/** Whoever is invited at the beginning is not late. */
const LATE_MINUTES = 3;

/**
 * The active incident of a channel into which somebody has come late, the first time that they come; they see the
 * channel, so they may see it. Throws `StoreFault`.
 */
export async function lateArrival(
  app: Pick<App, 'incidents' | 'inbox' | 'clock'>,
  { team, channel, user }: { readonly team: string; readonly channel: string; readonly user: string },
): Promise<Incident | undefined> {
  const known = await app.incidents.byChannel(team, channel);
  if (!known || !isActive(known.incident)) return undefined;
  const { incident } = known;
  const now = app.clock();
  if (user === incident.declaredBy || now < addMinutes(incident.declaredAt, LATE_MINUTES)) return undefined;
  const id = `evt.${team}.catchup.${incident.id}.${user}`;
  if ((await app.inbox.answerOf(id)) !== undefined) return undefined;
  await app.inbox.record(id, true, now);
  return incident;
}
