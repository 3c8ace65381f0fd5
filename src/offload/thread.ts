import { parentPort } from 'node:worker_threads';

/** A task by its module and the name of the function in it. */
export interface ThreadOrder {
  readonly module: string;
  readonly name: string;
  readonly order: unknown;
}

/** In a worker thread, this module takes one order and ends with its answer. */
parentPort?.once('message', async ({ module, name, order }: ThreadOrder) => {
  const { [name]: run }: Record<string, (order: unknown) => unknown> = await import(module);
  if (!run) throw new Error(`${module} exports no ${name}.`);
  parentPort?.postMessage(await run(order));
});
