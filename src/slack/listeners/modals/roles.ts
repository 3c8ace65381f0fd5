import type { App as BoltApp } from '@slack/bolt';
import { readAgain } from '../../../app/incident-for.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { COMMANDER, commanderOf, type Incident } from '../../../domain/incident/incident.ts';
import { MODALS } from '../../views/ids.ts';
import { answerView } from '../../views/plain-answer.ts';
import { readRole, roleInput } from '../../views/roles-modal.ts';
import type { ViewValues } from '../../views/view-state.ts';
import type { Said } from '../answer.ts';
import { incidentOf } from '../incident-of.ts';
import type { ListenerContext } from '../listener-context.ts';
import { applyChange, type Change, confirmedFrom } from '../verbs/change.ts';
import { onSubmit, requestOf, type Submission, type SubmissionResult, underFirstInput } from './on-submit.ts';

/** The form behind Roles: who takes, hands over or gives back which role. */
export function listenToRolesModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.roles, (submission) => submit(context, submission));
}

async function submit(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const found = await incidentOf(context, submission, submission.refs.incident ?? '');
  if ('instead' in found) return underFirstInput(submission, found.instead);
  const changes = changesIn(found.known.incident, context.app.policy.roles, submission.values);
  const sawIt = found.known.incident.version === submission.refs.version;
  const said: string[] = [];
  let known: KnownIncident = found.known;
  for (const [index, { role, user, change }] of changes.entries()) {
    const leads = role === COMMANDER ? commanderOf(known.incident) : undefined;
    const request = {
      ...{ ...requestOf(submission), id: `${submission.id}.${index}`, text: `role ${role} <@${user}>` },
      incident: known.incident.key,
      // The form showed who leads, so it need not be asked, unless somebody else does by now.
      ...(leads && sawIt ? { confirmed: confirmedFrom(leads) } : {}),
    };
    const answer = await applyChange({ context, request, known }, change);
    if (answer.kind !== 'say') continue;
    if (answer.outcome === 'asked whether' || answer.outcome === 'asked whether to share')
      return askedIn(said, answer);
    if (answer.outcome === 'refused')
      return { kind: 'errors', errors: { [roleInput(role)]: answer.message.text } };
    said.push(answer.message.text);
    known = await readAgain(context.app, known);
  }
  return said.length === 0 ? { kind: 'closed' } : { kind: 'closed', message: answerView(said.join('\n')) };
}

/** A private incident: the person is asked in the answer whether somebody may be let in. */
function askedIn(said: readonly string[], answer: Said): SubmissionResult {
  const before = said.length > 0 ? `${said.join('\n')}\n` : '';
  return {
    kind: 'closed',
    message: { ...answer.message, text: `${before}${answer.message.text}` },
  };
}

interface RoleChange {
  readonly role: string;
  readonly user: string;
  readonly change: Change;
}

/** A commander is followed by the next one in one step. */
function changesIn(incident: Incident, roles: readonly string[], values: ViewValues): readonly RoleChange[] {
  return roles.flatMap((role): readonly RoleChange[] => {
    const wanted = readRole(values, role);
    if (wanted === undefined) return [];
    const now = incident.roles[role] ?? [];
    const taken = wanted.filter((user) => !now.includes(user));
    const left = role === COMMANDER && taken.length > 0 ? [] : now.filter((user) => !wanted.includes(user));
    return [
      ...left.map((user) => ({ role, user, change: { kind: 'leave', role, user } as const })),
      ...taken.map((user) => ({ role, user, change: { kind: 'role', role, user } as const })),
    ];
  });
}
