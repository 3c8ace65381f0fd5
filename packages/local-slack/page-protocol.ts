/**
 * What the page in the browser is shown by the server; `page-acts.ts` has what a person does there. Types only, so that
 * the page can import them without loading any of the server.
 *
 * - `GET /page/state?user=U…` answers a {@link PageState} as that person sees it.
 * - WebSocket `/page/live` sends {@link PageLive} (at most once in 50 ms); the page then asks for the state again.
 * - `POST /page/act` takes a `PageAct` as JSON and answers a `PageAnswer`.
 * - `POST /page/markdown` takes Markdown as text and answers its mdast tree.
 * - `GET /` is the page; `GET /page/<file>` its script, style and other files.
 * - A file's bytes are at its `url_private` (same origin, no token needed by the page).
 */
import type { HomeView, KnownBlock, ModalView } from '@slack/types';

/** The person or app behind a name in the page. */
export interface PageUser {
  /** `U…` */
  readonly id: string;
  /** Handle, as in `@ana`. */
  readonly name: string;
  readonly realName: string;
  /** IANA zone, as `Europe/Madrid`. */
  readonly tz: string;
  readonly isBot: boolean;
  /** True for an account that was switched off. */
  readonly deleted: boolean;
  /** `#rrggbb`, to paint the avatar; always the same for a person. */
  readonly colour: string;
  /** One or two letters for the avatar. */
  readonly initials: string;
  /** The workspace of somebody who is in a shared channel from elsewhere. */
  readonly workspace?: string;
}

export interface PageReaction {
  /** Name without colons, as `pushpin`. */
  readonly name: string;
  readonly users: readonly string[];
}

export interface PageFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** What a picture shows. */
  readonly alt?: string;
  readonly mimetype: string;
  /** Bytes. */
  readonly size: number;
  /** Where the bytes are, same origin as the page. */
  readonly url: string;
  readonly user: string;
  /** Channels it was shared into. */
  readonly channels: readonly string[];
}

export interface PageCanvas {
  readonly id: string;
  readonly title: string;
  /** The canvas' Markdown as it was written. */
  readonly markdown: string;
  readonly url: string;
  /** Channel whose tab it is, if any. */
  readonly channel?: string;
  readonly updated: number;
}

export interface PageMessage {
  /** Slack's message id and time, `1700000000.000100`; unique in its channel. */
  readonly ts: string;
  readonly user: string;
  /** Slack mrkdwn; the fallback when `blocks` are there. */
  readonly text: string;
  /** Every one has a `block_id`. */
  readonly blocks?: readonly KnownBlock[];
  readonly subtype?: string;
  readonly threadTs?: string;
  /** Replies, oldest first; on a thread's first message only. */
  readonly replies: readonly PageMessage[];
  readonly reactions: readonly PageReaction[];
  readonly pinned: boolean;
  /** The ts of the last edit. */
  readonly edited?: string;
  readonly files: readonly PageFile[];
  /** True when only the person who looks sees it ("Only visible to you"). */
  readonly ephemeral: boolean;
}

export interface PageChannel {
  readonly id: string;
  /** Without `#`; for a direct message the other person's real name. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'dm' | 'group-dm';
  readonly isMember: boolean;
  readonly archived: boolean;
  readonly topic: string;
  readonly purpose: string;
  readonly members: readonly string[];
  /** Names of the other workspaces that have the channel; empty for an ordinary one. */
  readonly sharedWith: readonly string[];
  /** The other person of a direct message. */
  readonly with?: string;
  /**
   * Oldest first, replies inside their first message, the person's ephemerals among them by ts.
   * Empty when the person is not a member of a public channel (joining shows them).
   */
  readonly messages: readonly PageMessage[];
  readonly bookmarks: readonly { readonly id: string; readonly title: string; readonly link: string }[];
  /** ts of the newest message, to sort by and to mark as unread. */
  readonly latest?: string;
}

/** A slash command of the app. */
export interface PageCommand {
  /** With its slash. */
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

export interface PageShortcut {
  readonly type: 'global' | 'message';
  readonly name: string;
  readonly callbackId: string;
  readonly description: string;
}

/** A modal that is open for the person. */
export interface PageView {
  readonly id: string;
  readonly rootViewId: string;
  readonly hash: string;
  readonly view: ModalView;
  /** Messages to show below inputs, by block_id, from the app's last answer. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface PageHome {
  readonly id: string;
  readonly hash: string;
  readonly view: HomeView;
}

/** A line to the person from Slack itself, as `/incident failed because the app did not respond`. */
export interface PageNotice {
  readonly id: string;
  readonly kind: 'operation_timeout' | 'dispatch_failed' | 'error';
  readonly text: string;
  readonly channel?: string;
  /** Seconds of the workspace's clock. */
  readonly at: number;
}

export interface PageState {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly me: PageUser;
  /** Every workspace here with the people in it that one can be. */
  readonly workspaces: readonly { readonly name: string; readonly people: readonly PageUser[] }[];
  readonly users: readonly PageUser[];
  /** Those that the person can see: public ones, and the private ones and DMs that they are in. */
  readonly channels: readonly PageChannel[];
  /** Bottom first; the last one is on top. */
  readonly views: readonly PageView[];
  readonly home?: PageHome;
  readonly files: readonly PageFile[];
  readonly canvases: readonly PageCanvas[];
  readonly commands: readonly PageCommand[];
  readonly shortcuts: readonly PageShortcut[];
  readonly notices: readonly PageNotice[];
  /** Milliseconds since 1970 of the workspace's movable clock. */
  readonly now: number;
  readonly app: {
    readonly id: string;
    readonly name: string;
    readonly botUserId: string;
    /** Whether the app has a home tab. */
    readonly homeTab: boolean;
    /** How the app is reached now. */
    readonly connection: 'socket' | 'http' | 'none';
  };
}

/** Sent over `/page/live`. */
export interface PageLive {
  readonly type: 'changed';
}
