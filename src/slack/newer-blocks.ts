import { LRUCache } from 'lru-cache';
import { SlackFault } from '../app/ports/slack-fault.ts';
import type { Forms, Message } from './views/blocks.ts';

/** Blocks that not every workspace takes. Where Slack brings them later, or not at all, it answers `invalid_blocks`. */
const NEWER: ReadonlySet<string> = new Set(['table', 'data_table', 'container', 'markdown', 'card']);

/** A workspace that refused a kind of block is asked again after this time: Slack may have brought it since. */
const FORGET_MS = 24 * 3_600_000;
const MOST = 10_000;

/**
 * Which kinds of block each workspace took or refused, as far as this process has seen. Nothing else can tell: Slack has no
 * call for it, and does not say what became of the answer in an acknowledgement.
 */
export class NewerBlocks {
  readonly #taken = new LRUCache<string, boolean>({ max: MOST, ttl: FORGET_MS });

  /** The best of these forms of which nothing is known to be refused, and whether everything in it was taken before. */
  best(team: string, forms: Forms): { readonly form: Message; readonly sure: boolean } {
    const form = forms.find((one) => kindsIn(one).every((kind) => this.#seen(team, kind) !== false));
    // The last form has none of them, so there is always one.
    const [found] = [form ?? forms.at(-1) ?? forms[0]];
    return { form: found, sure: kindsIn(found).every((kind) => this.#seen(team, kind)) };
  }

  /**
   * Sends the best form, and a simpler one each time that Slack refuses the blocks. Rejects with what `send` rejects with,
   * where that is something else or nothing simpler is left.
   */
  async send(team: string, forms: Forms, send: (form: Message) => Promise<void>): Promise<void> {
    const { form } = this.best(team, forms);
    const kinds = kindsIn(form);
    try {
      await send(form);
    } catch (error) {
      if (kinds.length === 0 || !isRefusalOfBlocks(error)) throw error;
      for (const kind of kinds) this.#taken.set(key(team, kind), false);
      return this.send(team, forms, send);
    }
    for (const kind of kinds) this.#taken.set(key(team, kind), true);
  }

  #seen(team: string, kind: string): boolean | undefined {
    return this.#taken.get(key(team, kind));
  }
}

function key(team: string, kind: string): string {
  return `${team} ${kind}`;
}

/** The kinds of newer block in a message. */
function kindsIn({ blocks }: Message): readonly string[] {
  return [...new Set(blocks.map(({ type }) => type))].filter((type) => NEWER.has(type));
}

function isRefusalOfBlocks(error: unknown): boolean {
  return (
    error instanceof SlackFault &&
    error.trouble.kind === 'refused' &&
    error.trouble.error.startsWith('invalid_blocks')
  );
}
