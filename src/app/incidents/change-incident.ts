import type { EntryDraft, IncidentEffect, Wanted } from '../../domain/effect.ts';
import type { ChangeCommand } from '../../domain/incident/command.ts';
import { decide, type Refusal } from '../../domain/incident/decide.ts';
import type { IncidentEvent } from '../../domain/incident/event.ts';
import { evolve } from '../../domain/incident/evolve.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { wantedEffects } from '../../domain/incident/wanted-effects.ts';
import { mergeTarget } from '../access/merge-target.ts';
import type { App } from '../app.ts';
import type { EffectRef } from '../ports/effects.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { nudgeLookAfter } from './nudge-facts.ts';
import { queueByKey } from './queue-by-key.ts';
import { writeEventEntry } from './write-event-entry.ts';

/** The result of a command on an incident. A delivery that was carried out before gets what it changed then. */
export type Changed =
  | {
      readonly kind: 'changed';
      readonly incident: Incident;
      readonly events: readonly IncidentEvent[];
    }
  | { readonly kind: 'unchanged'; readonly incident: Incident }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Two people who change one incident at once both succeed: the second decision is made again on the first one's
 * result.
 */
const MAX_ROUNDS = 50;

type Ports = Pick<App, 'incidents' | 'entries' | 'effects' | 'queue' | 'journal' | 'policy'>;

/** Load, decide, save; then offer what is wanted. Throws `StoreFault`. */
export async function changeIncident(
  app: Ports,
  known: KnownIncident,
  command: ChangeCommand,
): Promise<Changed> {
  const { team, id } = known.incident;
  const { changed, effects } = await queueByKey(app.incidents, `${team}.${id}`, async (waited) => {
    const current = waited ? await app.incidents.byId(team, id) : known;
    return save(app, current ?? known, await withMergeTarget(app, known, command));
  });
  if (changed.kind === 'changed') await dispatchEffects(app, changed.incident, effects);
  return changed;
}

/** Merges into the incident that the named one was itself merged into, so that merges never form a cycle. */
async function withMergeTarget(
  app: Ports,
  known: KnownIncident,
  command: ChangeCommand,
): Promise<ChangeCommand> {
  if (command.kind !== 'merge') return command;
  const named = await app.incidents.byKey(known.incident.team, command.into);
  if (!named) return command;
  const { incident } = await mergeTarget(app, named);
  return { ...command, into: incident.key, hidden: incident.private };
}

/** What was saved, and what it wants. */
interface Saved {
  readonly changed: Changed;
  readonly effects: readonly Wanted<IncidentEffect>[];
}

async function save(app: Ports, known: KnownIncident, command: ChangeCommand): Promise<Saved> {
  let current = known;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = current.incident;
    const done = current.events.filter((event) => event.id === command.id);
    if (done.length > 0) return nothingSaved({ kind: 'changed', incident: before, events: done });
    if (wasJustRequested(current, command)) return nothingSaved({ kind: 'unchanged', incident: before });
    const decision = decide(before, command, current.events);
    if (!decision.ok) return nothingSaved({ kind: 'refused', refusal: decision.refusal });
    if (decision.events.length === 0) return nothingSaved({ kind: 'unchanged', incident: before });
    const incident = { ...decision.events.reduce(evolve, before), version: before.version + 1 };
    const effects = wantedEffects(incident, decision.events, app.policy);
    const events = [...current.events, ...decision.events];
    const nudgeAt = nudgeLookAfter(app.policy, { ...current, incident, events });
    const saved = await app.incidents.save({
      incident,
      events: decision.events,
      effects,
      at: command.at,
      nudgeAt,
    });
    if (saved === 'saved')
      return { changed: { kind: 'changed', incident, events: decision.events }, effects };
    current = (await app.incidents.byId(before.team, before.id)) ?? current;
  }
  throw new Error(`${known.incident.key} is being changed by too many people at once; try again.`);
}

/** Whether the same draft was requested just before, in any process. */
function wasJustRequested({ events }: KnownIncident, command: ChangeCommand): boolean {
  const since = command.kind === 'draft' ? command.sameSince : undefined;
  return since !== undefined && events.some(({ kind, at }) => kind === 'draft-wanted' && at > since);
}

function nothingSaved(changed: Changed): Saved {
  return { changed, effects: [] };
}

/** After a save: writes entries at once, so that a draft right after reads them, and offers the rest to workers. */
export async function dispatchEffects(
  app: Omit<Ports, 'incidents'>,
  incident: Incident,
  effects: readonly Wanted<IncidentEffect>[],
): Promise<void> {
  const later: EffectRef[] = [];
  for (const { key, effect } of effects) {
    const ref: EffectRef = { holder: 'incidents', team: incident.team, id: incident.id, key };
    if (effect.kind === 'entry' && (await tryWriteEntry(app, incident, { entry: effect.entry, ref })))
      continue;
    later.push(ref);
  }
  app.queue.offer(later);
}

/** A failure here loses nothing: the effect is in the incident, and the sweep offers it again. */
async function tryWriteEntry(
  app: Omit<Ports, 'incidents'>,
  incident: Incident,
  { entry, ref }: { readonly entry: EntryDraft; readonly ref: EffectRef },
): Promise<boolean> {
  try {
    await writeEventEntry(app, incident, entry);
    await app.effects.done(ref);
    return true;
  } catch (error) {
    app.journal.warn({ incident: incident.key, effect: ref.key, error }, 'entry left to the sweep');
    return false;
  }
}
