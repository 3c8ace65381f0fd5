/** What running an effect came to. */
export type Outcome =
  | { readonly kind: 'done' }
  /** Not now; wanted again after this time. Costs no attempt. */
  | { readonly kind: 'later'; readonly delayMs: number; readonly why: string }
  /** No longer wanted, or refused for good; the reason is logged. */
  | { readonly kind: 'dropped'; readonly why: string };

export const DONE: Outcome = { kind: 'done' };

/** No longer wanted. */
export function dropped(why: string): Outcome {
  return { kind: 'dropped', why };
}

/** Wanted again in this many milliseconds. */
export function later(delayMs: number, why: string): Outcome {
  return { kind: 'later', delayMs, why };
}
