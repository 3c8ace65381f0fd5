import type { PageAnswer } from '../page-acts.ts';
import type { PageState } from '../page-protocol.ts';
import { type Address, readAddress, writeAddress } from './address.ts';
import { drawApp } from './app-view.ts';
import { drawChannel } from './channel-view.ts';
import { clockText } from './clock-menu.ts';
import { byId, h } from './dom.ts';
import { openJump } from './jump.ts';
import { LiveState } from './live-state.ts';
import { revealMessage } from './message-list.ts';
import { drawModal } from './modal.ts';
import { type Act, channelOf, currentChannel, findMessage, type Page } from './page.ts';
import { drawPane } from './pane.ts';
import type { Pane, Place, Target } from './place.ts';
import { closePopover } from './popover.ts';
import { redraw } from './redraw.ts';
import { refusalText } from './refusal.ts';
import { drawSidebar } from './sidebar.ts';
import { drawTopBar } from './top-bar.ts';
import { markRead, noteChannels } from './unread.ts';

/** Milliseconds for which a line in the corner is shown. */
const toastTime = 6_000;

/** The window: who the person is, where they are, and the newest state. */
class PageWindow implements Page {
  state: PageState;
  place: Place;
  pane: Pane | undefined;
  directoryVersion = 0;
  #directory = '';
  /** The machine's time, in milliseconds, at which the state came. */
  #cameAt = Date.now();
  readonly #live: LiveState;

  constructor(state: PageState, live: LiveState, address: Address) {
    this.state = state;
    this.#live = live;
    this.place = address.place ?? startPlace(state);
    this.take(state);
  }

  take(state: PageState): void {
    this.state = state;
    this.#cameAt = Date.now();
    const directory = JSON.stringify([
      state.users,
      state.channels.map((channel) => [channel.id, channel.name]),
      state.canvases.map((canvas) => canvas.url),
    ]);
    if (directory !== this.#directory) this.directoryVersion += 1;
    this.#directory = directory;
    noteChannels(state.me.id, state.channels);
    this.redraw();
  }

  now(): number {
    return (this.state.now + Date.now() - this.#cameAt) / 1000;
  }

  async act(act: Act): Promise<PageAnswer> {
    const before = this.state.notices.length;
    const answer = await this.#live.act({ ...act, user: this.state.me.id });
    const told = answer.ok || answer.error === 'view_errors' || this.state.notices.length > before;
    if (!told) this.toast(refusalText(answer));
    return answer;
  }

  go(place: Place): void {
    const elsewhere = JSON.stringify(place) !== JSON.stringify(this.place);
    this.place = place;
    if (elsewhere && this.pane?.kind === 'thread') this.pane = undefined;
    if (place.kind === 'app' && place.tab === 'home') void this.act({ kind: 'openHome' });
    this.redraw();
    byId('main-foot').querySelector<HTMLElement>('textarea')?.focus();
  }

  show(pane: Pane | undefined): void {
    this.pane = pane;
    this.redraw();
    if (!pane) byId('main-foot').querySelector<HTMLElement>('textarea')?.focus();
  }

  reveal(target: Target): void {
    const canvas = this.state.canvases.find((one) => one.id === target.id);
    const channel = channelOf(this, target.id);
    if (canvas) this.show({ kind: 'canvas', id: canvas.id });
    if (!channel) return;
    this.go({ kind: 'channel', id: channel.id });
    const message = target.ts ? findMessage(channel, target.ts) : undefined;
    if (!message) return;
    const thread = message.threadTs ?? message.ts;
    if (thread !== message.ts) this.show({ kind: 'thread', channel: channel.id, ts: thread });
    revealMessage(message.ts);
  }

  switchUser(user: string): void {
    writeAddress({ user, place: this.place });
    void this.#live.switchUser(user);
  }

  toast(text: string): void {
    const toast = h('div', { class: 'toast' }, text);
    byId('toasts').append(toast);
    setTimeout(() => toast.remove(), toastTime);
  }

  redraw(): void {
    const channel = currentChannel(this);
    if (this.place.kind === 'channel' && !channel) this.place = startPlace(this.state);
    const shown = currentChannel(this);
    if (shown && !document.hidden) markRead(this.state.me.id, shown);
    drawTopBar(this);
    drawSidebar(this);
    if (this.place.kind === 'app') drawApp(this, this.place.tab);
    else if (shown) drawChannel(this, shown);
    drawPane(this);
    drawModal(this);
    writeAddress({ user: this.state.me.id, place: this.place });
    document.title = `${shown ? shown.name : this.state.app.name} · ${this.state.me.realName} · ${this.state.team.name}`;
  }

  tick(): void {
    for (const clock of document.querySelectorAll('[data-clock]')) {
      const text = clockText(this);
      if (clock.textContent !== text) clock.textContent = text;
    }
  }
}

function startPlace(state: PageState): Place {
  const mine = state.channels.filter((channel) => channel.isMember && !channel.archived);
  const general = mine.find((channel) => channel.name === 'general') ?? mine[0];
  return general ? { kind: 'channel', id: general.id } : { kind: 'app', tab: 'home' };
}

function start(): void {
  const address = readAddress();
  let page: PageWindow | undefined;
  const connection = (connected: boolean) => document.body.classList.toggle('disconnected', !connected);
  const live = new LiveState(
    address.user,
    (state) => {
      if (page) page.take(state);
      else {
        page = new PageWindow(state, live, address);
        if (address.target) page.reveal(address.target);
        // Whoever comes by a link to the home tab opens it as much as whoever chooses it.
        if (page.place.kind === 'app') page.go(page.place);
      }
    },
    connection,
  );
  live.start();
  setInterval(() => page?.tick(), 1_000);
  document.addEventListener('visibilitychange', () => page?.redraw());
  document.addEventListener('keydown', (event) => {
    if (page) shortcuts(page, event);
  });
  addEventListener('hashchange', () => {
    const to = readAddress();
    if (!page) return;
    if (to.user && to.user !== page.state.me.id) page.switchUser(to.user);
    if (to.target) page.reveal(to.target);
    if (to.place && JSON.stringify(to.place) !== JSON.stringify(page.place)) page.go(to.place);
  });
  redraw(byId('main-body'), 'waiting', () => [
    h('p', { class: 'nothing' }, 'Connecting to the local Slack…'),
  ]);
}

/** Keys that work everywhere: Ctrl+K opens the jump field, Escape closes the pane. */
function shortcuts(page: Page, event: KeyboardEvent): void {
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    closePopover();
    if (!document.querySelector('dialog[open]')) openJump(page);
    return;
  }
  if (
    event.key === 'Escape' &&
    !event.defaultPrevented &&
    page.pane &&
    !document.querySelector('dialog[open]')
  ) {
    page.show(undefined);
  }
}

start();
