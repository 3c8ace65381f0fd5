import type { Effect, EffectKind, Notice, Wanted } from '../../domain/effect.ts';
import { markedKey } from '../../domain/incident/drill-mark.ts';
import { commanderOf, type Incident } from '../../domain/incident/incident.ts';
import type { App } from '../app.ts';
import type { TakenEffect } from '../ports/effect-leases.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { SlackTrouble } from '../ports/slack-fault.ts';
import { CHANNEL_REFUSED } from './channel.ts';

type Refused = Extract<SlackTrouble, { kind: 'refused' }>;

/** An effect that does not go through, and the incident that it belongs to, if there is one. */
export interface FailingEffect {
  readonly taken: TakenEffect;
  readonly known: KnownIncident | undefined;
}

/** Conveniences: nobody is told when Slack refuses them. */
export const QUIET: readonly EffectKind[] = ['tell', 'point', 'reminded', 'reread-time'];

type Ports = Pick<App, 'effects' | 'effectLeases' | 'externalIds' | 'queue' | 'clock' | 'journal'>;

/**
 * Slack refuses for good: this one effect is given up, everything else goes on, and the person who leads the
 * incident is told once what is missing and who can fix it. It is given up last, so that a worker that dies on the way
 * leaves it to be refused again.
 */
export async function giveUpEffect(
  app: Ports,
  { taken, known }: FailingEffect,
  trouble: Refused,
): Promise<void> {
  const { ref, effect } = taken;
  app.journal.warn(
    { effect: ref.key, on: ref.id, error: trouble.error, needed: trouble.needed },
    'effect given up',
  );
  if (known && effect.kind === 'channel') {
    const { team, id } = known.incident;
    await app.externalIds.remember({ holder: 'incidents', team, id }, CHANNEL_REFUSED, trouble.error);
  }
  if (known && !QUIET.includes(effect.kind))
    // Who asked for a thread was promised it; the rest is the business of whoever leads.
    await notifyOfRefusal(app, known, {
      ...{ what: effect.kind, ...trouble },
      ...(effect.kind === 'thread' && { asked: effect.by }),
    });
  await app.effectLeases.giveUp(taken, `${trouble.method}: ${trouble.error}`);
}

/** Who is told of what becomes of an effect: whoever asked for it, as far as it says; else who leads the incident. */
export function askedBy(effect: Effect, incident: Incident): string {
  switch (effect.kind) {
    case 'draft':
    case 'export':
    case 'thread':
      return effect.by;
    default:
      return commanderOf(incident) ?? incident.declaredBy;
  }
}

/** Whoever asked, or leads the incident, is told once what Slack refuses, whichever effect wanted it. */
export function notifyOfRefusal(
  app: Pick<Ports, 'effects' | 'queue' | 'clock'>,
  known: KnownIncident,
  {
    what,
    error,
    needed,
    asked,
  }: Pick<Refused, 'error' | 'needed'> & { readonly what: EffectKind; readonly asked?: string },
): Promise<void> {
  const { incident } = known;
  return tellOnce(app, known, {
    mark: asked === undefined ? `${what}-${error}` : `${what}-${error}-${asked}`,
    user: asked ?? commanderOf(incident) ?? incident.declaredBy,
    notice: { code: 'refused', what, error, needed, incident: markedKey(incident), key: incident.key },
  });
}

/** Tells one person about something in an incident, once for every `mark`. */
export async function tellOnce(
  app: Pick<Ports, 'effects' | 'queue' | 'clock'>,
  { incident: { team, id }, externalIds }: KnownIncident,
  { mark, user, notice }: { readonly mark: string; readonly user: string; readonly notice: Notice },
): Promise<void> {
  const told = `told-${mark}`;
  if (externalIds[told] !== undefined) return;
  const wanted: Wanted = { key: `tell-${mark}`, effect: { kind: 'tell', user, notice } };
  await app.effects.addOnce({ holder: 'incidents', team, id }, wanted, { at: app.clock(), mark: told });
  app.queue.offer([{ holder: 'incidents', team, id, key: wanted.key }]);
}
