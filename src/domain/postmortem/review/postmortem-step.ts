import type { Verdict } from '../analysis/verdict.ts';
import type { WorkflowCommand, WorkflowState } from './workflow.ts';

interface Stamp {
  readonly by: string;
  readonly at: Date;
}

/**
 * What somebody did to a postmortem that replaced something, with what was there before: the state alone shows only
 * who came last. Answers and revisions are lists of their own.
 */
export type PostmortemStep =
  /** What came of it is the state before the next such step, or the present one. */
  | (Stamp & {
      readonly kind: 'workflow';
      readonly did: WorkflowCommand['kind'];
      readonly before: WorkflowState;
    })
  /** A remark that the figures suggest (`of`) was judged. */
  | (Stamp & {
      readonly kind: 'verdict';
      readonly of: string;
      readonly is: Verdict['kind'];
      readonly before?: Verdict;
    })
  | (Stamp & { readonly kind: 'discarded'; readonly draft: string });
