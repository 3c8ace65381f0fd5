import { parentPort } from 'node:worker_threads';
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

/** In a worker thread, this module takes one order, and hands its answer over in parts. */
parentPort?.once('message', async ({ module, name, order }: ThreadOrder) => {
  const { [name]: run }: Record<string, (order: unknown) => unknown> = await import(module);
  if (!run) throw new Error(`${module} exports no ${name}.`);
  const { frame, lists } = inParts(await run(order));
  parentPort?.on('message', ({ list, from }: PieceAsked) => {
    parentPort?.postMessage(lists[list]?.items.slice(from, from + PIECE));
  });
  const answer = { frame, lists: lists.map(({ path, items }) => ({ path, length: items.length })) };
  parentPort?.postMessage(answer satisfies ThreadAnswer);
});
