import type { ItemFilter } from '../../domain/actions/item-filter.ts';
import type { KnownAction } from './actions.ts';

/** Items of a workspace by what they have. Every method throws `StoreFault` when the database does not answer. */
export interface ActionLists {
  /** How many items each incident has that are wanted; incidents without any are left out. */
  counts(
    team: string,
    filter: ItemFilter,
  ): Promise<readonly { readonly incident: string; readonly count: number }[]>;
  /** Those of these incidents, the soonest due first and those without a date last. */
  page(
    team: string,
    which: {
      readonly filter: ItemFilter;
      readonly incidents: readonly string[];
      readonly skip: number;
      readonly limit: number;
    },
  ): Promise<readonly KnownAction[]>;
}
