import type { App as BoltApp } from '@slack/bolt';
import { findIncident } from '../../../app/find-incident.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { COMMANDER } from '../../../domain/incident/incident.ts';
import { readIncidentRef } from '../../views/button-values.ts';
import { addEntryModal } from '../../views/entry-modal.ts';
import { ACTIONS } from '../../views/ids.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import { type Answer, open, sayWords } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import { apply, draftAgain } from '../verbs/change.ts';
import { timeline } from '../verbs/queries.ts';
import { ask } from '../verbs/resolve.ts';
import { onClick } from './on-click.ts';

type OnIncident = (context: ListenerContext, request: UserRequest, known: KnownIncident) => Promise<Answer>;

/** What each button of the card does. */
const BUTTONS: Readonly<Record<string, OnIncident>> = {
  [ACTIONS.cardAdd]: async (context, request, { incident }) =>
    open(
      addEntryModal(
        incident.key,
        { occurredAt: context.app.clock(), type: 'note', text: '' },
        { channel: request.channel },
      ),
    ),
  [ACTIONS.cardTimeline]: (context, request, { incident }) =>
    timeline(context, { ...request, incident: incident.key }, false),
  [ACTIONS.cardLead]: (context, request, known) =>
    apply(context, request, known, {
      ...stamp(context, request),
      kind: 'role',
      role: COMMANDER,
      user: request.user,
    }),
  [ACTIONS.cardResolve]: ask,
  [ACTIONS.cardDraft]: draftAgain,
  [ACTIONS.cardReopen]: (context, request, known) =>
    apply(context, request, known, { ...stamp(context, request), kind: 'reopen', why: undefined }),
};

/** The buttons of the incident card. */
export function listenToCard(bolt: BoltApp, context: ListenerContext): void {
  for (const [id, act] of Object.entries(BUTTONS)) {
    onClick(bolt, context, id, ({ request, value }) =>
      onIncident(context, request, readIncidentRef(value)?.incident ?? '', act),
    );
  }
}

async function onIncident(
  context: ListenerContext,
  request: UserRequest,
  key: string,
  act: OnIncident,
): Promise<Answer> {
  const found = await findIncident(context.app, { team: request.team, user: request.user, key });
  return found.kind === 'found'
    ? act(context, request, found.known)
    : sayWords(noSuchIncident(key, context.command));
}

function stamp(context: ListenerContext, request: UserRequest) {
  return { id: request.id, by: request.user, at: context.app.clock() };
}
