import type { App as BoltApp } from '@slack/bolt';
import { COMMANDER, commanderOf } from '../../../domain/incident/incident.ts';
import { readIncidentRef } from '../../views/button-values.ts';
import { addEntryModal } from '../../views/entry-modal.ts';
import { ACTIONS } from '../../views/ids.ts';
import { type Answer, open } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import { applyChange, confirmedFrom } from '../verbs/change.ts';
import { draftAgain } from '../verbs/draft.ts';
import { openResolveForm } from '../verbs/ending.ts';
import { unmerge } from '../verbs/merge.ts';
import { timeline } from '../verbs/queries.ts';
import { type IncidentRequest, withIncident } from '../with-incident.ts';
import { onClick } from './on-click.ts';

type OnIncident = (on: IncidentRequest) => Promise<Answer>;

/** What each button of the card does. */
const BUTTONS: Readonly<Record<string, OnIncident>> = {
  [ACTIONS.cardAdd]: openEntryForm,
  [ACTIONS.cardTimeline]: ({ context, request, known: { incident } }) =>
    timeline(context, { ...request, incident: incident.key }, { all: false }),
  [ACTIONS.cardLead]: takeCommand,
  [ACTIONS.cardResolve]: openResolveForm,
  [ACTIONS.cardDraft]: draftAgain,
  [ACTIONS.cardReopen]: (on) => applyChange(on, { kind: 'reopen', why: undefined }),
};

/** The buttons of the incident card. */
export function listenToCard(bolt: BoltApp, context: ListenerContext): void {
  for (const [id, act] of Object.entries(BUTTONS)) {
    onClick({ bolt, context }, id, async ({ request, value }) => {
      const incident = readIncidentRef(value)?.incident ?? '';
      return withIncident({ context, request: { ...request, incident } }, act);
    });
  }
  onClick({ bolt, context }, ACTIONS.mergeUndo, async ({ request, value }) => {
    const incident = readIncidentRef(value)?.incident ?? '';
    const asked = { ...request, incident, text: `unmerge ${incident}` };
    return withIncident({ context, request: asked, onMerged: 'itself' }, (on) => unmerge(on, undefined));
  });
}

/** The button has asked already, in its own dialog. */
function takeCommand({ request, ...on }: IncidentRequest): Promise<Answer> {
  const leads = commanderOf(on.known.incident);
  const asked = leads === undefined ? request : { ...request, confirmed: confirmedFrom(leads) };
  return applyChange({ ...on, request: asked }, { kind: 'role', role: COMMANDER, user: request.user });
}

async function openEntryForm({ context, request, known }: IncidentRequest): Promise<Answer> {
  const entry = { occurredAt: context.app.clock(), type: 'note' as const, text: '' };
  return open(addEntryModal(known.incident.key, entry, { channel: request.channel }));
}
