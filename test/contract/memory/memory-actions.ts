import { groupByTeam, takeInTurn } from '../../../src/app/in-turn.ts';
import type { ActionPlans } from '../../../src/app/ports/action-plans.ts';
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
  plan: string | undefined;
  readonly pendingEffects: PendingEffectsHolder;
}

export function memoryActions(kept: Map<string, ActionCard>): ActionStore & ActionReminders & ActionPlans {
  const all = (team: string) => [...kept.values()].filter(({ item }) => item.team === team);
  const sorted = (cards: readonly ActionCard[], by: (card: ActionCard) => string | number) =>
    [...cards].sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : a.item.number - b.item.number));
  return {
    async create({ item, remindAt, plan, imported, effects, at }) {
      const id = `${item.team}.${item.id}`;
      if (kept.has(id)) return 'known';
      if (all(item.team).some((card) => card.item.number === item.number)) {
        throw new StoreFault(`Another action item has the key ${item.key}`, { certain: true });
      }
      const pendingEffects = new PendingEffectsHolder(item.team, item.id);
      pendingEffects.want(effects, at);
      const told = imported ? undefined : NOTHING_TOLD;
      kept.set(id, { item: structuredClone(item), remindAt, told, plan, pendingEffects });
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
    async held(team) {
      const cards = all(team).filter(({ item }) => item.heldBy !== undefined && isPending(item));
      return sorted(cards, ({ item }) => item.due ?? '~').flatMap((card) => known(card) ?? []);
    },
    async save({ item, remindAt, plan, effects, at }) {
      const card = kept.get(`${item.team}.${item.id}`);
      if (card?.item.version !== item.version - 1) return 'conflict';
      card.item = structuredClone({ ...item, incident: card.item.incident });
      card.remindAt = remindAt;
      card.plan = plan ?? card.plan;
      card.pendingEffects.want(effects, at);
      return 'saved';
    },
    async due(now, limit) {
      const cards = [...kept.values()].filter(
        ({ item, remindAt }) => isPending(item) && remindAt && remindAt <= now,
      );
      const due = sorted(cards, ({ remindAt }) => Number(remindAt));
      const lines = groupByTeam(due.map((card) => ({ team: card.item.team, card })));
      return takeInTurn([...lines.values()], limit).flatMap(({ card }) => known(card) ?? []);
    },
    async stale(plan, limit) {
      const cards = [...kept.values()].filter((card) => isPending(card.item) && card.plan !== plan);
      return cards.slice(0, limit).flatMap((card) => known(card) ?? []);
    },
    async planAgain(of) {
      for (const card of kept.values()) {
        const { team, owner, incident } = card.item;
        const meant = 'owner' in of ? owner === of.owner : incident === of.incident;
        if (team === of.team && meant) card.plan = undefined;
      }
    },
    async replan(plan, plans) {
      for (const { known: before, remindAt, told } of plans) {
        const card = kept.get(`${before.item.team}.${before.item.id}`);
        if (card?.item.version !== before.item.version) continue;
        if (card.remindAt?.getTime() !== before.remindAt?.getTime()) continue;
        Object.assign(card, { plan, remindAt, told: card.told ?? told });
      }
    },
    items: async (team, ids) => ids.flatMap((id) => known(kept.get(`${team}.${id}`)) ?? []),
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
