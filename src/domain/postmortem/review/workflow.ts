/** The review state of a postmortem. */
export type WorkflowState =
  | { readonly state: 'draft' }
  | {
      readonly state: 'in review';
      /** Whose approval it takes. */
      readonly approver: string;
      /** Who else was asked to read it; their verdicts are shown but decide nothing. */
      readonly reviewers: readonly string[];
      readonly askedBy: string;
      readonly askedAt: Date;
      /** The latest verdict of each person who was asked. */
      readonly said: readonly ReviewWord[];
    }
  | {
      readonly state: 'approved';
      readonly by: string;
      readonly at: Date;
      /** Who asked for the review; absent in approvals from before this was kept. */
      readonly askedBy?: string;
      /** The reviewers who had no objection. */
      readonly reviewedBy: readonly string[];
    }
  | {
      readonly state: 'published';
      readonly by: string;
      readonly at: Date;
      /** Why it was published with something open; empty if nothing was. */
      readonly exception: string | undefined;
      readonly approvedBy: string;
      readonly approvedAt: Date;
      /** As in `approved`. */
      readonly askedBy?: string;
      readonly reviewedBy: readonly string[];
    }
  | { readonly state: 'not required'; readonly why: string; readonly by: string; readonly at: Date };

interface Stamp {
  readonly by: string;
  readonly at: Date;
}

/** What a person who was asked says of the document. */
export type ReviewWord = Stamp &
  ({ readonly kind: 'approves' } | { readonly kind: 'wants'; readonly why: string });

/** A command on a postmortem. */
export type WorkflowCommand =
  | (Stamp & { readonly kind: 'review'; readonly approver: string; readonly reviewers: readonly string[] })
  /** `own`: whether somebody may approve what they asked a review for; where nothing is said, they may. */
  | (Stamp & { readonly kind: 'approve'; readonly own?: 'recorded' | 'refused' })
  | (Stamp & { readonly kind: 'request-changes'; readonly why: string })
  | (Stamp & { readonly kind: 'publish'; readonly exception: string | undefined })
  | (Stamp & { readonly kind: 'skip'; readonly why: string })
  /** Somebody changed an approved document, so it needs another review. */
  | (Stamp & { readonly kind: 'changed' });

/** What keeps a document from being published. */
export interface Obstacles {
  /** Required questions that nobody has answered. */
  readonly requiredQuestions: number;
  /** Answers given since the draft: its text still asks the question. */
  readonly unwrittenAnswers: number;
  readonly blameFindings: number;
}

export const NO_OBSTACLES: Obstacles = { requiredQuestions: 0, unwrittenAnswers: 0, blameFindings: 0 };

export type WorkflowRefusal =
  | { readonly code: 'no-draft' }
  | { readonly code: 'not-in-review'; readonly now: WorkflowState }
  | { readonly code: 'not-the-approver'; readonly approver: string }
  /** Whoever asked for the review is its approver, and another person has to be. */
  | { readonly code: 'own-review'; readonly approver: string }
  | { readonly code: 'not-approved'; readonly now: WorkflowState }
  | { readonly code: 'published-already'; readonly now: WorkflowState }
  | { readonly code: 'obstacles'; readonly obstacles: Obstacles };

export type WorkflowDecision =
  | { readonly kind: 'changed'; readonly state: WorkflowState }
  | { readonly kind: 'unchanged'; readonly state: WorkflowState }
  | { readonly kind: 'refused'; readonly refusal: WorkflowRefusal };

/**
 * Decides one step of the workflow. What is published stays published; publishing with something open needs a reason.
 */
export function decideWorkflow(
  now: WorkflowState,
  command: WorkflowCommand,
  obstacles: Obstacles,
): WorkflowDecision {
  const { by, at } = command;
  switch (command.kind) {
    case 'review':
      return unlessPublished(now, () => ({
        state: 'in review',
        approver: command.approver,
        reviewers: command.reviewers.filter((one) => one !== command.approver),
        askedBy: by,
        askedAt: at,
        said: [],
      }));
    case 'approve':
      return command.own === 'refused' &&
        now.state === 'in review' &&
        now.askedBy === by &&
        now.approver === by
        ? refused({ code: 'own-review', approver: by })
        : approve(now, { by, at });
    case 'request-changes':
      return requestChanges(now, command);
    case 'publish':
      return publish(now, command, obstacles);
    case 'skip':
      if (now.state === 'not required' && now.why === command.why && now.by === by)
        return { kind: 'unchanged', state: now };
      return unlessPublished(now, () => ({ state: 'not required', why: command.why, by, at }));
    case 'changed':
      return now.state === 'approved' ? changed({ state: 'draft' }) : { kind: 'unchanged', state: now };
    default:
      return command satisfies never;
  }
}

/** The approver's word decides; a reviewer's is kept beside it. */
function approve(now: WorkflowState, { by, at }: Stamp): WorkflowDecision {
  if (now.state === 'approved') return { kind: 'unchanged', state: now };
  if (now.state !== 'in review') return refused({ code: 'not-in-review', now });
  const reviewedBy = now.said.filter((word) => word.kind === 'approves').map((word) => word.by);
  if (now.approver === by) return changed({ state: 'approved', by, at, askedBy: now.askedBy, reviewedBy });
  if (!now.reviewers.includes(by)) return refused({ code: 'not-the-approver', approver: now.approver });
  if (reviewedBy.includes(by)) return { kind: 'unchanged', state: now };
  return changed(withWord(now, { kind: 'approves', by, at }));
}

function requestChanges(
  now: WorkflowState,
  { by, at, why }: Extract<WorkflowCommand, { kind: 'request-changes' }>,
): WorkflowDecision {
  if (now.state !== 'in review') return refused({ code: 'not-in-review', now });
  if (!askedOf(now).includes(by)) return refused({ code: 'not-the-approver', approver: now.approver });
  return changed(withWord(now, { kind: 'wants', why, by, at }));
}

type InReview = Extract<WorkflowState, { state: 'in review' }>;

/** Everybody who was asked, the approver first. */
export function askedOf({ approver, reviewers }: InReview): readonly string[] {
  return [approver, ...reviewers];
}

/** Everybody whom a state names. */
export function peopleOf(state: WorkflowState): readonly string[] {
  switch (state.state) {
    case 'draft':
      return [];
    case 'in review':
      return [...askedOf(state), state.askedBy];
    case 'approved':
      return [state.by, ...state.reviewedBy];
    case 'published':
      return [state.by, state.approvedBy, ...state.reviewedBy];
    case 'not required':
      return [state.by];
    default:
      return state satisfies never;
  }
}

function withWord(now: InReview, word: ReviewWord): InReview {
  return { ...now, said: [...now.said.filter(({ by }) => by !== word.by), word] };
}

function publish(
  now: WorkflowState,
  { by, at, exception }: Extract<WorkflowCommand, { kind: 'publish' }>,
  obstacles: Obstacles,
): WorkflowDecision {
  if (now.state === 'published') return { kind: 'unchanged', state: now };
  if (now.state !== 'approved') return refused({ code: 'not-approved', now });
  const { requiredQuestions, unwrittenAnswers, blameFindings } = obstacles;
  const open = requiredQuestions + unwrittenAnswers + blameFindings > 0;
  if (open && exception === undefined) return refused({ code: 'obstacles', obstacles });
  const { state: _, by: approvedBy, at: approvedAt, ...review } = now;
  const why = open ? exception : undefined;
  return changed({ state: 'published', by, at, exception: why, approvedBy, approvedAt, ...review });
}

function unlessPublished(now: WorkflowState, next: () => WorkflowState): WorkflowDecision {
  return now.state === 'published' ? refused({ code: 'published-already', now }) : changed(next());
}

function changed(state: WorkflowState): WorkflowDecision {
  return { kind: 'changed', state };
}

function refused(refusal: WorkflowRefusal): WorkflowDecision {
  return { kind: 'refused', refusal };
}
