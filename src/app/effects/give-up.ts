import type { EffectKind, Notice, Wanted } from '../../domain/effect.ts';
import { markedKey } from '../../domain/incident/drill-mark.ts';
import { commanderOf } from '../../domain/incident/incident.ts';
import type { App } from '../app.ts';
import type { TakenEffect } from '../ports/effect-leases.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { LimitMet } from '../ports/offload.ts';
import type { SlackTrouble } from '../ports/slack-fault.ts';
import { CHANNEL_REFUSED } from './channel.ts';

type Refused = Extract<SlackTrouble, { kind: 'refused' }>;

/** An effect that does not go through, and the incident that it belongs to, if there is one. */
export interface FailingEffect {
  readonly taken: TakenEffect;
  readonly known: KnownIncident | undefined;
}

/** Conveniences: nobody is told when Slack refuses them. */
const QUIET: readonly EffectKind[] = ['tell', 'point', 'reminded', 'reread-time'];

/**
 * Slack refuses for good: this one effect is given up, everything else goes on, and the person who leads the
 * incident is told once what is missing and who can fix it.
 */
export async function giveUpEffect(
  app: Pick<App, 'effects' | 'effectLeases' | 'externalIds' | 'queue' | 'clock' | 'journal'>,
  { taken, known }: FailingEffect,
  trouble: Refused,
): Promise<void> {
  const { ref, effect } = taken;
  app.journal.warn(
    { effect: ref.key, on: ref.id, error: trouble.error, needed: trouble.needed },
    'effect given up',
  );
  const ours = await app.effectLeases.giveUp(taken, `${trouble.method}: ${trouble.error}`);
  if (!ours || !known) return;
  const { incident } = known;
  if (effect.kind === 'channel') {
    await app.externalIds.remember(
      { holder: 'incidents', team: incident.team, id: incident.id },
      CHANNEL_REFUSED,
      trouble.error,
    );
  }
  if (!QUIET.includes(effect.kind)) await notifyOfRefusal(app, known, { what: effect.kind, ...trouble });
}

/** What takes too much will do so again: it is given up at once, and the same person is told. */
export async function giveUpHeavy(
  app: Parameters<typeof giveUpEffect>[0],
  failing: FailingEffect,
  { code }: LimitMet,
): Promise<void> {
  await giveUpEffect(app, failing, { kind: 'refused', method: 'offload', error: code, needed: undefined });
}

/** Whoever leads the incident is told once what Slack refuses, whichever effect wanted it. */
export async function notifyOfRefusal(
  app: Pick<App, 'effects' | 'externalIds' | 'queue' | 'clock'>,
  { incident, externalIds }: KnownIncident,
  { what, error, needed }: Pick<Refused, 'error' | 'needed'> & { readonly what: EffectKind },
): Promise<void> {
  const told = `told-${what}-${error}`;
  if (externalIds[told] !== undefined) return;
  await app.externalIds.remember(
    { holder: 'incidents', team: incident.team, id: incident.id },
    told,
    app.clock().toISOString(),
  );
  const notice: Notice = { code: 'refused', what, error, needed, incident: markedKey(incident) };
  const user = commanderOf(incident) ?? incident.declaredBy;
  const wanted: Wanted = { key: `tell-${what}-${error}`, effect: { kind: 'tell', user, notice } };
  await app.effects.add({ holder: 'incidents', team: incident.team, id: incident.id }, wanted, app.clock());
  app.queue.offer([{ holder: 'incidents', team: incident.team, id: incident.id, key: wanted.key }]);
}
