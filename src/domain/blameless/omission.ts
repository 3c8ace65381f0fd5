import type { Found } from './pattern.ts';
import type { Who } from './person-words.ts';

/** A wording for something that was not done. */
export interface Omission {
  readonly words: RegExp;
  /** Decides by the subject of the words, and by their context. */
  readonly accept: (who: Who | 'passive', found: Found) => boolean;
}
