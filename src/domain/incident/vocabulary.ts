import type { EntryType } from '../timeline/entry.ts';
import type { Severity, Status } from './incident.ts';
import type { WordsFor } from './own-word.ts';

/** The words of a team. Records, files, rules and metrics keep the built-in meanings. */
export interface Vocabulary {
  readonly severities: WordsFor<Severity>;
  /** The severities that menus offer, the worst first. */
  readonly offered: readonly Severity[];
  readonly statuses: WordsFor<Status>;
  readonly types: WordsFor<EntryType>;
  readonly roles: WordsFor<string>;
}

export const SEVERITIES: readonly Severity[] = [1, 2, 3, 4];

/** Without a configuration everything keeps its built-in word. */
export const BUILT_IN_WORDS: Vocabulary = {
  severities: {},
  offered: SEVERITIES,
  statuses: {},
  types: {},
  roles: {},
};
