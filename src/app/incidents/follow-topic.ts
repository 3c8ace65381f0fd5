import type { App } from '../app.ts';

/** Somebody changed the topic of a channel: the incident that Scribe made it for looks what it says. Throws `StoreFault`. */
export async function followTopic(
  app: Pick<App, 'incidentChannels' | 'effects' | 'queue' | 'clock'>,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): Promise<void> {
  const key = `topic-${ts.replace('.', '')}`;
  for (const { incident } of await app.incidentChannels.incidentsIn(channel)) {
    if (incident.place.kind !== 'own') continue;
    const holder = { holder: 'incidents' as const, team: incident.team, id: incident.id };
    await app.effects.add(holder, { key, effect: { kind: 'topic' } }, app.clock());
    app.queue.offer([{ ...holder, key }]);
  }
}
