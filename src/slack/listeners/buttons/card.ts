import type { App as BoltApp } from '@slack/bolt';
import { findIncident } from '../../../app/find-incident.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { COMMANDER } from '../../../domain/incident/incident.ts';
import { addEntryModal } from '../../views/entry-modal.ts';
import { ACTIONS } from '../../views/ids.ts';
import { readIncidentRef } from '../../views/values.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import { type Answer, open, sayWords } from '../answer.ts';
import type { Asked } from '../asked.ts';
import type { Parts } from '../parts.ts';
import { apply, draftAgain } from '../verbs/change.ts';
import { timeline } from '../verbs/look.ts';
import { ask } from '../verbs/resolve.ts';
import { onClick } from './on-click.ts';

type OnIncident = (parts: Parts, asked: Asked, known: KnownIncident) => Promise<Answer>;

/** What each button of the card does. */
const BUTTONS: Readonly<Record<string, OnIncident>> = {
  [ACTIONS.cardAdd]: async (parts, asked, { incident }) =>
    open(
      addEntryModal(
        incident.key,
        { occurredAt: parts.app.clock(), type: 'note', text: '' },
        { channel: asked.channel },
      ),
    ),
  [ACTIONS.cardTimeline]: (parts, asked, { incident }) =>
    timeline(parts, { ...asked, incident: incident.key }, false),
  [ACTIONS.cardLead]: (parts, asked, known) =>
    apply(parts, asked, known, { ...stamp(parts, asked), kind: 'role', role: COMMANDER, user: asked.user }),
  [ACTIONS.cardResolve]: ask,
  [ACTIONS.cardDraft]: draftAgain,
  [ACTIONS.cardReopen]: (parts, asked, known) =>
    apply(parts, asked, known, { ...stamp(parts, asked), kind: 'reopen', why: undefined }),
};

/** The buttons of the incident card. */
export function listenToCard(bolt: BoltApp, parts: Parts): void {
  for (const [id, act] of Object.entries(BUTTONS)) {
    onClick(bolt, parts, id, ({ asked, value }) =>
      onIncident(parts, asked, readIncidentRef(value)?.incident ?? '', act),
    );
  }
}

async function onIncident(parts: Parts, asked: Asked, key: string, act: OnIncident): Promise<Answer> {
  const found = await findIncident(parts.app, { team: asked.team, user: asked.user, key });
  return found.kind === 'found'
    ? act(parts, asked, found.known)
    : sayWords(noSuchIncident(key, parts.command));
}

function stamp(parts: Parts, asked: Asked) {
  return { id: asked.id, by: asked.user, at: parts.app.clock() };
}
