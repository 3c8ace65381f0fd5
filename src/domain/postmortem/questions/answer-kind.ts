import type { EntryType } from '../../timeline/entry.ts';
import type { MarkName } from '../../timeline/mark.ts';
import type { MilestoneName } from '../../timeline/milestone-name.ts';
import type { RecordUpdate } from './record-updates.ts';

/** What a person types or chooses for an answer that is kept in a field of the record. */
export type FieldInput = 'line' | 'lines' | 'number' | 'day' | 'person' | 'people' | 'signer' | 'choice';
/** The form that every line of an answer must have. */
export type LineRule = 'address' | 'term' | 'metric';

/** How a question is answered, and what happens to the answer. */
export type AnswerKind =
  /** Kept with its author, and applied to the record. */
  | FieldKind
  /** Shown beside the question, and closes it. */
  | { readonly to: 'remark' }
  /** A key time that a person states; the words beside it become an entry of that time. */
  | {
      readonly to: 'time';
      readonly milestone: MilestoneName;
      readonly type: EntryType;
      /** Somebody did it, and is chosen beside the time. */
      readonly who?: true;
    }
  /** The two times that do not fit, or the time of an entry; else words that explain it. */
  | { readonly to: 'times' }
  /** An entry at a moment given with it; `before` is put before its words. */
  | { readonly to: 'entry'; readonly type: EntryType; readonly before?: string }
  | { readonly to: 'severity' }
  | { readonly to: 'meeting'; readonly update: RecordUpdate }
  /** The outcome of the attempt that the question names. */
  | { readonly to: 'outcome' }
  /** One of the entries, which is marked as this. */
  | { readonly to: 'mark'; readonly is: MarkName }
  /** New action items. */
  | { readonly to: 'actions' }
  /** Entries that read like something to do, to be ticked: each becomes an action item. */
  | { readonly to: 'to-dos' }
  /** Owners and dates of all the action items that have none. */
  | { readonly to: 'owners' }
  /** A change of an action item. */
  | { readonly to: 'owner' }
  | { readonly to: 'due' };

/** An answer that a field of the record holds. */
export interface FieldKind {
  readonly to: 'field';
  readonly input: FieldInput;
  readonly update: RecordUpdate;
  readonly rule?: LineRule;
  /** What can be chosen, where the input is a choice. */
  readonly options?: readonly string[];
  /** The field is a list, to which everybody's answer adds. */
  readonly adds?: true;
}

export function field(input: FieldInput, update: RecordUpdate): FieldKind {
  return { to: 'field', input, update };
}

/** An answer in one line. */
export const line = (update: RecordUpdate): FieldKind => field('line', update);
/** An answer in several lines. */
export const lines = (update: RecordUpdate): FieldKind => field('lines', update);
/** Lines that add to those of others. */
export const list = (update: RecordUpdate): FieldKind => adding(lines(update));
export const adding = (kind: FieldKind): FieldKind => ({ ...kind, adds: true });
export const ruled = (kind: FieldKind, rule: LineRule): FieldKind => ({ ...kind, rule });

/** One of these words. */
export function choice(options: readonly string[], update: RecordUpdate): FieldKind {
  return { ...field('choice', update), options };
}

/** A message to people inside or outside, as an entry. */
export function told(before: 'Internal' | 'External'): AnswerKind {
  return { to: 'entry', type: 'communication', before };
}
