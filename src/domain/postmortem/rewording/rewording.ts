import type { Evidence } from '../analysis/evidence.ts';
import type { Block } from '../document/nodes.ts';

/** One statement of a section, which a rewording may use; `id` is how it names it. */
export interface GivenStatement {
  readonly id: string;
  readonly text: string;
  readonly evidence: Evidence;
}

/** A section that may be reworded, and every statement that the new words may rest on. */
export interface WordingTask {
  readonly section: string;
  readonly statements: readonly GivenStatement[];
}

/** A sentence from the language model, and the statements that it claims to use. */
export interface OfferedSentence {
  readonly text: string;
  readonly uses: readonly string[];
}

/** Why a sentence is left out. */
export type WordingFlaw =
  | 'names-no-statement'
  | 'unknown-statement'
  | 'figure-not-given'
  | 'words-not-given'
  | 'says-too-little'
  | 'blame'
  | 'too-long';

export interface WordingResult {
  readonly accepted: readonly OfferedSentence[];
  readonly refused: readonly { readonly sentence: OfferedSentence; readonly why: WordingFlaw }[];
  /** Statements that the accepted sentences say in full; the others keep their own words. */
  readonly said: ReadonlySet<string>;
}

/** A section in a language model's words. The plain text stands in the document until a person takes these instead. */
export interface OfferedWording {
  readonly section: string;
  readonly model: string;
  /** How many of the model's sentences were refused. */
  readonly leftOut: number;
  /** The text that it was made from: where the section says anything else, the offer is void. */
  readonly plain: readonly Block[];
  readonly worded: readonly Block[];
}
