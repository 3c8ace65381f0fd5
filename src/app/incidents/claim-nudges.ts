import type { IncidentEffect, Wanted } from '../../domain/effect.ts';
import { nextNudgeLook, nudgeDue } from '../../domain/incident/nudges.ts';
import type { App } from '../app.ts';
import type { EffectRef } from '../ports/effects.ts';
import type { DueNudge } from '../ports/nudge-times.ts';
import { StoreFault } from '../ports/store-fault.ts';
import { nudgeFacts } from './nudge-facts.ts';

type Ports = Pick<
  App,
  'nudgeTimes' | 'incidents' | 'entries' | 'messages' | 'postmortems' | 'policy' | 'journal' | 'clock'
>;

/** How many that are due one pass reads. */
const READ = 1_000;
/** How many of them it looks at; the others come with the next pass. */
const PER_PASS = 200;

/** Chooses whose turn it is. */
export type InTurn = (all: readonly DueNudge[], limit: number) => readonly DueNudge[];

/**
 * Looks at incidents whose time has come, and turns what is due into a wanted nudge. When several workers look at once,
 * only one claims each. Nothing is planned outside the database, so losing Redis loses none. Returns what is wanted now.
 * Throws `StoreFault`.
 */
export async function claimNudges(app: Ports, inTurn: InTurn): Promise<readonly EffectRef[]> {
  const due = inTurn(await app.nudgeTimes.due(app.clock(), READ), PER_PASS);
  const claimed: EffectRef[] = [];
  for (const one of due) claimed.push(...(await claimOne(app, one)));
  return claimed;
}

/** An incident that cannot be read does not hold up the others. */
async function claimOne(app: Ports, due: DueNudge): Promise<readonly EffectRef[]> {
  try {
    return await claim(app, due);
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    app.journal.warn({ incident: due.id, error }, 'nudge not planned');
    return [];
  }
}

async function claim(app: Ports, due: DueNudge): Promise<readonly EffectRef[]> {
  const { team, id } = due;
  const known = await app.incidents.byId(team, id);
  if (!known) return [];
  const now = app.clock();
  const policy = app.policy.nudges;
  const facts = await nudgeFacts(app, known);
  const nudge = nudgeDue(facts, now, policy);
  const after = nudge ? { ...facts, nudged: { ...facts.nudged, [nudge]: now } } : facts;
  const wanted: Wanted<Extract<IncidentEffect, { kind: 'nudge' }>> | undefined = nudge && {
    key: `nudge-${now.getTime()}`,
    effect: { kind: 'nudge', nudge, at: now },
  };
  const next = nextNudgeLook(after, now, policy);
  const won = await app.nudgeTimes.claim(due, { seen: known.incident, next, wanted, at: now });
  return won && wanted ? [{ holder: 'incidents', team, id, key: wanted.key }] : [];
}
