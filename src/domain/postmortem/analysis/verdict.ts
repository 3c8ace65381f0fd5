import type { Candidate } from './candidate.ts';

/** A person's verdict on a candidate. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly by: string; readonly at: Date }
  | { readonly kind: 'edited'; readonly text: string; readonly by: string; readonly at: Date }
  | { readonly kind: 'dropped'; readonly by: string; readonly at: Date };

/** Verdicts by the candidate's id. */
export type Verdicts = Readonly<Record<string, Verdict>>;

/** A candidate as a document shows it: proposed by Scribe, or a person's remark. */
export interface JudgedCandidate extends Candidate {
  readonly judged: { readonly by: string; readonly at: Date } | undefined;
}

/** Candidates with people's verdicts; dropped ones are left out. */
export function judged(candidates: readonly Candidate[], verdicts: Verdicts): readonly JudgedCandidate[] {
  return candidates.flatMap((candidate): JudgedCandidate[] => {
    const verdict = verdicts[candidate.id];
    switch (verdict?.kind) {
      case undefined:
        return [{ ...candidate, judged: undefined }];
      case 'accepted':
        return [{ ...candidate, judged: { by: verdict.by, at: verdict.at } }];
      case 'edited':
        return [{ ...candidate, text: verdict.text, judged: { by: verdict.by, at: verdict.at } }];
      case 'dropped':
        return [];
      default:
        return verdict satisfies never;
    }
  });
}
