import type { RecordEntry } from '../domain/postmortem/record.ts';
import type { Entry } from '../domain/timeline/entry.ts';
import type { App } from './app.ts';
import {
  entryOf,
  type Imported,
  type ImportRequest,
  idInFile,
  importedId,
  importIncident,
} from './import-incident.ts';
import { mergeTarget } from './merge-target.ts';
import type { KnownIncident } from './ports/incidents.ts';

/** A Slack channel that an import is from. */
export interface ImportedConversation {
  /** Its folder in the export, which is its name. */
  readonly folder: string;
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

/** An incident that has messages of the channel, with the entries of the incident that it is part of now. */
interface Found {
  readonly known: KnownIncident;
  readonly entries: readonly Entry[];
}

type Ports = Parameters<typeof importIncident>[0] & Pick<App, 'externalIds'>;

/** As many as there are; a document database counts in 32 bits. */
const ALL = 2 ** 31 - 1;

/** Names under which an imported incident keeps where it is from. */
const ORIGIN = { channel: 'imported-channel', folder: 'imported-folder' } as const;

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
    const { incident } = found.known;
    if (request.record.private && !incident.private) return { kind: 'would-publish', key: incident.key };
    return continueImport(app, request, found);
  }
  const made = await importIncident(app, request);
  if (made.kind === 'imported') {
    const holder = { holder: 'incidents', team: request.team, id: made.id } as const;
    await app.externalIds.remember(holder, ORIGIN.folder, from.folder);
    if (from.channel !== undefined) await app.externalIds.remember(holder, ORIGIN.channel, from.channel);
  }
  return made;
}

/** By the channel's id, else by its name or its time together with a message of the same `ts` and words. */
async function findImported(
  app: Pick<App, 'incidents' | 'entries'>,
  team: string,
  from: ImportedConversation,
): Promise<Found | undefined> {
  const times = new Set(from.messages.map(({ at }) => at.getTime()));
  const lists = await Promise.all(
    [true, false].map((active) => app.incidents.list(team, { active, limit: ALL })),
  );
  for (const known of lists.flat().filter(({ incident }) => incident.id.startsWith('imp.'))) {
    const { [ORIGIN.channel]: channel, [ORIGIN.folder]: folder } = known.externalIds;
    const isSameChannel = channel !== undefined && channel === from.channel;
    // Earlier versions kept no origin; a channel that they imported was declared with one of its messages.
    const mayBe = isSameChannel || folder === from.folder || times.has(known.incident.declaredAt.getTime());
    if (!mayBe) continue;
    const target = await mergeTarget(app, known);
    const entries = await app.entries.ofIncident(team, target.incident.key);
    if (isSameChannel || sharesMessage(entries, from)) return { known: target, entries };
  }
  return undefined;
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
  app: Pick<App, 'incidents' | 'entries' | 'clock'>,
  request: ImportRequest,
  { known, entries }: Found,
): Promise<ConversationImported> {
  const { incident } = known;
  const texts = new Map(entries.map(({ id, text }) => [idInFile(id) ?? id, text]));
  const fresh = request.record.entries.filter(({ id }) => !texts.has(id));
  for (const [index, entry] of fresh.entries()) {
    const id = importedId(incident.key, entries.length + index, entry);
    const at = entry.loggedAt ?? entry.at;
    await app.entries.insert(entryOf(request, { key: incident.key, id, entry }), [], at);
  }
  await moveEnd(app, { known, entries }, fresh);
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
