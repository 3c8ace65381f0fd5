import type { App as BoltApp } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { ElementState } from '../../src/slack/views/modals/view-state.ts';

type Listener = (args: unknown) => Promise<void>;

/** What Slack was told and asked, in order. */
export interface Heard {
  readonly method:
    | 'ack'
    | 'respond'
    | 'views.open'
    | 'views.update'
    | 'chat.postEphemeral'
    | 'chat.postMessage';
  readonly args: unknown;
}

/** One press of a button or choice in a menu. */
export interface Press {
  readonly id: string;
  readonly value: string;
  readonly user?: string;
  readonly block?: string;
  readonly refs?: string;
  readonly menu?: boolean;
}

/** Calls what listens to buttons and forms, as Bolt does, and notes what comes back. */
export class BoltStub {
  readonly heard: Heard[] = [];
  /** `views.update` of a form that the person has closed is refused. */
  closed = false;
  private readonly listeners: (() => void)[] = [];
  private readonly actions: { readonly id: string | RegExp; readonly listener: Listener }[] = [];
  private readonly views = new Map<string, Listener>();

  get app(): BoltApp {
    const { actions, views } = this;
    return {
      action: (filter: string | { readonly action_id: string | RegExp }, listener: Listener) =>
        void actions.push({ id: typeof filter === 'string' ? filter : filter.action_id, listener }),
      view: (callback: string, listener: Listener) => void views.set(callback, listener),
      options: () => undefined,
      event: () => undefined,
      shortcut: () => undefined,
      message: () => undefined,
      use: () => undefined,
    } as unknown as BoltApp;
  }

  /** Clicks a button in an answer that only this person sees. */
  click(id: string, value: string, user = 'UANA'): Promise<void> {
    return this.press({ id, value, user });
  }

  /** The same of any button; `refs` is the metadata of the form that it is in, and `menu` makes it a choice. */
  async press({ id, value, user = 'UANA', block = 'b1', refs, menu = false }: Press): Promise<void> {
    const found = this.actions.find((one) => (typeof one.id === 'string' ? one.id === id : one.id.test(id)));
    if (!found) throw new Error(`Nothing listens to ${id}.`);
    await found.listener({
      ...this.tools(),
      action: {
        ...{ action_id: id, block_id: block, action_ts: '1.1' },
        ...(menu ? { type: 'static_select', selected_option: { value } } : { type: 'button', value }),
      },
      body: {
        ...{ team: { id: 'T1' }, user: { id: user }, channel: { id: 'C1' }, trigger_id: `trigger.${id}` },
        ...(refs === undefined ? {} : { view: { id: 'V1', private_metadata: refs, state: { values: {} } } }),
      },
      respond: async (args: unknown) => this.note({ method: 'respond', args }),
    });
  }

  /** Sends a form with these texts, or what else was chosen, in its inputs, by block; without an `id` each is the same. */
  async submit(
    view: ModalView & { readonly id?: string },
    texts: Readonly<Record<string, string | ElementState>>,
    user = 'UANA',
  ): Promise<void> {
    const listener = this.views.get(view.callback_id ?? '');
    if (!listener) throw new Error(`Nothing listens to ${view.callback_id}.`);
    const values = Object.fromEntries(
      Object.entries(texts).map(([block, state]) => [
        block,
        { input: typeof state === 'string' ? { type: 'plain_text_input', value: state } : state },
      ]),
    );
    await listener({
      ...this.tools(),
      body: { team: { id: 'T1' }, user: { id: user } },
      view: { id: 'V1', ...view, state: { values } },
    });
  }

  /** The arguments of the first call of this method, or the one with this number, when there is one. */
  async until(method: Heard['method'], number = 1): Promise<unknown> {
    for (;;) {
      const found = this.heard.filter((one) => one.method === method)[number - 1];
      if (found) return found.args;
      await new Promise<void>((resolve) => this.listeners.push(resolve));
    }
  }

  /** The arguments of the last call of this method. */
  last(method: Heard['method']): unknown {
    return this.heard.findLast((one) => one.method === method)?.args;
  }

  private note(heard: Heard): void {
    this.heard.push(heard);
    for (const go of this.listeners.splice(0)) go();
  }

  private tools() {
    const note = (method: Heard['method']) => async (args: unknown) => this.note({ method, args });
    return {
      ack: note('ack'),
      context: { teamId: 'T1', isEnterpriseInstall: false },
      client: {
        token: 'xoxb-1',
        views: {
          open: note('views.open'),
          update: async (args: unknown) => {
            if (this.closed) throw new Error('not_found');
            await note('views.update')(args);
          },
        },
        chat: { postEphemeral: note('chat.postEphemeral'), postMessage: note('chat.postMessage') },
      },
    };
  }
}
