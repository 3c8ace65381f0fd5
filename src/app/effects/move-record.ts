import type { IncidentEvent } from '../../domain/incident/event.ts';
import { isActive } from '../../domain/incident/incident.ts';
import { type MergePath, mergePath, mergeTarget, survivorOf } from '../access/merge-target.ts';
import type { App } from '../app.ts';
import { changeIncident } from '../incidents/change-incident.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { DONE, later, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';

/** Entries may still arrive for an incident that was just merged: a second move takes them along. */
const SECOND_MOVE_MS = 30_000;

/** The record of a merged incident goes to the one that it was merged into. */
export async function moveRecord(app: App, known: KnownIncident, task: Task): Promise<Outcome> {
  const { incident } = known;
  const { loop } = await mergePath(app, known);
  if (loop.length > 0) await breakLoop(app, loop);
  const moved = await settle(app, incident.team, incident.key);
  app.journal.info({ incident: incident.key, moved }, 'entries moved');
  await markDrafts(app, known, [incident.key, (await mergeTarget(app, known)).incident.key]);
  return onceMore(app, known, task);
}

/** What moved with a merge that was taken back returns; what was recorded after the merge stays. */
export async function moveRecordBack(
  app: App,
  known: KnownIncident,
  { from, task }: { readonly from: string; readonly task: Task },
): Promise<Outcome> {
  const { team, key } = known.incident;
  const other = await app.incidents.byKey(team, from);
  const { path }: Pick<MergePath, 'path'> = other ? await mergePath(app, other) : { path: [] };
  let moved = 0;
  for (const now of path) {
    await noteHomes(app, known, now);
    moved += await settle(app, team, now.incident.key);
  }
  app.journal.info({ incident: key, from, moved }, 'entries moved back');
  await markDrafts(app, known, [key, ...path.map(({ incident }) => incident.key)]);
  return onceMore(app, known, task);
}

/** Brings everything that stands in one incident to where its home leads now. Safe to repeat, in any order. */
async function settle(app: App, team: string, incident: string): Promise<number> {
  let moved = 0;
  for (const home of await app.recordMoves.homes(team, incident)) {
    const known = await app.incidents.byKey(team, home);
    const target = known && (await mergeTarget(app, known));
    if (!target || target.incident.key === incident) continue;
    const into = target.incident.key;
    moved += await app.recordMoves.move(team, { home, from: incident }, into);
    app.queue.echoSoon(team, into);
    for (const changed of [incident, into]) await app.postmortems.markStale(team, changed);
    // Its severity, and whoever leads it, decide when its items are followed up.
    await app.actionPlans.planAgain({ team, incident: into });
  }
  return moved;
}

/** Earlier versions moved entries without noting where from. */
async function noteHomes(app: App, known: KnownIncident, now: KnownIncident): Promise<void> {
  const { team, key } = known.incident;
  const merged = known.events.findLast(({ kind }) => kind === 'merged');
  if (!merged || known.channel === undefined || known.channel === now.channel) return;
  const moved = { home: key, into: now.incident.key, channel: known.channel, until: merged.at };
  await app.recordMoves.noteHomes(team, moved);
}

/** A draft that read the record before the change, and was finished after it, shows entries of the wrong incident. */
async function markDrafts(app: App, known: KnownIncident, incidents: readonly string[]): Promise<void> {
  const { team } = known.incident;
  const change = lastMerging(known);
  for (const incident of new Set(incidents)) {
    const latest = change && (await app.postmortems.byIncident(team, incident))?.latest;
    if (latest && latest.asOf <= change.at) await app.postmortems.markStale(team, incident);
  }
}

function lastMerging({ events }: KnownIncident): IncidentEvent | undefined {
  return events.findLast(({ kind }) => kind === 'merged' || kind === 'unmerged');
}

function onceMore(app: App, known: KnownIncident, task: Task): Outcome {
  const change = lastMerging(known);
  const settled = app.clock().getTime() - (change?.at ?? app.clock()).getTime() >= SECOND_MOVE_MS;
  return settled || task.taken.attempt > 5
    ? DONE
    : later(SECOND_MOVE_MS, 'moved; once more for entries on their way');
}

/** Two merges that crossed would leave nobody to go on: the merge of the one declared first is taken back. */
async function breakLoop(app: App, loop: readonly KnownIncident[]): Promise<void> {
  const survivor = survivorOf(loop);
  const merged = survivor.events.findLast(({ kind }) => kind === 'merged');
  if (!merged || isActive(survivor.incident)) return;
  const { id, by } = merged;
  const why = 'each was merged into the other at the same moment';
  const command = { kind: 'unmerge', id: `${id}.crossed`, by, at: app.clock(), why } as const;
  await changeIncident(app, survivor, command);
}
