import type { App as BoltApp } from '@slack/bolt';
import { addDays } from 'date-fns/addDays';
import { addMinutes } from 'date-fns/addMinutes';
import { announcementsPosted } from '../../../app/effects/incident-messages.ts';
import { postmortemShown } from '../../../app/postmortems/postmortem-shown.ts';
import { COMMANDER, isActive } from '../../../domain/incident/incident.ts';
import type { NudgeKind } from '../../../domain/incident/nudge-kind.ts';
import { readIncidentRef, readNudgeRef } from '../../views/button-values.ts';
import { ACTIONS } from '../../views/ids.ts';
import { addEntryModal } from '../../views/modals/entry-modal.ts';
import { rolesModal } from '../../views/modals/roles-modal.ts';
import { statusModal } from '../../views/modals/status-modal.ts';
import { overviewView } from '../../views/postmortem.ts';
import { draftNotThere } from '../../words/drafts.ts';
import { refused } from '../../words/refusals.ts';
import { type Answer, open, say, sayText } from '../answer.ts';
import { documentAddress } from '../document-address.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { catchup } from '../verbs/catchup.ts';
import { applyChange } from '../verbs/change.ts';
import { draftAgain, openImpactForm } from '../verbs/draft.ts';
import { openResolveForm, showWholeResolveForm } from '../verbs/ending.ts';
import { unmerge } from '../verbs/merge.ts';
import { timeline } from '../verbs/queries.ts';
import { type IncidentRequest, withIncident } from '../with-incident.ts';
import { onClick } from './on-click.ts';

type OnIncident = (on: IncidentRequest) => Promise<Answer>;

/** What each button of the card does. */
const BUTTONS: Readonly<Record<string, OnIncident>> = {
  [ACTIONS.cardUpdate]: openStatusForm,
  [ACTIONS.cardAdd]: openEntryForm,
  [ACTIONS.cardRoles]: openRolesForm,
  [ACTIONS.cardPostmortem]: showPostmortem,
  [ACTIONS.cardTimeline]: ({ context, request, known: { incident } }) =>
    timeline(context, { ...request, incident: incident.key }, { all: false }),
  [ACTIONS.catchup]: catchup,
  [ACTIONS.cardLead]: takeCommand,
  [ACTIONS.cardResolve]: openResolveForm,
  [ACTIONS.cardDraft]: draftAgain,
  [ACTIONS.nudgeImpact]: openImpactForm,
  [ACTIONS.cardReopen]: (on) => applyChange(on, { kind: 'reopen', why: undefined }),
};

/** The buttons of the incident card, and the one in the form that resolves. */
export function listenToCard(bolt: BoltApp, context: ListenerContext): void {
  for (const [id, act] of Object.entries(BUTTONS)) {
    onClick({ bolt, context }, id, async ({ request, value }) => {
      const incident = readIncidentRef(value)?.incident ?? '';
      return withIncident({ context, request: { ...request, incident } }, act);
    });
  }
  onClick({ bolt, context }, ACTIONS.resolveAll, async ({ request, refs }) => {
    const { incident = '' } = refs;
    return withIncident({ context, request: { ...request, incident } }, (on) =>
      showWholeResolveForm(on, refs),
    );
  });
  onClick({ bolt, context }, ACTIONS.nudgeSnooze, async ({ request, value }) => {
    const { incident = '', nudge = 'silence' } = readNudgeRef(value) ?? {};
    return withIncident({ context, request: { ...request, incident } }, (on) => snooze(on, nudge));
  });
  onClick({ bolt, context }, ACTIONS.mergeUndo, async ({ request, value }) => {
    const incident = readIncidentRef(value)?.incident ?? '';
    const asked = { ...request, incident, text: `unmerge ${incident}` };
    return withIncident({ context, request: asked, onMerged: 'itself' }, (on) => unmerge(on, undefined));
  });
}

/** Whoever snoozes asks to be left alone for that long: minutes; days for an incident that nobody works on. */
const SNOOZE = { minutes: 30, days: 7 };

async function snooze(on: IncidentRequest, nudge: NudgeKind): Promise<Answer> {
  const now = on.context.app.clock();
  const until = nudge === 'forgotten' ? addDays(now, SNOOZE.days) : addMinutes(now, SNOOZE.minutes);
  return applyChange(on, { kind: 'snooze', nudge, until });
}

/** The button may have been shown when nobody led, or somebody else: whoever leads by now is asked about. */
function takeCommand({ request, ...on }: IncidentRequest): Promise<Answer> {
  const asked = { ...request, text: `role ${COMMANDER} <@${request.user}>` };
  return applyChange({ ...on, request: asked }, { kind: 'role', role: COMMANDER, user: request.user });
}

async function openStatusForm({ context, request, known }: IncidentRequest): Promise<Answer> {
  const { incident, externalIds } = known;
  const announced = !incident.private && announcementsPosted(externalIds).length > 0;
  if (isActive(incident)) return open(statusModal(incident, { channel: request.channel }, { announced }));
  const reader = await readerOf(context, request);
  return sayText(refused({ code: 'not-active', incident }, reader, context.command), 'refused');
}

async function openRolesForm({ context, request, known: { incident } }: IncidentRequest): Promise<Answer> {
  return open(rolesModal(incident, context.app.policy.roles, { channel: request.channel }));
}

/** The postmortem as its message shows it, for the person alone. */
async function showPostmortem({ context, known }: IncidentRequest): Promise<Answer> {
  const { app, command } = context;
  const { incident } = known;
  const stored = await app.postmortems.byIncident(incident.team, incident.key);
  if (!stored?.latest || stored.discarded) return sayText(draftNotThere(incident, command));
  const shown = postmortemShown(incident, { ...stored, latest: stored.latest });
  const url = await documentAddress(app, shown);
  return say(overviewView(shown, { now: app.clock(), url }));
}

async function openEntryForm({ context, request, known }: IncidentRequest): Promise<Answer> {
  const entry = { occurredAt: context.app.clock(), type: 'note' as const, text: '' };
  return open(addEntryModal(known.incident.key, entry, { channel: request.channel }));
}
