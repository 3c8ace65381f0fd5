import type { Entry, EntryType, Strike } from './entry.ts';
import { type Marking, remarked } from './mark.ts';

/** The new content of an entry. */
export interface EntryEdit {
  readonly text: string;
  readonly type: EntryType;
  readonly occurredAt: Date;
}

/** The entry after an edit; its previous content is kept in `versions`. `undefined` when nothing changes. */
export function edited(
  entry: Entry,
  edit: EntryEdit,
  { by, at, command }: { readonly by: string; readonly at: Date; readonly command?: string },
): Entry | undefined {
  const same =
    entry.text === edit.text &&
    entry.type === edit.type &&
    entry.occurredAt.getTime() === edit.occurredAt.getTime();
  if (same) return undefined;
  const before = {
    text: entry.text,
    type: entry.type,
    occurredAt: entry.occurredAt,
    editedBy: by,
    editedAt: at,
    ...(command === undefined ? {} : { command }),
  };
  const { text, type, occurredAt } = edit;
  return {
    ...entry,
    text,
    type,
    occurredAt,
    versions: [...entry.versions, before],
    version: entry.version + 1,
  };
}

/** The entry with another meaning; who changed it and when is kept. `undefined` when nothing changes. */
export function meant(entry: Entry, marking: Marking): Entry | undefined {
  const after = remarked(entry, marking);
  return after && { ...after, markings: [...(entry.markings ?? []), marking], version: entry.version + 1 };
}

/** The entry struck out; it stays in the record. `undefined` when it is already struck. */
export function struck(entry: Entry, by: string, at: Date): Entry | undefined {
  if (entry.standing.state === 'struck') return undefined;
  return { ...entry, standing: { state: 'struck', by, at }, version: entry.version + 1 };
}

/** The entry struck out by a person in Scribe, whatever becomes of its message. `undefined` when it is already struck. */
export function takenBack(entry: Entry, { by, at, command }: Omit<Strike, 'byHand'>): Entry | undefined {
  const after = struck(entry, by, at);
  if (!after) return undefined;
  return {
    ...after,
    standing: { state: 'struck', by, at, byHand: true, ...(command === undefined ? {} : { command }) },
  };
}

/** The entry put back; who had taken it back is kept. `undefined` when it is not struck. */
export function restored(entry: Entry, by: string, at: Date): Entry | undefined {
  const { standing } = entry;
  if (standing.state === 'standing') return undefined;
  const { by: striker, at: struckAt, command } = standing;
  const struckBy = { by: striker, at: struckAt, ...(command === undefined ? {} : { command }) };
  const putBacks = [...(entry.putBacks ?? []), { struck: struckBy, by, at }];
  return { ...entry, standing: { state: 'standing' }, putBacks, version: entry.version + 1 };
}
