import type { Marking, Meaning } from './mark.ts';

/** The kinds of statement that a timeline holds, in the order in which an incident usually meets them. */
export const ENTRY_TYPES = [
  'change',
  'detection',
  'response',
  'investigation',
  'mitigation',
  'recovery',
  'resolution',
  'communication',
  'decision',
  'note',
] as const;

export type EntryType = (typeof ENTRY_TYPES)[number];

/** How a statement came into the record. */
export const ENTRY_SOURCES = [
  'slash',
  'reaction',
  'pin',
  'shortcut',
  'mention',
  'transcript',
  'webhook',
  'import',
  'scribe',
] as const;

export type EntrySource = (typeof ENTRY_SOURCES)[number];

/** What an entry said before it was edited: kept, so that the record shows its own history. */
export interface EntryVersion {
  readonly text: string;
  readonly type: EntryType;
  readonly occurredAt: Date;
  readonly editedBy: string;
  readonly editedAt: Date;
  /** The command that edited it where it named no entry. */
  readonly command?: string;
}

/** Whether the entry counts. A struck entry stays readable in the record and is left out of drafts and facts. */
export type EntryStanding = { readonly state: 'standing' } | ({ readonly state: 'struck' } & Strike);

/** Who took an entry back, and when. */
export interface Strike {
  readonly by: string;
  readonly at: Date;
  /** In Scribe, and not by taking away what had put its message onto the timeline. */
  readonly byHand?: true;
  /** The command that took it back where it named no entry: the same one again takes back no other. */
  readonly command?: string;
}

/** An entry that was taken back and put back again says who did each; the present standing says the last taking back. */
export interface PutBack {
  readonly struck: Strike;
  /** Who put it back, and when. */
  readonly by: string;
  readonly at: Date;
}

/** The message that an entry was captured from. */
export interface EntryMessage {
  readonly channel: string;
  readonly ts: string;
}

/** What a quote from a transcript was taken from. */
export interface QuotedFrom {
  /** Slack's id of the file; an incident file has only its name. */
  readonly file?: string;
  readonly name: string;
  /** As the transcript names them. */
  readonly speaker?: string;
}

/**
 * One dated statement in the record of an incident.
 * `id` is made from where the entry came from, so that the same delivery twice is the same entry.
 */
export interface Entry extends Meaning {
  readonly id: string;
  readonly team: string;
  readonly incident: string;
  readonly text: string;
  readonly type: EntryType;
  readonly occurredAt: Date;
  readonly loggedAt: Date;
  /** Slack's id of the person or the app that made the statement; of a quote, the id of who took it from its file. */
  readonly author: string;
  /** The name that the statement stands under where its author's id has none of its own: an app's. */
  readonly byline?: string;
  readonly source: EntrySource;
  readonly standing: EntryStanding;
  readonly versions: readonly EntryVersion[];
  /** How often it was taken back and put back before; earlier versions kept none. */
  readonly putBacks?: readonly PutBack[];
  readonly permalink?: string;
  readonly message?: EntryMessage;
  /** It was said on a call: `byline` is its speaker, or the name of the file where that names none. */
  readonly quoted?: QuotedFrom;
  /** What its message says now, where a person gave the entry other words. */
  readonly said?: string;
  /** The language of the text as a BCP 47 tag, where somebody stated it. */
  readonly language?: string;
  /** Who changed what it means, and when: marks, attempt and outcome are what came of it. */
  readonly markings?: readonly Marking[];
  /** Counts the edits; two writers who read the same version cannot both win. */
  readonly version: number;
}

/** Timeline order: when it happened, then when it was logged, then by id, so that the order is total. */
export function byOccurrence(a: Entry, b: Entry): number {
  return (
    a.occurredAt.getTime() - b.occurredAt.getTime() ||
    a.loggedAt.getTime() - b.loggedAt.getTime() ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
