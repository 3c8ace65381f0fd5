import type { EffectRef } from '../../../src/app/ports/effects.ts';
import type { Homes } from '../../../src/app/ports/homes.ts';
import { homeWanted } from '../../../src/domain/home/home-wanted.ts';
import { PendingEffectsHolder } from './memory-effects.ts';

export interface HomeCard {
  readonly team: string;
  readonly user: string;
  openedAt: Date;
  shown: string | undefined;
  readonly pendingEffects: PendingEffectsHolder;
}

export function memoryHomes(kept: Map<string, HomeCard>): Homes {
  const refOf = (team: string, user: string, key: string): EffectRef => ({
    ...{ holder: 'homes', team, id: user, key },
  });
  return {
    async opened(team, user, at) {
      const pendingEffects = new PendingEffectsHolder(team, user);
      const card = kept.get(`${team}.${user}`) ?? {
        team,
        user,
        openedAt: at,
        shown: undefined,
        pendingEffects,
      };
      card.openedAt = at;
      kept.set(`${team}.${user}`, card);
      const wanted = homeWanted('opened', at);
      card.pendingEffects.want([wanted], at);
      return refOf(team, user, wanted.key);
    },
    async want(team, whose, { since, at }) {
      const wanted = homeWanted('changed', at);
      for (const card of kept.values()) {
        if (card.team !== team || card.openedAt < since) continue;
        if (whose !== 'everybody' && !whose.includes(card.user)) continue;
        if (!card.pendingEffects.live.has(wanted.key)) card.pendingEffects.want([wanted], at);
      }
      return whose === 'everybody' ? [] : whose.map((user) => refOf(team, user, wanted.key));
    },
    shown: async (team, user) => kept.get(`${team}.${user}`)?.shown,
    async noteShown(team, user, shown) {
      const card = kept.get(`${team}.${user}`);
      if (card) card.shown = shown;
    },
  };
}
