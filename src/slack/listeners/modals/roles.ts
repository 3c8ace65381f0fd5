import type { App as BoltApp } from '@slack/bolt';
import { readAgain } from '../../../app/access/incident-for.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { COMMANDER } from '../../../domain/incident/incident.ts';
import { MODALS } from '../../views/ids.ts';
import { readRole, roleInput } from '../../views/modals/roles-modal.ts';
import { shownIn } from '../../views/modals/view-state.ts';
import { answerView } from '../../views/plain-answer.ts';
import { commandLeftOpen } from '../../words/take-over.ts';
import type { Said } from '../answer.ts';
import { incidentOf } from '../incident-of.ts';
import type { ListenerContext } from '../listener-context.ts';
import { applyChange, type Change } from '../verbs/change.ts';
import { onSubmit, requestOf, type Submission, type SubmissionResult, underFirstInput } from './on-submit.ts';
import { nextStepId, stepsOf } from './step-of-form.ts';

/** The form behind Roles: who takes, hands over or gives back which role. */
export function listenToRolesModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.roles, (submission) => submit(context, submission));
}

async function submit(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const found = await incidentOf(context, submission, submission.refs.incident ?? '');
  if ('instead' in found) return underFirstInput(submission, found.instead);
  const said: string[] = [];
  const asked: Said[] = [];
  const wrong: (readonly [input: string, words: string])[] = [];
  let { known } = found;
  for (const { role, user, change } of changesIn(known, context.app.policy.roles, submission)) {
    if (role === COMMANDER && change.kind === 'leave' && user !== submission.user) {
      wrong.push([roleInput(role), commandLeftOpen(user)]);
      continue;
    }
    const request = {
      ...requestOf(submission),
      ...{ id: `${nextStepId(known, submission)}.${role}.${user}`, text: `role ${role} <@${user}>` },
      incident: known.incident.key,
    };
    const answer = await applyChange({ context, request, known }, change);
    if (answer.kind !== 'say') continue;
    if (answer.outcome === 'asked whether' || answer.outcome === 'asked whether to share') asked.push(answer);
    else if (answer.outcome === 'refused') wrong.push([roleInput(role), answer.message.text]);
    else {
      said.push(answer.message.text);
      known = await readAgain(context.app, known);
    }
  }
  // What was done stays done, and is no change when the form is sent again.
  return wrong.length > 0 ? { kind: 'errors', errors: underInputs(wrong) } : closed(said, asked);
}

function underInputs(wrong: readonly (readonly [input: string, words: string])[]) {
  const inputs = [...new Set(wrong.map(([input]) => input))];
  const of = (input: string) => wrong.filter(([one]) => one === input).map(([, words]) => words);
  return Object.fromEntries(inputs.map((input) => [input, of(input).join('\n')]));
}

/** What was done, and what is asked before the rest is: each question has its buttons in a message of its own. */
function closed(said: readonly string[], asked: readonly Said[]): SubmissionResult {
  const done = said.length > 0 ? [answerView(said.join('\n'))] : [];
  const [message, ...more] = [...done, ...asked.map((one) => one.message)];
  return { kind: 'closed', ...(message && { message }), ...(more.length > 0 && { more }) };
}

interface RoleChange {
  readonly role: string;
  readonly user: string;
  readonly change: Change;
}

/**
 * What the person changed: who took a role since the form was opened, and whom it cannot show, keeps it. A commander is
 * followed by the next one in one step.
 */
function changesIn(
  known: KnownIncident,
  roles: readonly string[],
  submission: Submission,
): readonly RoleChange[] {
  return roles.flatMap((role): readonly RoleChange[] => {
    const wanted = readRole(submission.values, role);
    if (wanted === undefined) return [];
    const now = known.incident.roles[role] ?? [];
    const before = knownToForm(known, role, submission);
    const taken = wanted.filter((user) => !before.includes(user) && !now.includes(user));
    const gone = before.filter((user) => !wanted.includes(user) && now.includes(user));
    const left = role === COMMANDER && taken.length > 0 ? [] : gone;
    return [
      ...left.map((user) => ({ role, user, change: { kind: 'leave', role, user } as const })),
      ...taken.map((user) => ({ role, user, change: { kind: 'role', role, user } as const })),
    ];
  });
}

/** Whom the form showed in a role, and what it has changed of them since, when it stayed open. */
function knownToForm(known: KnownIncident, role: string, submission: Submission): readonly string[] {
  return stepsOf(known, submission).reduce<readonly string[]>(
    (holders, event) => {
      if (event.kind === 'role-taken' && event.role === role)
        return role === COMMANDER ? [event.user] : holders.concat(event.user);
      if (event.kind === 'role-left' && event.role === role)
        return holders.filter((user) => user !== event.user);
      return holders;
    },
    shownIn(submission.opened, roleInput(role)),
  );
}
