import type { OfferedSentence, WordingTask } from '../../domain/postmortem/rewording/rewording.ts';

/** A language model that may say a section's statements in better words. */
export interface Wordsmith {
  /** Its name, as documents mark what it worded. */
  readonly model: string;
  /**
   * Sentences, each with the statements it uses; `undefined` when it does not answer well within its time. Never
   * rejects.
   */
  reword(task: WordingTask): Promise<readonly OfferedSentence[] | undefined>;
}
