const STEP = 0x9e3779b9;

/**
 * Random whole numbers, always the same ones for the same seed: `next(n)` is one of 0 … n-1. The generator is SplitMix32
 * (Steele, Lea and Flood, “Fast splittable pseudorandom number generators”, 2014, in its 32-bit form).
 */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + STEP) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return Math.floor(((mixed >>> 0) / 0x1_0000_0000) * below);
  };
}
