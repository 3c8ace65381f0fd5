import { Worker } from 'node:worker_threads';
import { type HeavyTask, LimitMet } from '../app/ports/offload.ts';
import { listAt } from './in-parts.ts';
import type { PieceAsked, ThreadAnswer, ThreadOrder } from './thread.ts';

/** What one task may take. */
export interface Limits {
  readonly ms: number;
  readonly megabytes: number;
}

/** Starts a thread that may take so much memory and has loaded nothing yet. */
export function startThread({ megabytes }: Pick<Limits, 'megabytes'>): Worker {
  return new Worker(new URL(compiled(new URL('./thread.ts', import.meta.url).href)), {
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
}

/**
 * Runs one task in a thread of its own, beside everything that the process has to answer meanwhile. Rejects with what
 * the task threw, and with `LimitMet` where it is stopped.
 */
export async function runInThread<Order, Result>(
  task: ThreadTask<Order, Result>,
  order: Order,
  limits: Limits,
): Promise<Result> {
  const thread = startThread(limits);
  try {
    return await runIn(thread, { task, order, limits });
  } finally {
    await thread.terminate();
  }
}

/** What a thread has to know of a task. */
export type ThreadTask<Order, Result> = Pick<HeavyTask<Order, Result>, 'module' | 'run'>;

/** Runs one task in this thread, which can do nothing more where it rejects. */
export async function runIn<Order, Result>(
  thread: Worker,
  {
    task: { module, run },
    order,
    limits: { ms, megabytes },
  }: { readonly task: ThreadTask<Order, Result>; readonly order: Order; readonly limits: Limits },
): Promise<Result> {
  const over = new AbortController();
  const failed = new Promise<never>((_, reject) => {
    const onError = (error: unknown) => reject(isOutOfMemory(error) ? outOf(megabytes) : error);
    const onExit = (code: number) => reject(new Error(`The thread ended with code ${code}.`));
    thread.on('error', onError).on('exit', onExit);
    const timer = setTimeout(() => reject(new LimitMet('time', `${ms / 1_000} seconds`)), ms);
    over.signal.addEventListener('abort', () => {
      thread.off('error', onError).off('exit', onExit);
      clearTimeout(timer);
    });
  });
  const ask = (message: ThreadOrder | PieceAsked): Promise<unknown> =>
    Promise.race([
      failed,
      new Promise((resolve) => {
        thread.once('message', resolve);
        thread.postMessage(message);
      }),
    ]);
  try {
    const answer = await ask({ module: compiled(module), name: run.name, order });
    return (await wholeAnswer(answer as ThreadAnswer, ask)) as Result;
  } finally {
    over.abort();
  }
}

/** Fills in the long lists piece by piece: between two of them, whatever came meanwhile is answered. */
async function wholeAnswer(
  { frame, lists }: ThreadAnswer,
  ask: (piece: PieceAsked) => Promise<unknown>,
): Promise<unknown> {
  for (const [list, { path, length }] of lists.entries()) {
    const items = listAt(frame, path);
    while (items.length < length) items.push(...((await ask({ list, from: items.length })) as unknown[]));
  }
  return frame;
}

/** A thread loads compiled modules alone: sources that are run as they are (tests) take those of the last build. */
function compiled(module: string): string {
  const source = new URL('../../', import.meta.url).href;
  if (import.meta.url.endsWith('.js')) return module.replace(/\.ts$/, '.js');
  return module.replace(source, `${source}dist/`).replace(/\.ts$/, '.js');
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function outOf(megabytes: number): LimitMet {
  return new LimitMet('memory', `${megabytes} MB`);
}
