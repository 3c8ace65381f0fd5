import type { App as BoltApp } from '@slack/bolt';
import { saveImpact } from '../../../app/impact-form.ts';
import { MODALS } from '../../views/ids.ts';
import { impactModal, readImpactModal } from '../../views/impact-modal.ts';
import { answerView } from '../../views/plain-answer.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import { impactSaved } from '../../words/notes.ts';
import type { ListenerContext } from '../listener-context.ts';
import { onSubmit, type Received, type Sent } from './on-submit.ts';

/** The impact is noted from the first minute on, before there is a draft. */
export function listenToImpactModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit(bolt, context, MODALS.impact, (sent) => submit(context, sent));
}

async function submit(context: ListenerContext, sent: Sent): Promise<Received> {
  const key = sent.refs.incident ?? '';
  const known = await context.app.incidents.byKey(sent.team, key);
  if (!known) return { kind: 'closed', message: answerView(noSuchIncident(key, context.command)) };
  const texts = readImpactModal(sent.values);
  const saved = await saveImpact(context.app, known, { by: sent.user, version: sent.refs.version }, texts);
  switch (saved.kind) {
    case 'saved':
      return { kind: 'closed', message: answerView(impactSaved(saved.count)) };
    case 'overtaken':
      return { kind: 'update', view: impactModal({ texts, version: saved.version }, sent.refs, saved.parts) };
    default:
      return saved satisfies never;
  }
}
