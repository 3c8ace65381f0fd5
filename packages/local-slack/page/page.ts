import type { PageAct, PageAnswer } from '../page-acts.ts';
import type { PageChannel, PageMessage, PageState, PageUser } from '../page-protocol.ts';
import type { Seconds } from './dates.ts';
import type { Pane, Place, Target } from './place.ts';

type WithoutUser<T> = T extends unknown ? Omit<T, 'user'> : never;

/** An act without the person, whom the page adds. */
export type Act = WithoutUser<PageAct>;

/** What every part of the page is given: the newest state, and ways to change something. */
export interface Page {
  readonly state: PageState;
  readonly place: Place;
  readonly pane: Pane | undefined;
  /** Counts up when the name of a person or channel changes, so that messages are drawn again. */
  readonly directoryVersion: number;
  /** The workspace's clock, running. */
  now(): Seconds;
  /** Sends the act; a refusal is shown to the person as well as returned. */
  act(act: Act): Promise<PageAnswer>;
  go(place: Place): void;
  show(pane: Pane | undefined): void;
  /** Goes to the message or canvas that a link names. */
  reveal(target: Target): void;
  /** Shows the workspace as somebody else sees it. */
  switchUser(user: string): void;
  toast(text: string): void;
  /** Draws again what depends on state of this window alone. */
  redraw(): void;
}

export function userOf(page: Page, id: string): PageUser | undefined {
  return page.state.users.find((user) => user.id === id);
}

/** A name to show, whatever is known of the person. */
export function nameOf(page: Page, id: string): string {
  const user = userOf(page, id);
  if (!user) return id;
  const name = user.realName || user.name;
  return user.workspace === undefined ? name : `${name} (${user.workspace})`;
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
