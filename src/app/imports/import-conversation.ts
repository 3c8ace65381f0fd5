import type { Incident } from '../../domain/incident/incident.ts';
import type { RecordEntry } from '../../domain/postmortem/record/record.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { mergeTarget } from '../access/merge-target.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { entryOf, type Imported, type ImportRequest, importIncident } from './import-incident.ts';
import { idInFile, importedId } from './imported-id.ts';

/** A Slack channel that an import is from. */
export interface ImportedConversation {
  /** Slack's id of it, where the export says it. */
  readonly channel: string | undefined;
  /** All its messages; ids are Slack's `ts`. */
  readonly messages: readonly RecordEntry[];
}

/** What became of an import of a channel. */
export type ConversationImported =
  | Imported
  /** An incident of an earlier import got the entries that it lacked. */
  | {
      readonly kind: 'continued';
      readonly key: string;
      readonly added: number;
      /** Messages that say something else now than their entries; the entries stay. */
      readonly differing: number;
    }
  /** An incident of an earlier import has these messages, and everybody may see it; nothing was added. */
  | { readonly kind: 'would-publish'; readonly key: string };

/** An incident that has messages of the channel. */
interface Found {
  /** As it was imported; a merge that is taken back gives it its record again. */
  readonly home: Incident;
  /** The incident that its record stands in now. */
  readonly known: KnownIncident;
  readonly entries: readonly Entry[];
}

type Ports = Parameters<typeof importIncident>[0] & Pick<App, 'externalIds' | 'recordMoves'>;

/** As many as there are; a document database counts in 32 bits. */
const ALL = 2 ** 31 - 1;

/** The name under which an imported incident keeps the channel that it is from. */
const ORIGIN = 'imported-channel';

/**
 * Imports a channel: as a new incident, or into the one that has its messages already, unless the request wants a new
 * one. Throws `StoreFault`.
 */
export async function importConversation(
  app: Ports,
  request: ImportRequest,
  from: ImportedConversation,
): Promise<ConversationImported> {
  const isKnown = !request.anew && (await app.incidents.byId(request.team, request.id)) !== undefined;
  const found = request.anew || isKnown ? undefined : await findImported(app, request.team, from);
  if (found) {
    const open = [found.known.incident, found.home].find((incident) => !incident.private);
    if (request.record.private && open) return { kind: 'would-publish', key: open.key };
    return continueImport(app, request, found);
  }
  const made = await importIncident(app, request);
  if (made.kind === 'imported' && from.channel !== undefined) {
    const holder = { holder: 'incidents', team: request.team, id: made.id } as const;
    await app.externalIds.remember(holder, ORIGIN, from.channel);
  }
  return made;
}

/** By the channel's id, else by a message of the same `ts` and words, whatever the channel is called by now. */
async function findImported(
  app: Pick<App, 'incidents' | 'entries'>,
  team: string,
  from: ImportedConversation,
): Promise<Found | undefined> {
  const lists = await Promise.all(
    [true, false].map((active) => app.incidents.list(team, { active, limit: ALL })),
  );
  for (const { incident } of lists.flat().filter(({ incident: { place } }) => place.kind === 'none')) {
    const known = await app.incidents.byId(team, incident.id);
    if (!known) continue;
    const channel = known.externalIds[ORIGIN];
    const isSame = channel !== undefined && channel === from.channel;
    if (!isSame && !isOfThatTime(known, from)) continue;
    const target = await mergeTarget(app, known);
    const entries = await app.entries.ofIncident(team, target.incident.key);
    if (isSame || sharesMessage(entries, from)) return { home: known.incident, known: target, entries };
  }
  return undefined;
}

/** An imported incident lasts from its first message to its last, unless somebody stated other times. */
function isOfThatTime(
  { incident: { declaredAt, phase } }: KnownIncident,
  { messages }: ImportedConversation,
): boolean {
  const times = messages.map(({ at }) => at.getTime());
  const isBefore = phase.state !== 'active' && times.every((time) => time > phase.at.getTime());
  return !isBefore && times.some((time) => time >= declaredAt.getTime());
}

function sharesMessage(entries: readonly Entry[], { messages }: ImportedConversation): boolean {
  const words = new Map(messages.map(({ id, text }) => [id, text]));
  return entries.some(({ id, text }) => words.get(idInFile(id) ?? '') === text);
}

/**
 * Adds what an incident lacks of a longer export; what it has stays as it is, struck entries included. Safe to repeat.
 * Throws `StoreFault`.
 */
async function continueImport(
  app: Ports,
  request: ImportRequest,
  { home, known, entries }: Found,
): Promise<ConversationImported> {
  const { incident } = known;
  const texts = new Map(entries.map(({ id, text }) => [idInFile(id) ?? id, text]));
  const fresh = request.record.entries.filter(({ id }) => !texts.has(id));
  for (const [index, entry] of fresh.entries()) {
    const id = importedId(home.key, entries.length + index, entry);
    const at = entry.loggedAt ?? entry.at;
    await app.entries.insert(entryOf(request, { key: home.key, id, entry }), [], at);
  }
  const { team, key } = incident;
  if (home.key !== key) await app.recordMoves.move(team, { home: home.key, from: home.key }, key);
  await moveEnd(app, { home, known, entries }, fresh);
  if (fresh.length > 0) await app.postmortems.markStale(incident.team, incident.key);
  const differing = request.record.entries.filter(({ id, text }) => (texts.get(id) ?? text) !== text).length;
  return { kind: 'continued', key: incident.key, added: fresh.length, differing };
}

/** The end of an imported incident is its last message, unless somebody stated another. */
async function moveEnd(
  app: Pick<App, 'incidents' | 'clock'>,
  { known: { incident }, entries }: Found,
  fresh: readonly RecordEntry[],
): Promise<void> {
  const { phase } = incident;
  const end = latest(entries.map(({ occurredAt }) => occurredAt));
  const later = latest(fresh.map(({ at }) => at));
  if (phase.state !== 'resolved' || phase.at.getTime() !== end || later <= end) return;
  const moved = { ...incident, phase: { ...phase, at: new Date(later) }, version: incident.version + 1 };
  // A conflict is somebody who changes the incident right now, and their word counts.
  await app.incidents.save({ incident: moved, events: [], effects: [], at: app.clock() });
}

function latest(moments: readonly Date[]): number {
  return moments.reduce((last, at) => Math.max(last, at.getTime()), 0);
}
