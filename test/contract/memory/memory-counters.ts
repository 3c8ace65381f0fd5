import type { Counters } from '../../../src/app/ports/counters.ts';

export function memoryCounters(): Counters {
  const kept = new Map<string, number>();
  return {
    async next(team, series) {
      const number = (kept.get(`${team}.${series}`) ?? 0) + 1;
      kept.set(`${team}.${series}`, number);
      return number;
    },
    async skipTo(team, series, number) {
      kept.set(`${team}.${series}`, Math.max(kept.get(`${team}.${series}`) ?? 0, number));
    },
  };
}
