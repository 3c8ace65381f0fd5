import type { DigestRef, DigestStore } from '../../../src/app/ports/digests.ts';
import { type Digest, digestId, isInSameHands } from '../../../src/domain/actions/digest.ts';
import { PendingEffectsHolder } from './memory-effects.ts';

export interface DigestCard {
  digest: Digest;
  readonly pendingEffects: PendingEffectsHolder;
}

export function memoryDigests(kept: Map<string, DigestCard>): DigestStore {
  const cardOf = ({ team, id }: DigestRef) => kept.get(`${team}.${id}`);
  const untaken = ({ pendingEffects: { live } }: DigestCard) =>
    [...live].some(([key, { token }]) => key.startsWith('digest-') && token === undefined);
  const wantShown = (card: DigestCard, at: Date) => {
    const version = card.digest.version + 1;
    card.digest = { ...card.digest, version };
    card.pendingEffects.want([{ key: `digest-${version}`, effect: { kind: 'digest' } }], at);
    return `digest-${version}`;
  };
  return {
    async byId(ref) {
      const card = cardOf(ref);
      return card && structuredClone({ digest: card.digest, externalIds: card.pendingEffects.externalIds });
    },
    async join({ team, place, day, line, at, showAt }) {
      const id = digestId(place, day);
      const card = cardOf({ team, id });
      if (!card) {
        const pendingEffects = new PendingEffectsHolder(team, id);
        pendingEffects.want([{ key: 'digest-1', effect: { kind: 'digest' } }], showAt);
        const digest = { id, team, place, day, lines: [line], version: 1, page: 0, createdAt: at };
        kept.set(`${team}.${id}`, { digest: structuredClone(digest), pendingEffects });
        return 'joined';
      }
      if (card.digest.closed !== undefined) return 'closed';
      const { lines } = card.digest;
      const before = lines.find(({ item }) => item === line.item);
      if (before && !before.passed && before.due === line.due && isInSameHands(before, line)) return 'joined';
      const others = lines.filter((one) => one !== before);
      card.digest = { ...card.digest, lines: [...others, structuredClone(line)] };
      if (untaken(card)) card.digest = { ...card.digest, version: card.digest.version + 1 };
      else wantShown(card, showAt);
      return 'joined';
    },
    async follow(ref, at) {
      const card = cardOf(ref);
      if (!card || card.digest.closed !== undefined || untaken(card)) return undefined;
      return { holder: 'digests', team: ref.team, id: ref.id, key: wantShown(card, at) };
    },
    async passOn(ref, items) {
      const card = cardOf(ref);
      if (!card) return;
      const lines = card.digest.lines.map((line) =>
        items.includes(line.item) ? { ...line, passed: true as const } : line,
      );
      card.digest = { ...card.digest, lines };
    },
    async close(ref, why) {
      const card = cardOf(ref);
      if (card) card.digest = { ...card.digest, closed: why, version: card.digest.version + 1 };
    },
    async turn(ref, page) {
      const card = cardOf(ref);
      if (card) card.digest = { ...card.digest, page };
    },
  };
}
