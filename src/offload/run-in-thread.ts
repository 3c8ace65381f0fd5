import { Worker } from 'node:worker_threads';
import { type HeavyTask, LimitMet } from '../app/ports/offload.ts';
import type { ThreadOrder } from './thread.ts';

/** What one task may take. */
export interface Limits {
  readonly ms: number;
  readonly megabytes: number;
}

/**
 * Runs one task in a thread of its own, beside everything that the process has to answer meanwhile. Rejects with what
 * the task threw, and with `LimitMet` where it is stopped.
 */
export async function runInThread<Order, Result>(
  { module, run }: Pick<HeavyTask<Order, Result>, 'module' | 'run'>,
  order: Order,
  { ms, megabytes }: Limits,
): Promise<Result> {
  const thread = new Worker(new URL(compiled(new URL('./thread.ts', import.meta.url).href)), {
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', (error) => reject(isOutOfMemory(error) ? outOf(megabytes) : error));
      thread.once('exit', (code) => reject(new Error(`The thread ended with code ${code}.`)));
      timer = setTimeout(() => reject(new LimitMet('time', `${ms / 1_000} seconds`)), ms);
      thread.postMessage({ module: compiled(module), name: run.name, order } satisfies ThreadOrder);
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
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
