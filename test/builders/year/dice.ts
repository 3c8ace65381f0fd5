/** Random draws that the same seed gives again. */
export interface Dice {
  /** From 0, which it may be, to 1, which it never is. */
  one(): number;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  /** Whether something happens that happens in this share of cases. */
  falls(share: number): boolean;
}

/** Mulberry32. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const one = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number) => from + Math.floor(one() * (to - from + 1));
  return {
    one,
    between,
    pick: <T>(from: readonly T[]): T => {
      if (from.length === 0) throw new Error('There is nothing to pick from.');
      return from[between(0, from.length - 1)] as T;
    },
    falls: (share) => one() < share,
  };
}
