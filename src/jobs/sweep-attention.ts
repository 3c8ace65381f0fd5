/** How closely one sweep looks. */
export interface SweepAttention {
  /** The pause before its next look, in milliseconds. */
  everyMs(): number;
  /** Whether it found nothing for so long that it looks less often. */
  isCalm(): boolean;
  /**
   * Looks once; `look` gives how much it found, or `undefined` where it could not look. What could not be looked at, or
   * failed, may have something: it is looked at closely again. Throws what `look` throws.
   */
  look(look: () => Promise<number | undefined>): Promise<void>;
}

/** So many looks that found nothing: longer than a lease, within which what a killed worker had is found by nobody. */
const CALM_AFTER = 6;
/**
 * A calm sweep looks so many times less often: every 7.5 s. Jobs come through Redis, so it is there for those that Redis
 * lost; and nine collections every 2.5 s are four reads a second for nothing.
 */
const CALM_TIMES = 3;

export function sweepAttention(closeMs: number): SweepAttention {
  let empty = 0;
  const isCalm = () => empty >= CALM_AFTER;
  return {
    isCalm,
    everyMs: () => (isCalm() ? closeMs * CALM_TIMES : closeMs),
    async look(look) {
      const before = empty;
      empty = 0;
      const found = await look();
      if (found === 0) empty = before + 1;
    },
  };
}
