import type { App as BoltApp } from '@slack/bolt';
import { findIncident } from '../../../app/find-incident.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { draftDiscardedView } from '../../views/draft.ts';
import { ACTIONS } from '../../views/ids.ts';
import { questionsModal } from '../../views/questions-modal.ts';
import { type DraftRef, readDraftRef } from '../../views/values.ts';
import { draftGone } from '../../words/drafts.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import { type Answer, open, replaceBy, sayWords } from '../answer.ts';
import type { Asked } from '../asked.ts';
import type { Parts } from '../parts.ts';
import { draftAgain } from '../verbs/change.ts';
import { onClick } from './on-click.ts';

/** The buttons under "Draft ready". Open is a link; its click only has to be acknowledged. */
export function listenToDraftButtons(bolt: BoltApp, parts: Parts): void {
  bolt.action(ACTIONS.draftOpen, async ({ ack }) => {
    await ack();
  });
  const listen = (id: string, act: (asked: Asked, known: KnownIncident, ref: DraftRef) => Promise<Answer>) =>
    onClick(bolt, parts, id, async ({ asked, value }) => {
      const ref = readDraftRef(value);
      const key = ref?.incident ?? '';
      const found = await findIncident(parts.app, { team: asked.team, user: asked.user, key });
      if (!ref || found.kind !== 'found') return sayWords(noSuchIncident(key, parts.command), 'refused');
      return act(asked, found.known, ref);
    });
  listen(ACTIONS.draftAgain, (asked, known) => draftAgain(parts, asked, known));
  listen(ACTIONS.draftQuestions, (asked, known) => answerQuestions(parts, asked, known));
  listen(ACTIONS.draftDiscard, (asked, known, ref) => discard(parts, asked, known, ref));
}

async function answerQuestions(parts: Parts, asked: Asked, { incident }: KnownIncident): Promise<Answer> {
  const stored = await parts.app.postmortems.byIncident(asked.team, incident.key);
  if (!stored?.latest) return sayWords(draftGone(incident.key, parts.command), 'refused');
  const refs = { incident: incident.key, draft: stored.latest.id, channel: asked.channel };
  return open(questionsModal(stored.latest.document.questions, refs));
}

async function discard(
  parts: Parts,
  asked: Asked,
  { incident }: KnownIncident,
  ref: DraftRef,
): Promise<Answer> {
  const done = await parts.app.postmortems.discard(asked.team, incident.key, ref.draft);
  return done
    ? replaceBy(draftDiscardedView(incident, asked.user, ref.draft), 'discarded')
    : sayWords(draftGone(incident.key, parts.command), 'refused');
}
