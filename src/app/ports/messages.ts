import type { MessageEffect, Wanted } from '../../domain/effect.ts';
import type { PersonNames } from '../../domain/person-name.ts';
import type { EntryType } from '../../domain/timeline/entry.ts';
import type { FileText } from '../../domain/timeline/file-texts.ts';
import type { Zone } from '../../domain/timeline/wall-clock.ts';

/** Names one message. */
export interface MessageRef {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
}

/** A message of an incident's channel. */
export interface IncidentMessageRef extends MessageRef {
  readonly incident: string;
}

/** A file that hangs on a message: a reference, so that the record names it even when Slack has lost it. */
export interface MessageFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly permalink: string | undefined;
  /** Its words as they stand in the message, where those are not all of it: `''` where Slack sent none. */
  readonly begin?: string;
}

/** The names that a message came with, each only where Slack sent it. */
export interface AuthorNames {
  /** What this message stands under: an app may give each message a name of its own. */
  readonly byline?: string;
  /** The name of the app that posted it. */
  readonly app?: string;
  readonly person?: PersonNames;
}

/** A message of an incident channel as Slack delivered it. */
export interface CapturedMessage extends IncidentMessageRef {
  /** Who wrote it: a user id, or a bot id. */
  readonly user: string;
  readonly names?: AuthorNames;
  readonly text: string;
  readonly threadTs: string | undefined;
  readonly files: readonly MessageFile[];
}

/** What the message of an app said from a moment on (`ts`, as Slack writes times): apps rewrite what they posted. */
export interface MessageState {
  readonly ts: string;
  /** `undefined` where a later change overtook it (`overtaken`): only that there was one is kept. */
  readonly text: string | undefined;
  readonly files: readonly MessageFile[];
}

/** What a person's message said from a moment on (`ts`, as Slack writes times) until the next one. */
export interface MessageVersion {
  readonly ts: string;
  readonly text: string;
  readonly files: readonly MessageFile[];
}

/** What the store knows of one message: `text` is undefined while only reactions to it have arrived. */
export interface StoredMessage extends IncidentMessageRef {
  readonly user: string | undefined;
  readonly names?: AuthorNames;
  readonly text: string | undefined;
  readonly threadTs: string | undefined;
  readonly files: readonly MessageFile[];
  /** What an app made of its message since, oldest first. */
  readonly states: readonly MessageState[];
  /** When it began to say its present text, where it was edited. */
  readonly editedTs: string | undefined;
  /** What it said before its present text, oldest first. */
  readonly versions: readonly MessageVersion[];
  readonly deleted: boolean;
  /** Its words were taken out of the record when it was deleted. */
  readonly erased: boolean;
  /** What keeps it on the timeline now, oldest first. */
  readonly pins: readonly MessagePin[];
  /** People who put it there, each once. */
  readonly pinnedBy: readonly string[];
  /** Whether anybody ever put it there: without it, no entry was made from the message. */
  readonly everPinned: boolean;
}

/** How a message comes onto the timeline, or (`action:`) becomes an action item; a reaction by its name, without the skin tone. */
export type PinWay = `reaction:${string}` | `action:${string}` | 'pin' | 'shortcut' | 'mention';

/** One way in which somebody put a message onto the timeline. */
export interface MessagePin {
  readonly user: string;
  /** `reaction:` where an earlier version kept it, which did not tell reactions apart. */
  readonly way: PinWay;
  /** When, as Slack writes times. */
  readonly ts: string;
  /** The type that this way names. */
  readonly type?: EntryType;
  /** A mention: whose words before its text are left out, and in which zone its time is read. */
  readonly mention?: { readonly of: string; readonly zone: Zone };
  /** What the person saw of the message, and whose it is: it stands on the timeline until the message has been read. */
  readonly seen?: { readonly author: string; readonly text: string };
}

/** One way that was begun or taken back; the time in it orders deliveries that arrive shuffled. */
export interface PinChange extends IncidentMessageRef, Omit<MessagePin, 'ts'> {
  readonly on: boolean;
  readonly eventTs: string;
}

/** How far the channel has gone on. */
export interface MessageCounts {
  /** How many messages were posted below this one, threads left out; counts to `most` and no further. */
  countBelow(message: MessageRef, most: number): Promise<number>;
  /** The ts of the newest message in the channel, threads included; `undefined` where there is none. */
  newestIn(channel: Pick<MessageRef, 'team' | 'channel'>): Promise<string | undefined>;
}

/** What was read of the files of messages. */
export interface FileTexts {
  /** Keeps it with a message whose words stand; from then on the message is found with it. */
  keepFileText(message: MessageRef, file: string, text: FileText): Promise<void>;
}

/** Messages, unique by team, channel and ts. Every method throws `StoreFault` when the database does not answer. */
export interface MessageStore extends MessageCounts, FileTexts {
  /**
   * Stores a message; an edit that overtook it stays. `new` where nothing was known of it, `filled` where only what
   * happened to it was.
   */
  put(message: CapturedMessage): Promise<'new' | 'filled' | 'known'>;
  /** Applies an edit unless a newer one is stored (`editedTs` compared); stores the message if it is unknown. */
  edit(message: CapturedMessage & { readonly editedTs: string }): Promise<'applied' | 'older'>;
  /**
   * Keeps what an app's message says from `changedTs` on, beside what it said before, without the words that were
   * overtaken; returns the message as it is then.
   */
  addState(message: CapturedMessage & { readonly changedTs: string }): Promise<StoredMessage>;
  /** Marks it as deleted; with `erase` its words go, and none are kept that arrive later. */
  remove(message: IncidentMessageRef, how: { readonly erase: boolean }): Promise<void>;
  find(message: MessageRef): Promise<StoredMessage | undefined>;
  /** Applies it unless a newer change of the same way is stored; returns the message as it is then. */
  pin(change: PinChange): Promise<StoredMessage>;
  /** Adds an effect to a message that is stored. */
  want(message: MessageRef, wanted: Wanted<MessageEffect>, at: Date): Promise<void>;
}

/** The store's id of a message, which is also how effects name it. */
export function messageId({ team, channel, ts }: MessageRef): string {
  return `msg.${team}.${channel}.${ts}`;
}
