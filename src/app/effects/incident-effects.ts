import type { Effect, EntryDraft, IncidentEffect, TellEffect } from '../../domain/effect.ts';
import { wantedEffects } from '../../domain/incident/wanted-effects.ts';
import { mayBeWarned } from '../access/sharing.ts';
import type { App } from '../app.ts';
import { writeEventEntry } from '../incidents/write-event-entry.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { SlackFault } from '../ports/slack-fault.ts';
import { invite, openChannel, withChannel } from './channel.ts';
import { deliverDraft } from './draft.ts';
import { keepEarlyMessages } from './early-messages.ts';
import { deliverExport } from './export.ts';
import { announce, pinCard, showCard } from './incident-messages.ts';
import { inviteByRule } from './invite-by-rule.ts';
import { keepMembers } from './members.ts';
import { tellOfMerge } from './merge-notice.ts';
import { moveRecord, moveRecordBack } from './move-record.ts';
import { tellNews } from './news.ts';
import { followNudge, sendNudge } from './nudge.ts';
import { DONE, dropped, later, type Outcome } from './outcome.ts';
import { takeThread } from './take-thread.ts';
import type { Task } from './task.ts';
import { followRoles, tellRole } from './tell-role.ts';
import { setTopic } from './topic.ts';
import { openWorkNotes } from './work-notes.ts';

/** What an incident wants, in the hands of a worker. */
interface IncidentTask {
  readonly known: KnownIncident;
  readonly effect: Effect;
  readonly task: Task;
}

/** Runs what an incident wants. */
export async function runIncidentEffect(app: App, job: IncidentTask): Promise<Outcome> {
  const { known, effect } = job;
  const outcome = await run(app, job);
  if (outcome.kind !== 'done' || !SHOWS_STATE.includes(effect.kind)) return outcome;
  // Two workers that show two states may overtake each other: whoever showed the older one shows the state again.
  const now = await app.incidents.byId(known.incident.team, known.incident.id);
  return now && now.incident.version !== known.incident.version
    ? later(0, 'the incident changed meanwhile')
    : outcome;
}

const SHOWS_STATE: readonly Effect['kind'][] = ['card', 'announcement', 'topic'];

/** What an incident can want. */
const INCIDENT_KINDS: Readonly<Record<IncidentEffect['kind'], true>> = {
  ...{ channel: true, point: true, invite: true, 'invite-by-rule': true, members: true, topic: true },
  ...{ card: true, pin: true, announcement: true, 'tell-role': true, nudge: true, news: true },
  ...{ 'announced-news': true, entry: true, thread: true, move: true, 'move-back': true },
  ...{ 'merge-notice': true, draft: true, export: true, tell: true, 'work-notes': true },
  ...{ 'plan-items': true, 'early-messages': true },
};

function isOfIncident(effect: Effect): effect is IncidentEffect {
  return effect.kind in INCIDENT_KINDS;
}

async function run(app: App, { known, effect, task }: IncidentTask): Promise<Outcome> {
  if (!isOfIncident(effect)) return dropped(`an incident cannot want "${effect.kind}"`);
  switch (effect.kind) {
    case 'channel':
      return openChannel(app, known, task);
    case 'invite':
      return known.incident.place.kind === 'here' ? DONE : invite(app, known, effect.user);
    case 'work-notes':
    case 'invite-by-rule':
    case 'members':
    case 'early-messages':
    case 'topic':
      return settleIn(app, known, { kind: effect.kind, task });
    case 'plan-items':
      return planItems(app, known);
    case 'card':
    case 'pin':
      return effect.kind === 'card' ? showCardAndRoles(app, known, task) : pinCard(app, known);
    case 'announcement':
      return announce(app, known, task);
    case 'tell-role':
      return tellRole(app, known, { effect, task });
    case 'nudge':
      return sendNudge(app, known, { effect, task });
    case 'news':
    case 'announced-news':
      return tellNews(app, known, { effect, task });
    case 'entry':
      return writeEntry(app, known, { entry: effect.entry, task });
    case 'move':
    case 'move-back':
      return moveEitherWay(app, known, { effect, task });
    case 'merge-notice':
      return tellOfMerge(app, known, { effect, task });
    case 'thread':
      return takeThread(app, known, effect);
    case 'draft':
      return draft(app, known, { effect, task });
    case 'export':
      return deliverExport(app, known, { effect, task });
    case 'tell':
      return tell(app, known, { effect, task });
    case 'point':
      return point(app, known, { effect, task });
    default:
      return effect satisfies never;
  }
}

/**
 * What people were told about their roles, or asked for in a nudge, changes with what the card shows. The card comes
 * first: the whole channel reads it.
 */
async function showCardAndRoles(app: App, known: KnownIncident, task: Task): Promise<Outcome> {
  const shown = await showCard(app, known, task);
  if (shown.kind === 'later') return shown;
  await followRoles(app, known, task);
  await followNudge(app, known, task);
  return shown;
}

/** Entries go with a merge, and return when it is taken back. */
function moveEitherWay(
  app: App,
  known: KnownIncident,
  {
    effect,
    task,
  }: { readonly effect: Extract<IncidentEffect, { kind: 'move' | 'move-back' }>; readonly task: Task },
): Promise<Outcome> {
  return effect.kind === 'move'
    ? moveRecord(app, known, task)
    : moveRecordBack(app, known, { from: effect.from, task });
}

type Settling = 'work-notes' | 'invite-by-rule' | 'members' | 'early-messages' | 'topic';

/** Who and what belongs into the channel besides its card. */
function settleIn(
  app: App,
  known: KnownIncident,
  { kind, task }: { readonly kind: Settling; readonly task: Task },
): Promise<Outcome> {
  switch (kind) {
    case 'work-notes':
      return openWorkNotes(app, known, task);
    case 'invite-by-rule':
      return inviteByRule(app, known, task);
    case 'members':
      return keepMembers(app, known);
    case 'early-messages':
      return keepEarlyMessages(app, known);
    case 'topic':
      return setTopic(app, known, task);
    default:
      return kind satisfies never;
  }
}

/** The next look for plans that no longer hold finds them. */
async function planItems(app: Pick<App, 'actionPlans'>, { incident }: KnownIncident): Promise<Outcome> {
  await app.actionPlans.planAgain({ team: incident.team, incident: incident.key });
  return DONE;
}

async function writeEntry(
  app: App,
  known: KnownIncident,
  { entry, task }: { readonly entry: EntryDraft; readonly task: Task },
): Promise<Outcome> {
  await writeEventEntry(app, known.incident, entry);
  return known.incident.phase.state === 'merged' ? moveRecord(app, known, task) : DONE;
}

async function point(
  app: App,
  known: KnownIncident,
  { effect, task }: { readonly effect: Extract<IncidentEffect, { kind: 'point' }>; readonly task: Task },
): Promise<Outcome> {
  const { responseUrl, until } = effect;
  if (app.clock() > until) return dropped('the address of the command answers no more');
  return withChannel(known, async (channel) => {
    try {
      const told = await task.once(() =>
        app.directMessages.replyWithChannel(responseUrl, known.incident, channel),
      );
      return told ? DONE : dropped('the person may have been told before');
    } catch (error) {
      // An address that was used up or has expired is nothing that an operator could mend.
      if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') throw error;
      return dropped('the address of the command takes no more answers');
    }
  });
}

async function draft(
  app: App,
  known: KnownIncident,
  { effect, task }: { readonly effect: Extract<IncidentEffect, { kind: 'draft' }>; readonly task: Task },
): Promise<Outcome> {
  await writeMissingEntries(app, known);
  return deliverDraft(app, { known, effect, task });
}

/** A draft must read the entry of every change of state, even one whose first write failed. */
async function writeMissingEntries(app: App, { incident, events }: KnownIncident): Promise<void> {
  const commands = new Set(events.map(({ id }) => id));
  for (const id of commands) {
    const changes = wantedEffects(
      incident,
      events.filter((event) => event.id === id),
      app.policy,
    );
    for (const { effect } of changes) {
      if (effect.kind === 'entry') await writeEventEntry(app, incident, effect.entry);
    }
  }
}

async function tell(
  app: App,
  known: KnownIncident,
  { effect, task }: { readonly effect: TellEffect; readonly task: Task },
): Promise<Outcome> {
  const { user, notice } = effect;
  if (!(await mayBeWarned(app, known, user))) return dropped(`${user} is not in the channel`);
  await app.directMessages.notify({ team: known.incident.team, user }, notice, await task.tag());
  return DONE;
}
