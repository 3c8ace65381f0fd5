import type { App as BoltApp } from '@slack/bolt';
import { saveImpact } from '../../../app/impact-form.ts';
import { MODALS } from '../../views/ids.ts';
import { impactModal, readImpactModal } from '../../views/impact-modal.ts';
import { answerView } from '../../views/plain-answer.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import { impactSaved } from '../../words/notes.ts';
import type { Parts } from '../parts.ts';
import { onSubmit, type Received, type Sent } from './on-submit.ts';

/** The impact is noted from the first minute on, before there is a draft. */
export function listenToImpactModal(bolt: BoltApp, parts: Parts): void {
  onSubmit(bolt, parts, MODALS.impact, (sent) => submit(parts, sent));
}

async function submit(parts: Parts, sent: Sent): Promise<Received> {
  const key = sent.refs.incident ?? '';
  const known = await parts.app.incidents.byKey(sent.team, key);
  if (!known) return { kind: 'closed', message: answerView(noSuchIncident(key, parts.command)) };
  const texts = readImpactModal(sent.values);
  const saved = await saveImpact(parts.app, known, { by: sent.user, version: sent.refs.version }, texts);
  switch (saved.kind) {
    case 'saved':
      return { kind: 'closed', message: answerView(impactSaved(saved.count)) };
    case 'overtaken':
      return { kind: 'update', view: impactModal({ texts, version: saved.version }, sent.refs, saved.parts) };
    default:
      return saved satisfies never;
  }
}
