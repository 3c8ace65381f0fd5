import type { EffectKind, Notice, Wanted } from '../../domain/effect.ts';
import { commanderOf } from '../../domain/incident/incident.ts';
import type { App } from '../app.ts';
import type { TakenEffect } from '../ports/effects.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { SlackTrouble } from '../ports/slack-fault.ts';
import { CHANNEL_REFUSED } from './channel.ts';

type Refused = Extract<SlackTrouble, { kind: 'refused' }>;

/** Some refusals only concern convenience: nobody is woken for them. */
const QUIET: readonly EffectKind[] = ['tell', 'point', 'reminded'];

/**
 * Slack refuses for good: this one effect is given up, everything else goes on, and the person who leads the
 * incident is told once what is missing and who can mend it.
 */
export async function giveUpEffect(
  app: Pick<App, 'effects' | 'outside' | 'queue' | 'clock' | 'journal'>,
  taken: TakenEffect,
  known: KnownIncident | undefined,
  trouble: Refused,
): Promise<void> {
  const { ref, effect } = taken;
  app.journal.warn(
    { effect: ref.key, on: ref.id, error: trouble.error, needed: trouble.needed },
    'effect given up',
  );
  await app.effects.giveUp(ref, `${trouble.method}: ${trouble.error}`);
  if (!known) return;
  const { incident } = known;
  if (effect.kind === 'channel') {
    await app.outside.remember('incidents', incident.team, incident.id, CHANNEL_REFUSED, trouble.error);
  }
  if (!QUIET.includes(effect.kind)) await tellRefusal(app, known, effect.kind, trouble);
}

/** Who leads the incident is told once what Slack refuses, whatever wanted it. */
export async function tellRefusal(
  app: Pick<App, 'effects' | 'outside' | 'queue' | 'clock'>,
  { incident, outside }: KnownIncident,
  what: EffectKind,
  { error, needed }: Refused,
): Promise<void> {
  const told = `told-${what}-${error}`;
  if (outside[told] !== undefined) return;
  await app.outside.remember('incidents', incident.team, incident.id, told, app.clock().toISOString());
  const notice: Notice = { code: 'refused', what, error, needed, incident: incident.key };
  const user = commanderOf(incident) ?? incident.declaredBy;
  const wanted: Wanted = { key: `tell-${what}-${error}`, effect: { kind: 'tell', user, notice } };
  await app.effects.add('incidents', incident.team, incident.id, wanted, app.clock());
  app.queue.offer([{ holder: 'incidents', team: incident.team, id: incident.id, key: wanted.key }]);
}
