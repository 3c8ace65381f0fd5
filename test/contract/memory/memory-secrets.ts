import type { KeptSecret, SecretStore } from '../../../src/app/ports/secrets.ts';
import { PendingEffectsHolder } from './memory-effects.ts';

export interface SecretCard {
  readonly pendingEffects: PendingEffectsHolder;
  secret: KeptSecret;
}

export function memorySecrets(kept: Map<string, SecretCard>): SecretStore {
  return {
    async keep(secret, wanted) {
      const { team, id, at } = secret;
      if (kept.has(`${team}.${id}`)) return 'known';
      const pendingEffects = new PendingEffectsHolder(team, id);
      pendingEffects.want(wanted, at);
      kept.set(`${team}.${id}`, { pendingEffects, secret });
      return 'new';
    },
    byId: async (team, id) => kept.get(`${team}.${id}`)?.secret,
    async latest(team, limit) {
      const all = [...kept.values()].map(({ secret }) => secret).filter((secret) => secret.team === team);
      return all.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit);
    },
    async noteRead(team, id, read) {
      const card = kept.get(`${team}.${id}`);
      if (card) card.secret = { ...card.secret, reads: [...card.secret.reads, read] };
    },
  };
}
