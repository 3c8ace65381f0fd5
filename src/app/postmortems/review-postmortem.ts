import { addHours } from 'date-fns/addHours';
import { min } from 'date-fns/min';
import type { PostmortemEffect } from '../../domain/effect.ts';
import { stillOpen } from '../../domain/postmortem/questions/open-questions.ts';
import { reviewAt } from '../../domain/postmortem/review/effect-review.ts';
import { withStep } from '../../domain/postmortem/review/postmortem-state.ts';
import type { PostmortemStep } from '../../domain/postmortem/review/postmortem-step.ts';
import {
  askedOf,
  decideWorkflow,
  NO_OBSTACLES,
  type Obstacles,
  type WorkflowCommand,
  type WorkflowRefusal,
  type WorkflowState,
} from '../../domain/postmortem/review/workflow.ts';
import type { App, Policy } from '../app.ts';
import type { KnownPostmortem, PostmortemRef } from '../ports/postmortems.ts';
import { changePostmortem, type PostmortemPlan } from './change-postmortem.ts';
import { blameIn } from './postmortem-shown.ts';

/** The result of one step of the review workflow. */
export type Reviewed =
  | { readonly kind: 'moved'; readonly workflow: WorkflowState }
  | { readonly kind: 'unchanged'; readonly workflow: WorkflowState }
  | { readonly kind: 'refused'; readonly refusal: WorkflowRefusal };

/** Carries out one step of the workflow; the effects that come with it tell people. Throws `StoreFault`. */
export function reviewPostmortem(
  app: Pick<App, 'postmortems' | 'queue' | 'clock'> & { readonly policy: Pick<Policy, 'archiveAfterDays'> },
  of: PostmortemRef,
  command: Step,
): Promise<Reviewed> {
  return changePostmortem<Reviewed>(app, of, (now) => {
    if (!now.latest && command.kind !== 'skip')
      return { result: { kind: 'refused', refusal: { code: 'no-draft' } } };
    const before = now.state.workflow;
    const decision = decideWorkflow(before, command, obstaclesOf(now));
    switch (decision.kind) {
      case 'changed': {
        const workflow = decision.state;
        return {
          plan: {
            state: withStep({ ...now.state, workflow }, stepOf(command, before)),
            effects: [{ kind: 'overview' }, ...toldOf(command, before, workflow)],
            ...ending(workflow, app.policy),
          },
          result: { kind: 'moved', workflow },
        };
      }
      case 'unchanged':
        return { result: { kind: 'unchanged', workflow: decision.state } };
      case 'refused':
        return { result: { kind: 'refused', refusal: decision.refusal } };
      default:
        return decision satisfies never;
    }
  });
}

function stepOf({ kind: did, by, at }: Step, before: WorkflowState): PostmortemStep {
  return { kind: 'workflow', did, by, at, before };
}

/** What keeps the latest document from being published. */
export function obstaclesOf({ latest, state }: Pick<KnownPostmortem, 'latest' | 'state'>): Obstacles {
  if (!latest) return NO_OBSTACLES;
  const open = stillOpen(latest.document, state.answers, latest.asOf);
  return {
    requiredQuestions: open.filter(({ required }) => required).length,
    unwrittenAnswers: latest.document.questions.length - open.length,
    blameFindings: blameIn(latest.document),
  };
}

type Step = Exclude<WorkflowCommand, { kind: 'changed' }>;

function toldOf({ kind }: Step, before: WorkflowState, workflow: WorkflowState): readonly PostmortemEffect[] {
  switch (kind) {
    case 'review':
      return workflow.state === 'in review'
        ? askedOf(workflow).flatMap((of): PostmortemEffect[] => [
            { kind: 'ask-review', of },
            { kind: 'share-document', for: { user: of } },
          ])
        : [];
    case 'approve':
    case 'request-changes': {
      const told: PostmortemEffect[] =
        before.state === 'in review' ? [{ kind: 'tell-review', to: before.askedBy }] : [];
      return workflow.state === 'approved' ? [...told, { kind: 'status' }] : told;
    }
    case 'publish':
      return [{ kind: 'status' }, { kind: 'publication' }, { kind: 'share-document', for: 'readers' }];
    case 'skip':
      return [];
    default:
      return kind satisfies never;
  }
}

/**
 * A postmortem that is published, or not required, gets no reminder; a published one is looked at again when its
 * channel may be archived, and when it is asked whether it helped.
 */
function ending(
  workflow: WorkflowState,
  { archiveAfterDays }: Pick<Policy, 'archiveAfterDays'>,
): Pick<PostmortemPlan, 'remindAt'> {
  if (workflow.state === 'not required') return { remindAt: 'never' };
  if (workflow.state !== 'published') return {};
  const review = reviewAt('week', workflow.at);
  const archive = archiveAfterDays === undefined ? [] : [addHours(workflow.at, 24 * archiveAfterDays)];
  return { remindAt: min([review, ...archive]) };
}
