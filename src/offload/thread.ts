import { type MessagePort, parentPort } from 'node:worker_threads';
import { inParts, PIECE } from './in-parts.ts';

/** A task by its module and the name of the function in it. */
export interface ThreadOrder {
  readonly module: string;
  readonly name: string;
  readonly order: unknown;
}

/** What a task gave, without its long lists, which are asked for piece by piece. */
export interface ThreadAnswer {
  readonly frame: unknown;
  readonly lists: readonly { readonly path: readonly (string | number)[]; readonly length: number }[];
}

/** Asks for some items of a long list. */
export interface PieceAsked {
  readonly list: number;
  readonly from: number;
}

/** In a worker thread, this module takes orders, one after another, and hands its answers over in parts. */
if (parentPort) serve(parentPort);

function serve(port: MessagePort): void {
  // What was made last, as far as it is asked for in pieces.
  let lists: ReturnType<typeof inParts>['lists'] = [];
  port.on('message', async (asked: ThreadOrder | PieceAsked) => {
    if ('list' in asked) {
      port.postMessage(lists[asked.list]?.items.slice(asked.from, asked.from + PIECE));
      return;
    }
    const { module, name, order } = asked;
    const { [name]: run }: Record<string, (order: unknown) => unknown> = await import(module);
    if (!run) throw new Error(`${module} exports no ${name}.`);
    const parts = inParts(await run(order));
    lists = parts.lists;
    const { frame } = parts;
    const answer = { frame, lists: lists.map(({ path, items }) => ({ path, length: items.length })) };
    port.postMessage(answer satisfies ThreadAnswer);
  });
}
