import type { Found } from './pattern.ts';
import type { Who } from './person-words.ts';

/** A wording for what was not done. */
export interface Omission {
  readonly words: RegExp;
  /** Decides by the subject of the words, and by what stands around them. */
  readonly accept: (who: Who | 'passive', found: Found) => boolean;
}
