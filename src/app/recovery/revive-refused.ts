import type { EffectKind } from '../../domain/effect.ts';
import { wantedEffects } from '../../domain/incident/wanted-effects.ts';
import type { App } from '../app.ts';
import { CHANNEL_REFUSED } from '../effects/channel.ts';
import type { KnownIncident } from '../ports/incidents.ts';

/** Leaves most connections to people who wait for an answer. */
const AT_ONCE = 4;

/**
 * Wants again what Slack refused of one kind in an incident, such as every receipt once the scope is there; a further
 * refusal is told anew. Lines that were given up are shown, those without a channel too. Throws `StoreFault`.
 */
export async function reviveRefused(
  app: Pick<App, 'effects' | 'effectTroubles' | 'externalIds' | 'echoes' | 'queue' | 'policy' | 'clock'>,
  known: KnownIncident,
  what: string,
): Promise<void> {
  const {
    incident: { team, id, key },
    externalIds,
  } = known;
  const marks = Object.keys(externalIds).filter((name) => name.startsWith(`told-${what}-`));
  for (const mark of what === 'channel' ? [...marks, CHANNEL_REFUSED] : marks)
    await app.externalIds.forget({ holder: 'incidents', team, id }, mark);
  const troubles = await app.effectTroubles.list({ team, incident: key });
  const refs = troubles
    .filter(({ kind, state }) => kind === what && state === 'given up')
    .map(({ ref }) => ref);
  for (let from = 0; from < refs.length; from += AT_ONCE) {
    const some = refs.slice(from, from + AT_ONCE);
    await Promise.all(some.map((ref) => app.effectTroubles.revive(ref, app.clock())));
    app.queue.offer(some);
  }
  if (what === 'channel') await furnish(app, known);
  if (what !== 'echo' && what !== 'channel') return;
  await app.echoes.again({ team, incident: key }, app.clock());
  app.queue.echoSoon(team, key);
}

/** What stands in a channel from the start; without one, it was dropped. */
const FURNITURE: readonly EffectKind[] = [
  'early-messages',
  'invite',
  'invite-by-rule',
  'work-notes',
  'topic',
  'card',
  'pin',
  'announcement',
];

/** Wants what the declaration wanted of the channel; it waits until the channel is made. */
async function furnish(
  app: Pick<App, 'effects' | 'queue' | 'policy' | 'clock'>,
  { incident, events }: KnownIncident,
): Promise<void> {
  const declared = events.filter((event) => event.id === events[0]?.id);
  const to = { holder: 'incidents' as const, team: incident.team, id: incident.id };
  const wanted = wantedEffects({ ...incident, version: 0 }, declared, app.policy).filter(({ effect }) =>
    FURNITURE.includes(effect.kind),
  );
  for (const one of wanted) await app.effects.add(to, one, app.clock());
  app.queue.offer(wanted.map(({ key }) => ({ ...to, key })));
}
