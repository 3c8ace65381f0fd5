import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Renderings } from './render-thread.ts';

/** A thread loads compiled modules alone: sources that are run as they are (tests) take those of the last build. */
const COMPILED = import.meta.url.endsWith('.js');
const THREAD = COMPILED ? './render-thread.js' : '../../dist/src/render/render-thread.js';

/**
 * Renders beside everything else: charts and pages are seconds of work for a long incident, in which the same process
 * has to answer commands. Rejects with what the renderer threw.
 */
export async function renderInThread<K extends keyof Renderings>(
  kind: K,
  order: Renderings[K]['order'],
): Promise<Renderings[K]['result']> {
  const thread = new Worker(fileURLToPath(new URL(THREAD, import.meta.url)), { execArgv: [], env: {} });
  try {
    return await new Promise((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`The rendering thread ended with code ${code}.`)));
      thread.postMessage({ kind, order });
    });
  } finally {
    await thread.terminate();
  }
}
