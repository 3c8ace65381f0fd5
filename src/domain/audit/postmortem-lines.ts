import { isNote } from '../postmortem/questions/answers.ts';
import type { PostmortemState } from '../postmortem/review/postmortem-state.ts';
import type { PostmortemStep } from '../postmortem/review/postmortem-step.ts';
import type { ReviewWord, WorkflowState } from '../postmortem/review/workflow.ts';
import { type AuditLine, replacing, withReason } from './audit-line.ts';

const ON = 'postmortem';

/** What was answered, judged, reviewed and discarded. */
export function postmortemLines(state: PostmortemState): readonly AuditLine[] {
  return [...answerLines(state), ...stepLines(state), ...earlierVerdicts(state)];
}

function answerLines({ answers }: PostmortemState): readonly AuditLine[] {
  return answers.map((answer, index) => {
    const { question, text, by, at } = answer;
    const line = { at, by, on: ON, kind: 'answered', did: withReason(`answered ${question}`, text) };
    const last = isNote(answer)
      ? undefined
      : answers.slice(0, index).findLast((earlier) => earlier.question === question);
    return replacing(line, last?.text);
  });
}

function stepLines({ history = [], workflow }: PostmortemState): readonly AuditLine[] {
  const earlier = history.some(({ kind }) => kind === 'workflow') ? [] : earlierWorkflow(workflow);
  const lines = history.map((step, index) => {
    const { at, by } = step;
    const line = (kind: string, did: string) => ({ at, by, on: ON, kind, did });
    switch (step.kind) {
      case 'workflow': {
        const next = history.slice(index + 1).find(({ kind }) => kind === 'workflow');
        const after = next?.kind === 'workflow' ? next.before : workflow;
        return replacing(line(step.did, reviewed(step, after)), stateOf(step.before));
      }
      case 'verdict':
        return replacing(line(step.kind, `${step.is} the remark ${step.of}`), step.before?.kind);
      case 'discarded':
        return line(step.kind, `discarded the draft ${step.draft}`);
      default:
        return step satisfies never;
    }
  });
  return [...earlier, ...lines];
}

function reviewed(step: Extract<PostmortemStep, { kind: 'workflow' }>, after: WorkflowState): string {
  switch (step.did) {
    case 'review':
      return after.state === 'in review'
        ? `asked for a review by ${[after.approver, ...after.reviewers].map(mention).join(', ')}`
        : 'asked for a review';
    case 'approve':
      return 'approved it';
    case 'request-changes':
      return withReason('asked for changes', lastWish(after, step.by));
    case 'publish':
      return withReason('published it', after.state === 'published' ? after.exception : undefined);
    case 'skip':
      return withReason('said that none is required', after.state === 'not required' ? after.why : undefined);
    case 'changed':
      return 'changed the document, so that it needs another review';
    default:
      return step.did satisfies never;
  }
}

function lastWish(state: WorkflowState, by: string): string | undefined {
  const word = state.state === 'in review' ? state.said.find((one) => one.by === by) : undefined;
  return word?.kind === 'wants' ? word.why : undefined;
}

/** A state in words, with what everybody had said. */
function stateOf(state: WorkflowState): string {
  switch (state.state) {
    case 'in review': {
      const said = state.said.map(wordOf).join('; ');
      const approver = `in review, asked by ${mention(state.askedBy)}, to be approved by ${mention(state.approver)}`;
      return said === '' ? approver : `${approver}; ${said}`;
    }
    case 'approved':
      return `approved by ${mention(state.by)}`;
    case 'published':
      return `published by ${mention(state.by)}`;
    case 'not required':
      return withReason('not required', state.why);
    case 'draft':
      return 'draft';
    default:
      return state satisfies never;
  }
}

function wordOf(word: ReviewWord): string {
  return word.kind === 'approves'
    ? `${mention(word.by)} had approved`
    : `${mention(word.by)} had asked for changes: ${word.why}`;
}

/** Of what an earlier version kept, the present state alone says who. */
function earlierWorkflow(workflow: WorkflowState): readonly AuditLine[] {
  switch (workflow.state) {
    case 'draft':
      return [];
    case 'in review': {
      const { askedBy: by, askedAt: at } = workflow;
      return [{ at, by, on: ON, kind: 'review', did: 'asked for a review' }];
    }
    case 'approved':
    case 'published':
    case 'not required': {
      const { at, by, state: kind } = workflow;
      return [{ at, by, on: ON, kind, did: `made it ${kind}` }];
    }
    default:
      return workflow satisfies never;
  }
}

function earlierVerdicts({ verdicts, history = [] }: PostmortemState): readonly AuditLine[] {
  const told = new Set(history.flatMap((step) => (step.kind === 'verdict' ? [step.of] : [])));
  return Object.entries(verdicts).flatMap(([of, { kind, by, at }]) =>
    told.has(of) ? [] : [{ at, by, on: ON, kind: 'verdict', did: `${kind} the remark ${of}` }],
  );
}

function mention(user: string): string {
  return `<@${user}>`;
}
