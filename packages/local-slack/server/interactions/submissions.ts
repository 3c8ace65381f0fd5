/** Submitting and closing modals. */

import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { SlackError } from '../slack-error.ts';
import type { TeamContext } from '../state/context.ts';
import type { StateValues, UserRecord, ViewRecord } from '../state/records.ts';
import type { Slack } from '../state/slack.ts';
import { checkView } from '../validation/views.ts';
import { requireInteractivity } from './clicks.ts';
import { entryProblem } from './element-state.ts';
import { elementsIn } from './find-elements.ts';
import { type Outcome, outcomeOf, refused } from './outcome.ts';
import { identity, viewOutput } from './payload-parts.ts';
import { dropViews, openView, replaceView } from './view-stack.ts';

/** `errors` by block_id: Slack's own (nothing was sent) or the app's. */
export interface Submitted extends Outcome {
  readonly errors?: Readonly<Record<string, string>>;
}

const answerSchema = z.discriminatedUnion('response_action', [
  z.looseObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.looseObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.looseObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.looseObject({ response_action: z.literal('clear') }),
]);

/** Checks the entries as Slack's form does, then sends `view_submission` and does what the answer says. */
export async function submit(
  context: TeamContext,
  { user, record, state }: { user: UserRecord; record: ViewRecord; state: StateValues },
): Promise<Submitted> {
  const { slack } = context;
  requireInteractivity(slack);
  record.state = state;
  const problems = entryProblems(record);
  if (Object.keys(problems).length > 0)
    return showErrors(slack, record, { ok: false, status: 0, latencyMs: 0, errors: problems });
  const attempt = await slack.deliveries.once('interaction', 'view_submission', {
    type: 'view_submission',
    ...identity(context, user, slack.teams.get(record.appTeam)),
    trigger_id: slack.triggers.create(user.id, record.id),
    view: structuredClone(viewOutput(context, record)),
    response_urls: [],
  });
  const outcome = outcomeOf(attempt);
  if (!outcome.ok) {
    record.errors = { '': 'We had some trouble connecting. Try again?' };
    slack.changes.notify();
    return outcome;
  }
  try {
    return applyAnswer(context, record, outcome);
  } catch (error) {
    record.errors = { '': 'We had some trouble connecting. Try again?' };
    slack.changes.notify();
    return refused(outcome, error);
  }
}

/** Closes the modal; the app is told if the view asks for it. */
export async function closeView(
  context: TeamContext,
  { user, record, all }: { user: UserRecord; record: ViewRecord; all: boolean },
): Promise<void> {
  const view = viewOutput(context, record);
  dropViews(context, record, { all });
  if (!view.notify_on_close) return;
  await context.slack.deliveries.once('interaction', 'view_closed', {
    type: 'view_closed',
    ...identity(context, user, context.slack.teams.get(record.appTeam)),
    view,
    is_cleared: all,
  });
}

function applyAnswer(context: TeamContext, record: ViewRecord, outcome: Outcome): Submitted {
  const { body } = outcome;
  const empty =
    body === undefined ||
    body === '' ||
    (typeof body === 'object' && body !== null && Object.keys(body).length === 0);
  if (empty) {
    dropViews(context, record);
    return outcome;
  }
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) throw new SlackError('invalid_response_action');
  const { data } = parsed;
  switch (data.response_action) {
    case 'errors':
      checkErrorBlocks(record, data.errors);
      return showErrors(context.slack, record, { ...outcome, errors: data.errors });
    case 'update':
      replaceView(context, record, modal(data.view));
      return outcome;
    case 'push':
      openView(context, { userId: record.user, appTeam: record.appTeam, view: modal(data.view), push: true });
      return outcome;
    case 'clear':
      dropViews(context, record, { all: true });
      return outcome;
    default:
      return data satisfies never;
  }
}

function modal(raw: unknown): ModalView {
  const view = checkView(raw, 'modal');
  if (view.type !== 'modal') throw new SlackError('invalid_arguments');
  return view;
}

function showErrors(
  slack: Slack,
  record: ViewRecord,
  outcome: Outcome & { readonly errors: Record<string, string> },
): Submitted {
  record.errors = outcome.errors;
  slack.changes.notify();
  return { ...outcome, ok: false, error: 'view_errors' };
}

/** Slack shows nothing of an error whose block is not an input of the view. */
function checkErrorBlocks(record: ViewRecord, errors: Record<string, string>): void {
  const inputs = new Set(
    elementsIn(record.view.blocks)
      .filter((it) => it.input !== undefined)
      .map((it) => it.blockId),
  );
  const strange = Object.keys(errors).filter((blockId) => !inputs.has(blockId));
  if (strange.length > 0 || Object.keys(errors).length === 0) throw new SlackError('invalid_error_blocks');
}

function entryProblems(record: ViewRecord): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const { blockId, element, input } of elementsIn(record.view.blocks)) {
    const value = record.state[blockId]?.[element.action_id];
    if (input === undefined || value === undefined) continue;
    const problem = entryProblem(element, value, input.optional);
    if (problem !== undefined) problems[blockId] = problem;
  }
  return problems;
}
