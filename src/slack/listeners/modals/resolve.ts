import type { App as BoltApp } from '@slack/bolt';
import { changeIncident } from '../../../app/change-incident.ts';
import { corrected, resolveForm } from '../../../app/resolve-form.ts';
import type { Refusal } from '../../../domain/incident/decide.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { milestoneInput, readResolveModal } from '../../views/resolve-modal.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import { refused } from '../../words/refusals.ts';
import type { Parts } from '../parts.ts';
import { readerOf } from '../verbs/look.ts';
import { onSubmit, type Received, type Sent } from './on-submit.ts';

/** The resolve modal: the summary, and the key times that somebody corrected. */
export function listenToResolveModal(bolt: BoltApp, parts: Parts): void {
  onSubmit(bolt, parts, { callback: MODALS.resolve, firstInput: INPUTS.summary }, (sent) =>
    submit(parts, sent),
  );
}

async function submit(parts: Parts, sent: Sent): Promise<Received> {
  const { app } = parts;
  const key = sent.refs.incident ?? '';
  const known = await app.incidents.byKey(sent.team, key);
  if (!known) return { kind: 'errors', errors: { [INPUTS.summary]: noSuchIncident(key, parts.command) } };
  const typed = readResolveModal(sent.values);
  const { times: shown } = await resolveForm(app, known);
  const result = await changeIncident(app, known, {
    kind: 'resolve',
    id: sent.id,
    by: sent.user,
    at: app.clock(),
    summary: typed.summary ?? '',
    times: corrected(shown, typed.times),
    template: app.policy.templates.default,
  });
  if (known.channel !== undefined) parts.channels.forget(sent.team, known.channel);
  if (result.kind !== 'refused') return { kind: 'closed' };
  const words = refused(result.refusal, await readerOf(parts, sent), parts.command);
  return { kind: 'errors', errors: { [inputOf(result.refusal)]: words } };
}

/** The input that a refusal is about. */
function inputOf(refusal: Refusal): string {
  switch (refusal.code) {
    case 'time-ahead':
      return milestoneInput(refusal.milestone);
    case 'times-contradict':
      return milestoneInput(refusal.later);
    case 'not-active':
    case 'not-resolved':
    case 'not-holding-role':
    case 'merge-into-itself':
      return INPUTS.summary;
    default:
      return refusal satisfies never;
  }
}
