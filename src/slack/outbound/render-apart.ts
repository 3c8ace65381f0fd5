import { Worker } from 'node:worker_threads';
import type { Renderings } from '../../render/render-thread.ts';

/** Sources that are run as they are (tests) have no compiled module that a thread could load. */
const COMPILED = import.meta.url.endsWith('.js');
const THREAD = new URL('../../render/render-thread.js', import.meta.url);

/**
 * Renders beside everything else: charts and pages are seconds of work for a long incident, in which the same process
 * has to answer commands. Rejects with what the renderer threw.
 */
export async function renderApart<K extends keyof Renderings>(
  kind: K,
  order: Renderings[K]['order'],
): Promise<Renderings[K]['result']> {
  if (!COMPILED) return (await import('../../render/render-thread.ts')).RENDER[kind](order);
  const thread = new Worker(THREAD, { execArgv: [] });
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
