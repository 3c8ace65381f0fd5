import type { EffectKind } from '../../domain/effect.ts';
import type { App } from '../app.ts';
import type { EffectRef, HolderRef } from '../ports/effects.ts';
import type { KnownIncident } from '../ports/incidents.ts';

/** What came about, or was refused: an effect, and the incident that it belongs to. */
interface Settled {
  readonly ref: EffectRef;
  readonly kind: EffectKind;
  readonly known: KnownIncident | undefined;
}

/** What others wait for. */
const AWAITED: readonly EffectKind[] = [
  'channel',
  'card',
  'announcement',
  'members',
  'action-line',
  'overview',
  'digest',
];

/** Offers what waited for this effect. A worker that dies before it leaves that to the waiting ones' own time. */
export async function wakeOthers(
  app: Pick<App, 'actions' | 'echoes' | 'effects' | 'queue' | 'clock'>,
  { ref, kind, known }: Settled,
): Promise<void> {
  if (!AWAITED.includes(kind)) return;
  const waiting = kind === 'channel' && known ? await homesOf(app, ref, known) : [ref];
  app.queue.offer(await app.effects.wake(waiting, app.clock()));
  if (kind !== 'channel' || !known) return;
  const { team, key: incident } = known.incident;
  await app.echoes.wake({ team, incident });
  app.queue.echoSoon(team, incident);
}

/** Every document that may want something in the incident's channel; entries have a queue of their own. */
async function homesOf(
  app: Pick<App, 'actions'>,
  incidentRef: HolderRef,
  { incident: { team, key } }: KnownIncident,
): Promise<readonly HolderRef[]> {
  const actions = await app.actions.ofIncident(team, key);
  return [
    incidentRef,
    { holder: 'postmortems', team, id: key },
    ...actions.map(({ item }) => ({ holder: 'actions' as const, team, id: item.id })),
  ];
}
