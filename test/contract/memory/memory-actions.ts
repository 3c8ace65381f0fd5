import type { ActionReminders } from '../../../src/app/ports/action-reminders.ts';
import type { ActionStore, KnownAction } from '../../../src/app/ports/actions.ts';
import { StoreFault } from '../../../src/app/ports/store-fault.ts';
import { type ActionItem, isPending } from '../../../src/domain/actions/action-item.ts';
import { NOTHING_TOLD, type Told } from '../../../src/domain/actions/ladder.ts';
import { PendingEffectsHolder } from './memory-effects.ts';

export interface ActionCard {
  item: ActionItem;
  home?: string;
  remindAt: Date | undefined;
  told: Told | undefined;
  readonly pendingEffects: PendingEffectsHolder;
}

export function memoryActions(kept: Map<string, ActionCard>): ActionStore & ActionReminders {
  const all = (team: string) => [...kept.values()].filter(({ item }) => item.team === team);
  const sorted = (cards: readonly ActionCard[], by: (card: ActionCard) => string | number) =>
    [...cards].sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : a.item.number - b.item.number));
  return {
    async create({ item, remindAt, effects, at }) {
      const id = `${item.team}.${item.id}`;
      if (kept.has(id)) return 'known';
      if (all(item.team).some((card) => card.item.number === item.number)) {
        throw new StoreFault(`Another action item has the key ${item.key}`, { certain: true });
      }
      const pendingEffects = new PendingEffectsHolder(item.team, item.id);
      pendingEffects.want(effects, at);
      kept.set(id, { item: structuredClone(item), remindAt, told: NOTHING_TOLD, pendingEffects });
      return 'created';
    },
    byNumber: async (team, number) => known(all(team).find(({ item }) => item.number === number)),
    byId: async (team, id) => known(kept.get(`${team}.${id}`)),
    async ofIncident(team, incident) {
      const cards = all(team).filter(({ item }) => item.incident === incident);
      return sorted(cards, ({ item }) => item.number).flatMap((card) => known(card) ?? []);
    },
    async ofOwner(team, owner) {
      const cards = all(team).filter(({ item }) => item.owner === owner && isPending(item));
      return sorted(cards, ({ item }) => item.due ?? '~').flatMap((card) => known(card) ?? []);
    },
    async save({ item, remindAt, effects, at }) {
      const card = kept.get(`${item.team}.${item.id}`);
      if (card?.item.version !== item.version - 1) return 'conflict';
      card.item = structuredClone({ ...item, incident: card.item.incident });
      card.remindAt = remindAt;
      card.pendingEffects.want(effects, at);
      return 'saved';
    },
    async due(now, limit) {
      const cards = [...kept.values()].filter(
        ({ item, remindAt }) => isPending(item) && remindAt && remindAt <= now,
      );
      return sorted(cards, ({ remindAt }) => Number(remindAt))
        .slice(0, limit)
        .flatMap((card) => known(card) ?? []);
    },
    async claim({ item, remindAt }, { next, told, wanted, at }) {
      const card = kept.get(`${item.team}.${item.id}`);
      if (!card?.remindAt || !isPending(card.item) || Number(card.remindAt) !== Number(remindAt))
        return false;
      card.remindAt = next;
      card.told = told;
      card.pendingEffects.want(wanted, at);
      return true;
    },
  };
}

export function known(card: ActionCard | undefined): KnownAction | undefined {
  if (!card) return undefined;
  const { item, remindAt, told, pendingEffects } = card;
  return structuredClone({ item, remindAt, told, externalIds: pendingEffects.externalIds });
}
