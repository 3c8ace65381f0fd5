import type { PageAct, PageAnswer, PageChannel, PageMessage, PageState, PageUser } from '../page-protocol.ts';
import type { Target } from './address.ts';
import type { Seconds } from './dates.ts';

/** What the middle of the page shows. */
export type Place =
  | { readonly kind: 'channel'; readonly id: string; readonly tab?: 'files' | 'pins' | 'canvas' }
  | { readonly kind: 'app'; readonly tab: 'home' | 'messages' | 'about' };

/** What stands beside the conversation. */
export type Pane =
  | { readonly kind: 'thread'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'canvas'; readonly id: string }
  | { readonly kind: 'file'; readonly id: string };

type WithoutUser<T> = T extends unknown ? Omit<T, 'user'> : never;

/** An act, without the person: the page adds who it is. */
export type Act = WithoutUser<PageAct>;

/** What every part of the page gets handed: the newest state and the ways to change something. */
export interface Page {
  readonly state: PageState;
  readonly place: Place;
  readonly pane: Pane | undefined;
  /** Counts up when a name of a person or channel changes, so that drawn messages know. */
  readonly directoryVersion: number;
  /** The workspace's clock, running. */
  now(): Seconds;
  /** Sends the act; a refusal is shown to the person as well as returned. */
  act(act: Act): Promise<PageAnswer>;
  go(place: Place): void;
  show(pane: Pane | undefined): void;
  /** Goes to the message or canvas that a link names. */
  reveal(target: Target): void;
  /** Looks at the workspace as somebody else. */
  be(user: string): void;
  toast(text: string): void;
  /** Draws again what depends on something that only this window knows. */
  redraw(): void;
}

export function userOf(page: Page, id: string): PageUser | undefined {
  return page.state.users.find((user) => user.id === id);
}

/** A name to show, whatever is known of the person. */
export function nameOf(page: Page, id: string): string {
  const user = userOf(page, id);
  return user ? user.realName || user.name : id;
}

export function channelOf(page: Page, id: string): PageChannel | undefined {
  return page.state.channels.find((channel) => channel.id === id);
}

/** `#general`, or the person's name for a direct message. */
export function channelLabel(channel: PageChannel): string {
  return channel.kind === 'dm' || channel.kind === 'group-dm' ? channel.name : `#${channel.name}`;
}

/** The direct message with the app, once there is one. */
export function appChannel(page: Page): PageChannel | undefined {
  return page.state.channels.find((channel) => channel.with === page.state.app.botUserId);
}

/** The channel in the middle of the page, whichever way it got there. */
export function currentChannel(page: Page): PageChannel | undefined {
  return page.place.kind === 'channel' ? channelOf(page, page.place.id) : appChannel(page);
}

export function findMessage(channel: PageChannel, ts: string): PageMessage | undefined {
  for (const message of channel.messages) {
    if (message.ts === ts) return message;
    const reply = message.replies.find((candidate) => candidate.ts === ts);
    if (reply) return reply;
  }
  return undefined;
}
