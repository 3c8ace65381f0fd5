import type { FigureStore, FiguresBegun, KeptFigures } from '../../../src/app/ports/figures.ts';

interface FigureCard {
  readonly team: string;
  readonly key: string;
  readonly declaredAt: Date;
  announced: number;
  announcedAt: number | undefined;
  kept: (KeptFigures & { readonly announced: number }) | undefined;
}

export function memoryFigures(): FigureStore {
  const cards = new Map<string, FigureCard>();
  return {
    async since(team, from) {
      const counting = [...cards.values()].filter(
        (card) => card.team === team && card.declaredAt >= from && card.kept?.announced === card.announced,
      );
      return new Map(
        counting.flatMap(({ key, kept }) => {
          if (!kept) return [];
          const { announced: _, ...figures } = structuredClone(kept);
          return [[key, figures] as const];
        }),
      );
    },
    async announce(team, keys) {
      for (const key of new Set(keys)) {
        const card = cards.get(`${team}.${key}`);
        if (!card) continue;
        card.announced += 1;
        card.announcedAt = Date.now();
      }
    },
    async begin(team, incidents) {
      const begun = new Map<string, FiguresBegun>();
      for (const { key, declaredAt } of incidents) {
        const fresh = { team, key, declaredAt, announced: 0, announcedAt: undefined, kept: undefined };
        const card = cards.get(`${team}.${key}`) ?? fresh;
        cards.set(`${team}.${key}`, card);
        const quiet = card.announcedAt === undefined || card.announcedAt < Date.now() - 30_000;
        begun.set(key, { announced: card.announced, quiet });
      }
      return begun;
    },
    async keep(team, key, kept) {
      const card = cards.get(`${team}.${key}`);
      if (card) card.kept = structuredClone(kept);
    },
  };
}
