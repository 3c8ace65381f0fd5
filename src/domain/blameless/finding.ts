/** What kind of wording it is. The names are those of the JSON lines of `scribe check`. */
export type BlamelessRule = 'counterfactual' | 'normative' | 'person-as-cause' | 'single-cause';

/** A wording that puts blame where the system belongs. Advice, never a reason to refuse a text. */
export interface Finding {
  /** 1-based line in the text that was checked. */
  readonly line: number;
  /** 1-based column in that line, in UTF-16 units. */
  readonly column: number;
  /** The words as they appear in the text. */
  readonly text: string;
  readonly rule: BlamelessRule;
  /** The effect of such wording on a reader. */
  readonly why: string;
  /** An alternative that helps improve the system. */
  readonly instead: string;
}
