/** Gives a whole number below its argument. */
export type Pick = (below: number) => number;

/** Numbers that look like chance and are the same for the same seed (a linear congruential generator). */
export function seededPick(seed: number): Pick {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}
