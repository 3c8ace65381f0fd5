import type { CandidateKind } from '../analysis/candidate.ts';
import type { Verdicts } from '../analysis/verdict.ts';

/** Where a remark is in a document: in its text, in its text only once accepted, or nowhere in this template. */
export type RemarkPlace = 'shown' | 'when accepted' | 'none';

/** A remark that was suggested when a document was drafted. */
export interface Remark {
  readonly id: string;
  readonly kind: CandidateKind;
  readonly place: RemarkPlace;
}

/** What people need to know about the remarks of a document. */
export interface RemarkFigures {
  /** Not judged by anybody yet. */
  readonly waiting: number;
  /** How many of those are not in the text. */
  readonly unseen: number;
  /** Accepted, in a template that has no place for them. */
  readonly leftOut: number;
}

/** Counts them by what people have said since. */
export function remarkFigures(
  { remarks = [] }: { readonly remarks?: readonly Remark[] },
  verdicts: Verdicts,
): RemarkFigures {
  const waiting = remarks.filter(({ id }) => verdicts[id] === undefined);
  const accepted = remarks.filter(({ id }) => ['accepted', 'edited'].includes(verdicts[id]?.kind ?? ''));
  return {
    waiting: waiting.length,
    unseen: waiting.filter(({ place }) => place !== 'shown').length,
    leftOut: accepted.filter(({ place }) => place === 'none').length,
  };
}
