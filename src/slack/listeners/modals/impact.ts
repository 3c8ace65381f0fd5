import type { App as BoltApp } from '@slack/bolt';
import { saveImpact } from '../../../app/incidents/impact-form.ts';
import { MODALS } from '../../views/ids.ts';
import { readServices } from '../../views/modals/details-inputs.ts';
import { impactModal, readImpactModal } from '../../views/modals/impact-modal.ts';
import { changedValues } from '../../views/modals/view-state.ts';
import { answerView } from '../../views/plain-answer.ts';
import { impactSaved } from '../../words/notes.ts';
import { inSteps } from '../after-saving.ts';
import { incidentOf } from '../incident-of.ts';
import type { ListenerContext } from '../listener-context.ts';
import { takeDetails } from './details.ts';
import { onSubmit, type Submission, type SubmissionResult, underFirstInput } from './on-submit.ts';

/** The impact form. It can be filled in from the first minute, before there is a draft. */
export function listenToImpactModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.impact, (submission) => submit(context, submission));
}

async function submit(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const key = submission.refs.incident ?? '';
  const found = await incidentOf(context, submission, key);
  if ('instead' in found) return underFirstInput(submission, found.instead);
  const { known } = found;
  const texts = readImpactModal(submission.values);
  const services = readServices(changedValues(submission.values, submission.opened));
  const moved =
    services !== undefined && (await takeDetails(context.app, known, { submission, details: { services } }));
  const save = () =>
    saveImpact(context.app, known, { by: submission.user, version: submission.refs.version, texts });
  const saved = await (moved ? inSteps(save) : save());
  switch (saved.kind) {
    case 'saved':
      return { kind: 'closed', message: answerView(impactSaved(saved.count + Number(moved))) };
    case 'overtaken':
      return {
        kind: 'update',
        view: impactModal({ texts, version: saved.version }, submission.refs, {
          overtaken: saved.parts,
          services: context.app.policy.services,
          chosen: readServices(submission.values),
        }),
      };
    default:
      return saved satisfies never;
  }
}
