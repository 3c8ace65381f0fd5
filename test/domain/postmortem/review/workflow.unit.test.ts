import { describe, expect, it } from '@jest/globals';
import {
  decideWorkflow,
  NO_OBSTACLES,
  type WorkflowCommand,
  type WorkflowState,
} from '../../../../src/domain/postmortem/review/workflow.ts';

const NOTHING = NO_OBSTACLES;
const at = new Date('2026-03-02T16:00:00Z');
const by = (user: string) => ({ by: user, at });
const REVIEW: WorkflowCommand = { kind: 'review', approver: 'UANA', reviewers: ['UCY'], ...by('UBO') };

/** The state after these commands; throws where one is refused. */
function stateOf(commands: readonly WorkflowCommand[], obstacles = NOTHING): WorkflowState {
  return commands.reduce<WorkflowState>(
    (now, command) => {
      const decision = decideWorkflow(now, command, obstacles);
      if (decision.kind === 'refused') throw new Error(decision.refusal.code);
      return decision.state;
    },
    { state: 'draft' },
  );
}

describe('the way of a postmortem', () => {
  it('goes through review and approval to its readers', () => {
    const way = [
      REVIEW,
      { kind: 'approve', ...by('UANA') },
      { kind: 'publish', exception: undefined, ...by('UBO') },
    ] as const;
    expect(stateOf(way.slice(0, 1))).toMatchObject({ state: 'in review', approver: 'UANA', askedBy: 'UBO' });
    expect(stateOf(way)).toMatchObject({ state: 'published', by: 'UBO', exception: undefined });
  });

  it.each<[string, WorkflowCommand[]]>([
    ['not-in-review', [{ kind: 'approve', ...by('UANA') }]],
    ['not-the-approver', [REVIEW, { kind: 'approve', ...by('UBO') }]],
    ['not-the-approver', [REVIEW, { kind: 'request-changes', why: 'x', ...by('UBO') }]],
    ['not-approved', [REVIEW, { kind: 'publish', exception: 'x', ...by('UBO') }]],
  ])('refuses with %s', (code, commands) => {
    expect(() => stateOf(commands)).toThrow(code);
  });

  it('is approved once, however often it is said', () => {
    const state = stateOf([REVIEW, { kind: 'approve', ...by('UANA') }]);
    expect(decideWorkflow(state, { kind: 'approve', ...by('UANA') }, NOTHING)).toEqual({
      kind: 'unchanged',
      state,
    });
    expect(decideWorkflow(state, { kind: 'approve', ...by('UBO') }, NOTHING)).toEqual({
      kind: 'unchanged',
      state,
    });
  });

  it('takes a reason where something is open, and records it only there', () => {
    const open = { requiredQuestions: 2, unwrittenAnswers: 0, blameFindings: 1 };
    const ready = [REVIEW, { kind: 'approve', ...by('UANA') }] as const;
    const publish = (exception: string | undefined): WorkflowCommand => ({
      kind: 'publish',
      exception,
      ...by('UBO'),
    });
    expect(() => stateOf([...ready, publish(undefined)], open)).toThrow('obstacles');
    expect(stateOf([...ready, publish('in spite of it')], open)).toMatchObject({
      exception: 'in spite of it',
    });
    expect(stateOf([...ready, publish('not needed')])).toMatchObject({
      state: 'published',
      exception: undefined,
    });
  });

  it('is a draft again when what was approved is changed, and stays published when that is', () => {
    const approved = [REVIEW, { kind: 'approve', ...by('UANA') }] as const;
    expect(stateOf([...approved, { kind: 'changed', ...by('UBO') }])).toEqual({ state: 'draft' });
    const published = [...approved, { kind: 'publish', exception: undefined, ...by('UBO') }] as const;
    expect(stateOf([...published, { kind: 'changed', ...by('UBO') }])).toMatchObject({ state: 'published' });
    expect(() => stateOf([...published, { kind: 'skip', why: 'x', ...by('UBO') }])).toThrow(
      'published-already',
    );
  });

  it('tells the asker what is wanted, and can be asked for anew', () => {
    const wanted = stateOf([REVIEW, { kind: 'request-changes', why: 'name the alert', ...by('UANA') }]);
    expect(wanted).toMatchObject({
      state: 'in review',
      said: [{ kind: 'wants', why: 'name the alert', by: 'UANA' }],
    });
    const again = decideWorkflow(wanted, REVIEW, NOTHING);
    expect(again).toMatchObject({ kind: 'changed', state: { said: [] } });
  });

  it('keeps the last word of each reviewer, and takes the approval of the approver alone', () => {
    const wants = { kind: 'request-changes', why: 'which alert?', ...by('UCY') } as const;
    const fine = { kind: 'approve', ...by('UCY') } as const;
    const both = stateOf([REVIEW, wants, fine]);
    expect(both).toMatchObject({ state: 'in review', said: [{ kind: 'approves', by: 'UCY' }] });
    expect(decideWorkflow(both, fine, NOTHING).kind).toBe('unchanged');
    const approved = stateOf([REVIEW, fine, { kind: 'approve', ...by('UANA') }]);
    expect(approved).toMatchObject({ state: 'approved', by: 'UANA', askedBy: 'UBO', reviewedBy: ['UCY'] });
    expect(
      stateOf([
        REVIEW,
        fine,
        { kind: 'approve', ...by('UANA') },
        { kind: 'publish', exception: undefined, ...by('UBO') },
      ]),
    ).toMatchObject({
      askedBy: 'UBO',
      approvedBy: 'UANA',
      reviewedBy: ['UCY'],
    });
  });
});
