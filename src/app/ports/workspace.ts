import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { Notice } from '../../domain/effect.ts';
import type { FileFormat } from '../../domain/incident/file-format.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { Postmortem } from '../../domain/postmortem/document.ts';
import type { IncidentRecord } from '../../domain/postmortem/record.ts';
import type { RemarkFigures } from '../../domain/postmortem/remarks.ts';
import type { Entry, EntryMessage } from '../../domain/timeline/entry.ts';

/**
 * How a post is made once. The effect id goes into the message's metadata; `since` is set when an earlier try may
 * have posted it, and then the channel is searched for that id from that moment on before anything is posted.
 */
export interface PostTag {
  readonly effect: string;
  readonly since: Date | undefined;
}

/** Channels. All methods throw `SlackFault`. */
export interface Channels {
  create(
    team: string,
    name: string,
    isPrivate: boolean,
  ): Promise<{ readonly kind: 'made'; readonly channel: string } | { readonly kind: 'taken' }>;
  /** A channel of this name that this bot made, if there is one: what a crash left behind. */
  ours(team: string, name: string, isPrivate: boolean): Promise<string | undefined>;
  join(team: string, channel: string): Promise<void>;
  /** People who are in it already, or cannot be, are no error. */
  invite(team: string, channel: string, users: readonly string[]): Promise<void>;
  /** Sets the topic unless it is equal. */
  topic(team: string, channel: string, incident: Incident): Promise<void>;
  members(team: string, channel: string): Promise<readonly string[]>;
  /** The direct conversation with one person. */
  direct(team: string, user: string): Promise<string>;
}

/** What a card, an announcement or a line shows, and where it stands now (`ts`), if it was posted. */
export interface PostTarget {
  readonly team: string;
  readonly channel: string;
  readonly ts: string | undefined;
  readonly tag: PostTag;
}

/** What everybody in a channel sees. Each returns the message's ts. All methods throw `SlackFault`. */
export interface ChannelPosts {
  card(where: PostTarget, incident: Incident): Promise<string>;
  announcement(where: PostTarget, incident: Incident, incidentChannel: string | undefined): Promise<string>;
  echo(where: PostTarget, entries: readonly Entry[]): Promise<string>;
  actionLine(where: PostTarget, item: ActionItem): Promise<string>;
  /** Already pinned is no error. */
  pin(team: string, channel: string, ts: string): Promise<void>;
  /** Scribe's receipt under a captured message: on or off, whatever it was before. */
  receipt(team: string, message: EntryMessage, on: boolean): Promise<void>;
  /** One message, read once: for what was posted before Scribe listened. */
  read(
    team: string,
    message: EntryMessage,
  ): Promise<
    { readonly user: string; readonly text: string; readonly threadTs: string | undefined } | undefined
  >;
  permalink(team: string, message: EntryMessage): Promise<string | undefined>;
}

/** How far a draft has come, for the one message that tells. */
export type DraftStep =
  | { readonly step: 'reading' }
  | { readonly step: 'writing'; readonly entries: number }
  | { readonly step: 'delivering' }
  | { readonly step: 'done'; readonly entries: number }
  | { readonly step: 'failed'; readonly why: string; readonly draft: string };

/** What is put into Slack with a draft. */
export type DraftPart = 'canvas' | 'file' | 'picture';

/** A picture as PNG, and what it shows in words. */
export interface PngPicture {
  readonly bytes: Uint8Array;
  readonly words: string;
}

/** What the "ready" message tells and links. */
export interface DraftReady {
  readonly incident: Incident;
  readonly draft: string;
  readonly document: Postmortem;
  /** Entries that the draft read. */
  readonly entries: number;
  readonly canvas: string | undefined;
  readonly file: string | undefined;
  /** The timeline as a picture; an incident without entries has none. */
  readonly picture: string | undefined;
  /** What the figures suggested, and what became of it. */
  readonly remarks: RemarkFigures;
  /** What Slack refused, in Slack's codes, so that the message can say what is missing and who can mend it. */
  readonly refused: readonly {
    readonly what: DraftPart;
    readonly error: string;
    readonly needed: string | undefined;
  }[];
  /** The draft is only proposed, since people wrote in the document: sections that it would change, and those kept. */
  readonly proposal?: { readonly changes: number; readonly kept: number };
  /** The layout that was wanted, or that the document had, where the configuration does not have it any more. */
  readonly goneTemplate?: string | undefined;
}

/** One file of an export: `postmortem.pdf`. */
export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where a draft is delivered. All methods throw `SlackFault`. */
export interface DraftDelivery {
  progress(where: PostTarget, incident: Incident, step: DraftStep): Promise<string>;
  /** Makes the incident's canvas, or finds the one that an earlier try made; returns its id. */
  makeCanvas(
    team: string,
    channel: string,
    own: boolean,
    document: Postmortem,
    tag: PostTag,
  ): Promise<string>;
  /** Replaces the whole content. */
  writeCanvas(team: string, canvas: string, document: Postmortem): Promise<void>;
  /** Starts an upload: Slack's file id and where to send the bytes. `alt` says in words what a picture shows. */
  startFile(
    team: string,
    name: string,
    bytes: Uint8Array,
    alt?: string,
  ): Promise<{ readonly file: string; readonly url: string }>;
  sendFile(url: string, bytes: Uint8Array): Promise<void>;
  /** Shares it in the channel. */
  finishFile(team: string, channel: string, file: string, title: string): Promise<void>;
  /** Whether a file of this id is shared in the channel already. */
  fileShared(team: string, channel: string, file: string): Promise<boolean>;
  markdown(document: Postmortem): Promise<Uint8Array>;
  /** `undefined` for an incident without entries. */
  timelinePicture(record: IncidentRecord): Promise<PngPicture | undefined>;
  ready(where: PostTarget, what: DraftReady): Promise<string>;
  /** The files of an export, each with what its name ends with. */
  exported(
    format: FileFormat,
    document: Postmortem,
    record: IncidentRecord,
  ): Promise<readonly ExportedFile[]>;
}

/** A reminder: whom it went to, for which due date, and where it stands, once it is posted. */
export interface Reminder {
  readonly to: string;
  readonly due: string;
  readonly channel: string;
  readonly ts: string | undefined;
}

/** What one person sees. Each post returns its ts. All methods throw `SlackFault`. */
export interface DirectMessages {
  /** A message about due items of one owner, in their direct conversation. */
  remind(where: PostTarget, owner: string, items: readonly ActionItem[]): Promise<string>;
  /** The ts of the message that an earlier try with this tag posted, if it did. */
  sent(where: Pick<PostTarget, 'team' | 'channel' | 'tag'>): Promise<string | undefined>;
  /** Has a reminder say what the item is now; one that is gone stays gone. */
  reminded(team: string, reminder: Reminder, item: ActionItem): Promise<void>;
  tell(team: string, user: string, notice: Notice, tag: PostTag): Promise<string>;
  /** Tells where the channel is, through the address that came with the command. */
  point(responseUrl: string, incident: Incident, channel: string): Promise<void>;
}
