import type { PageAct, PageAnswer } from '../page-acts.ts';
import type { PageLive, PageState } from '../page-protocol.ts';

/** Milliseconds before reconnecting. */
const retry = 1_000;

/** Keeps the newest state of the workspace as one person sees it. */
export class LiveState {
  #user: string | undefined;
  #asking = false;
  #again = false;
  readonly #onState: (state: PageState) => void;
  readonly #onConnection: (connected: boolean) => void;

  constructor(
    user: string | undefined,
    onState: (state: PageState) => void,
    onConnection: (connected: boolean) => void,
  ) {
    this.#user = user;
    this.#onState = onState;
    this.#onConnection = onConnection;
  }

  /** Connects, and connects again whenever the connection is lost. */
  start(): void {
    const address = new URL('/page/live', location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    socket.addEventListener('open', () => {
      this.#onConnection(true);
      void this.refresh();
    });
    socket.addEventListener('message', (event) => {
      const live = JSON.parse(String(event.data)) as PageLive;
      if (live.type === 'changed') void this.refresh();
    });
    socket.addEventListener('close', () => {
      this.#onConnection(false);
      setTimeout(() => this.start(), retry);
    });
  }

  /** Shows the state as somebody else sees it from now on. */
  async switchUser(user: string): Promise<void> {
    this.#user = user;
    await this.refresh();
  }

  /** Fetches the state. Calls during a request are answered by one more request after it. */
  async refresh(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    try {
      do {
        this.#again = false;
        const state = await this.#fetchState();
        if (state) this.#onState(state);
      } while (this.#again);
    } finally {
      this.#asking = false;
    }
  }

  async #fetchState(): Promise<PageState | undefined> {
    const asked = this.#user;
    const query = asked ? `?user=${encodeURIComponent(asked)}` : '';
    const answer = await fetch(`/page/state${query}`).catch(() => undefined);
    if (answer?.ok) return asked === this.#user ? ((await answer.json()) as PageState) : undefined;
    if (answer?.status === 404 && asked) {
      // The address names a person of an earlier workspace.
      this.#user = undefined;
      this.#again = true;
    }
    return undefined;
  }

  /** Sends an act. An unreachable server counts as a refusal. */
  async act(act: PageAct): Promise<PageAnswer> {
    const answer = await fetch('/page/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    }).catch(() => undefined);
    if (!answer)
      return { ok: false, error: 'unreachable', message: 'The local Slack does not answer. Is it running?' };
    const body = (await answer.json()) as PageAnswer;
    await this.refresh();
    return body;
  }
}
