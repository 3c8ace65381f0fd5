import type { Wanted } from '../../domain/effect.ts';
import type { App } from '../app.ts';

/** Whoever put a message of Scribe itself on the timeline is told privately why it is no entry. Throws `StoreFault`. */
export async function refuseOwnMessage(
  app: Pick<App, 'incidents' | 'effects' | 'queue' | 'clock'>,
  pinned: { readonly team: string; readonly incident: string; readonly user: string; readonly ts: string },
): Promise<void> {
  const { team, incident: key, user, ts } = pinned;
  const known = await app.incidents.byKey(team, key);
  if (!known) return;
  const holder = { holder: 'incidents' as const, team, id: known.incident.id };
  const wanted: Wanted = {
    key: `tell-own-${user}-${ts.replace('.', '-')}`,
    effect: { kind: 'tell', user, notice: { code: 'own-message', incident: key } },
  };
  await app.effects.add(holder, wanted, app.clock());
  app.queue.offer([{ ...holder, key: wanted.key }]);
}
