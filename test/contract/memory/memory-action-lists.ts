import type { ActionLists } from '../../../src/app/ports/action-lists.ts';
import type { ActionItem } from '../../../src/domain/actions/action-item.ts';
import { isWanted } from '../../../src/domain/actions/item-filter.ts';
import { type ActionCard, known } from './memory-actions.ts';

export function memoryActionLists(kept: Map<string, ActionCard>): ActionLists {
  return {
    async counts(team, filter) {
      const counts = new Map<string, number>();
      for (const { item } of kept.values())
        if (item.team === team && isWanted(item, filter))
          counts.set(item.incident, (counts.get(item.incident) ?? 0) + 1);
      return [...counts].map(([incident, count]) => ({ incident, count }));
    },
    async page(team, { filter, incidents, skip, limit }) {
      return [...kept.values()]
        .filter(
          ({ item }) => item.team === team && incidents.includes(item.incident) && isWanted(item, filter),
        )
        .sort(({ item: a }, { item: b }) => (placeOf(a) < placeOf(b) ? -1 : 1))
        .slice(skip, skip + limit)
        .flatMap((card) => known(card) ?? []);
    },
  };
}

/** By the due date, then the number; what has no date comes last. */
function placeOf({ due, number }: ActionItem): string {
  return `${due ?? '~'} ${String(number).padStart(6, '0')}`;
}
