import type { EffectRef } from './effects.ts';

/** Whose home tabs: those of some people, or of everybody in the workspace. */
export type WhoseHomes = readonly string[] | 'everybody';

/** The home tabs that people have opened. Every method throws `StoreFault` when the database does not answer. */
export interface Homes {
  /** Somebody opened theirs: it is to be published at once. */
  opened(team: string, user: string, at: Date): Promise<EffectRef>;
  /**
   * Those that were opened since `since` are to be published again at `at`; what is wanted for the same moment is wanted
   * once. Names what is wanted where the people are named, whether they have opened theirs or not.
   */
  want(
    team: string,
    whose: WhoseHomes,
    when: { readonly since: Date; readonly at: Date },
  ): Promise<readonly EffectRef[]>;
  /** What their home tab showed last, as `noteShown` was told. */
  shown(team: string, user: string): Promise<string | undefined>;
  noteShown(team: string, user: string, shown: string): Promise<void>;
}
