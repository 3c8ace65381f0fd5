import { isDeepStrictEqual } from 'node:util';
import type { EntryEffect, Wanted } from '../../domain/effect.ts';
import { type EntryEdit, edited, restored, struck, takenBack } from '../../domain/timeline/change-entry.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { entryFor } from '../access/incident-for.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';

export type EntryChanged =
  | { readonly kind: 'changed'; readonly entry: Entry }
  | { readonly kind: 'unchanged'; readonly entry: Entry }
  | { readonly kind: 'gone' };

/** The editor of versions that follow a message; text that a person edited by hand stays. */
export const FROM_MESSAGE = 'message';

/** Whether a person, and not the message, last gave the entry this part. */
export function setByHand(entry: Entry): (part: keyof EntryEdit) => boolean {
  const after = [...entry.versions.slice(1), entry];
  return (part) =>
    entry.versions.some(
      (before, index) =>
        before.editedBy !== FROM_MESSAGE && !isDeepStrictEqual(before[part], after[index]?.[part]),
    );
}

type Ports = Pick<App, 'entries' | 'queue' | 'clock'>;

/** Of an incident that this person may not see, or no longer. */
const GONE: EntryChanged = { kind: 'gone' };

/**
 * Corrects an entry; its earlier versions are kept, each with who corrected it. Everybody who may see the incident can:
 * a receipt is gone soon, and the commander sees mistakes too. `command` where the command named no entry. Throws
 * `StoreFault`.
 */
export async function editEntry(
  app: SightPorts,
  asked: { readonly team: string; readonly id: string; readonly user: string; readonly command?: string },
  edit: EntryEdit | ((entry: Entry) => EntryEdit),
): Promise<EntryChanged> {
  if (!(await entryFor(app, asked))) return GONE;
  const to = (entry: Entry) => (typeof edit === 'function' ? edit(entry) : edit);
  const editor = byCommand(asked);
  return changeEntry(app, asked, (entry) => edited(entry, to(entry), { ...editor, at: app.clock() }));
}

/**
 * Gives an entry another time, as long as it is the version that the person saw: `unchanged` with a newer version
 * where somebody changed it since. Throws `StoreFault`.
 */
export async function retimeEntry(
  app: SightPorts,
  asked: { readonly team: string; readonly id: string; readonly user: string },
  to: { readonly at: Date; readonly version: number },
): Promise<EntryChanged> {
  if (!(await entryFor(app, asked))) return GONE;
  const retime = (entry: Entry) =>
    entry.version === to.version && entry.standing.state === 'standing'
      ? edited(entry, { ...entry, occurredAt: to.at }, { by: asked.user, at: app.clock() })
      : undefined;
  return changeEntry(app, asked, retime);
}

/** Takes an entry back; with the id of the command where that named no entry. Throws `StoreFault`. */
export async function undoEntry(
  app: SightPorts,
  asked: { readonly team: string; readonly id: string; readonly user: string; readonly command?: string },
): Promise<EntryChanged> {
  if (!(await entryFor(app, asked))) return GONE;
  const taker = byCommand(asked);
  return changeEntry(app, asked, (entry) => takenBack(entry, { ...taker, at: app.clock() }));
}

function byCommand({ user, command }: { readonly user: string; readonly command?: string }): {
  readonly by: string;
  readonly command?: string;
} {
  return { by: user, ...(command === undefined ? {} : { command }) };
}

/** Puts an entry back that was taken back. Throws `StoreFault`. */
export async function putEntryBack(
  app: SightPorts,
  asked: { readonly team: string; readonly id: string; readonly user: string },
): Promise<EntryChanged> {
  if (!(await entryFor(app, asked))) return GONE;
  return changeEntry(app, asked, (entry) => restored(entry, asked.user, app.clock()));
}

/**
 * Has an entry follow its message: with the message's text and time, or struck where nothing stands there. What the
 * message says is read after the entry, so that an older text never replaces a newer one: whoever brought the newer one
 * into the entry had kept it in the message before.
 */
export function followMessage(
  app: Ports,
  asked: { readonly team: string; readonly id: string; readonly user: string },
  said: () => Promise<MessageSaid | undefined>,
): Promise<EntryChanged> {
  return changeEntry(app, asked, async (entry) =>
    following(entry, await said(), { by: asked.user, at: app.clock() }),
  );
}

/** What a message says on the timeline. */
export interface MessageSaid extends EntryEdit {
  /** When it was put there last, as Slack writes times: what a person took back before that returns. */
  readonly pinnedAt: string;
  /** Its words were taken out of the record: they go from every version, too. */
  readonly erased: boolean;
}

/** The entry as it follows its message; `undefined` where it does already. */
export function following(
  entry: Entry,
  to: MessageSaid | undefined,
  { by, at }: { readonly by: string; readonly at: Date },
): Entry | undefined {
  if (!to) return struck(entry, by, at);
  const { standing } = entry;
  const byHand = standing.state === 'struck' && standing.byHand === true;
  if (byHand && Number(to.pinnedAt) * 1_000 <= standing.at.getTime()) return undefined;
  const back = restored(entry, by, at) ?? entry;
  const now = followed(back, to, at);
  const after = to.erased ? withoutWords(now, to.text) : saysDifferently(now, to.text);
  return after === entry ? undefined : { ...after, version: entry.version + 1 };
}

/** The message's text, time and type, each unless a person gave the entry another one. */
function followed(entry: Entry, to: EntryEdit, at: Date): Entry {
  const set = setByHand(entry);
  const edit = {
    text: set('text') ? entry.text : to.text,
    type: set('type') ? entry.type : to.type,
    occurredAt: set('occurredAt') ? entry.occurredAt : to.occurredAt,
  };
  return edited(entry, edit, { by: FROM_MESSAGE, at }) ?? entry;
}

/** Takes the message's words out of everything that the entry said; what people typed stays. */
function withoutWords(entry: Entry, instead: string): Entry {
  const { said, ...rest } = entry;
  const versions = entry.versions.map((version, index) => {
    const before = entry.versions[index - 1];
    const typed = before !== undefined && before.editedBy !== FROM_MESSAGE && before.text !== version.text;
    return typed ? version : { ...version, text: instead };
  });
  return said === undefined && isDeepStrictEqual(versions, entry.versions) ? entry : { ...rest, versions };
}

/** Keeps beside a text that a person typed what the message says now, where that is something else. */
function saysDifferently(entry: Entry, words: string): Entry {
  const { said, ...rest } = entry;
  const differs = setByHand(entry)('text') && entry.text !== words ? words : undefined;
  if (said === differs) return entry;
  return differs === undefined ? rest : { ...rest, said: differs };
}

/** Changes an entry as it is stored, whoever else changes it meanwhile. Throws `StoreFault`. */
export async function changeEntry(
  app: Ports,
  asked: { readonly team: string; readonly id: string },
  to: (entry: Entry) => Entry | undefined | Promise<Entry | undefined>,
): Promise<EntryChanged> {
  for (;;) {
    const entry = await app.entries.byId(asked.team, asked.id);
    if (!entry) return { kind: 'gone' };
    const after = await to(entry);
    if (!after) return { kind: 'unchanged', entry };
    const effects = looksAlike(entry, after) ? [] : shownIn(after);
    if ((await app.entries.save(after, effects, app.clock())) === 'conflict') continue;
    app.queue.offer(
      effects.map(({ key }) => ({ holder: 'entries' as const, team: after.team, id: after.id, key })),
    );
    return { kind: 'changed', entry: after };
  }
}

/** Whether nobody who reads the channel would see a difference: only what the entry means was changed. */
function looksAlike(before: Entry, after: Entry): boolean {
  return (
    before.text === after.text &&
    before.said === after.said &&
    before.type === after.type &&
    before.occurredAt.getTime() === after.occurredAt.getTime() &&
    before.standing.state === after.standing.state
  );
}

/** Where a changed entry shows: its line in the channel and, if it came from a message, the receipt under that. */
export function shownIn(entry: Entry): readonly Wanted<EntryEffect>[] {
  const line: Wanted<EntryEffect> = { key: `echo-edit-${entry.version}`, effect: { kind: 'echo-edit' } };
  return entry.message ? [line, { key: `receipt-${entry.version}`, effect: { kind: 'receipt' } }] : [line];
}
