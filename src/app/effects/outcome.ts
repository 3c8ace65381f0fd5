import type { App } from '../app.ts';

/** What running an effect came to. */
export type Outcome =
  | { readonly kind: 'done' }
  /** Not now; wanted again after this time. Costs no attempt. What waits for another effect says whether that came. */
  | { readonly kind: 'later'; readonly delayMs: number; readonly why: string; readonly came?: Came }
  /** No longer wanted, or refused for good; the reason is logged. */
  | { readonly kind: 'dropped'; readonly why: string };

/** Asks the stores again: what is written here after it came would otherwise miss being woken. */
export type Came = (app: Pick<App, 'incidents' | 'actions' | 'echoes' | 'effectLeases'>) => Promise<boolean>;

/** What waits to be woken looks by itself after this time: a safety net, for a worker that died before it woke others. */
export const AWAKE_BY_ITSELF_MS = 8_000;

export const DONE: Outcome = { kind: 'done' };

/** No longer wanted. */
export function dropped(why: string): Outcome {
  return { kind: 'dropped', why };
}

/** Wanted again in this many milliseconds. */
export function later(delayMs: number, why: string): Outcome {
  return { kind: 'later', delayMs, why };
}

/** Wanted again as soon as another effect of its incident, or of its action item, is done or refused. */
export function untilCame(why: string, came: Came): Outcome {
  return { kind: 'later', delayMs: AWAKE_BY_ITSELF_MS, why, came };
}
