import type { OfferedSentence, WordingTask } from '../../domain/postmortem/rewording/rewording.ts';

/** A language model that may put a section's statements into prose. */
export interface Wordsmith {
  /** Its name, as people are told whose words these are. */
  readonly model: string;
  /**
   * Sentences, each with the statements it uses; `undefined` when it does not answer well within its time. Never
   * rejects.
   */
  reword(task: WordingTask): Promise<readonly OfferedSentence[] | undefined>;
}
