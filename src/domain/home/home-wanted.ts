import type { HomeEffect, Wanted } from '../effect.ts';

/** What is wanted of a home tab: what is wanted for the same moment has one key, so that it happens once. */
export function homeWanted(why: HomeEffect['why'], at: Date): Wanted<HomeEffect> {
  return { key: `home-${why}-${at.getTime()}`, effect: { kind: 'home', why } };
}

/** Changes are gathered for so long, so that a burst of them publishes each home tab once (ms). */
const GATHER_MS = 3_000;

/** When a change at `at` is shown: all within one stretch at its end. */
export function gatheredUntil(at: Date): Date {
  return new Date((Math.floor(at.getTime() / GATHER_MS) + 1) * GATHER_MS);
}
