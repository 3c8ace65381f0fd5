import { checkBlameless } from '../src/domain/blameless/check-blameless.ts';
import type { BlamelessRule } from '../src/domain/blameless/finding.ts';

/** A sentence of a corpus, and the rules that a careful reader would apply to it. */
export interface Labelled {
  readonly text: string;
  readonly findings: readonly BlamelessRule[];
  /** Written and labelled by somebody who had not seen the rules. */
  readonly writer?: 'outside';
}

/** How often the check and the labels agree, counted per pair of sentence and rule, or per sentence. */
export interface Score {
  readonly found: number;
  readonly wrong: number;
  readonly missed: number;
  readonly precision: number;
  readonly recall: number;
}

const RULES: readonly BlamelessRule[] = ['counterfactual', 'normative', 'person-as-cause', 'single-cause'];

export interface CorpusScore {
  readonly sentences: number;
  readonly withFindings: number;
  /** Per sentence and rule. */
  readonly pairs: Score;
  /** Whether the sentence has any finding. */
  readonly any: Score;
  readonly byRule: ReadonlyMap<BlamelessRule, Score>;
}

/** Reads JSON lines of `{ "text": "…", "findings": ["counterfactual"] }`. */
export function readCorpus(lines: string): Labelled[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Labelled);
}

export function rulesIn(text: string): Set<BlamelessRule> {
  return new Set(checkBlameless(text).map(({ rule }) => rule));
}

export function scoreOf(corpus: readonly Labelled[]): CorpusScore {
  const checked = corpus.map(({ text, findings }) => ({ want: new Set(findings), got: rulesIn(text) }));
  const byRule = new Map(
    RULES.map((rule) => [
      rule,
      score(checked.map(({ want, got }) => ({ want: want.has(rule), got: got.has(rule) }))),
    ]),
  );
  return {
    sentences: corpus.length,
    withFindings: checked.filter(({ want }) => want.size > 0).length,
    pairs: score(
      checked.flatMap(({ want, got }) => RULES.map((rule) => ({ want: want.has(rule), got: got.has(rule) }))),
    ),
    any: score(checked.map(({ want, got }) => ({ want: want.size > 0, got: got.size > 0 }))),
    byRule,
  };
}

function score(verdicts: readonly { want: boolean; got: boolean }[]): Score {
  const found = verdicts.filter(({ want, got }) => want && got).length;
  const wrong = verdicts.filter(({ want, got }) => !want && got).length;
  const missed = verdicts.filter(({ want, got }) => want && !got).length;
  return { found, wrong, missed, precision: ratio(found, wrong), recall: ratio(found, missed) };
}

const ratio = (found: number, other: number): number => (found + other === 0 ? 1 : found / (found + other));
