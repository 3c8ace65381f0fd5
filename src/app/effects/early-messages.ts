import { subMinutes } from 'date-fns/subMinutes';
import type { Act } from '../../domain/rights/act.ts';
import { barredFrom } from '../access/barred.ts';
import { itemFromMessage } from '../actions/item-from-message.ts';
import type { App } from '../app.ts';
import { captureEdit, captureMessage, capturePin } from '../capture/capture-message.ts';
import { reactionMeaning } from '../capture/reaction-meaning.ts';
import { readMention, takeMention } from '../capture/take-mention.ts';
import { personOf } from '../people/load-person.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { IncidentMessageRef } from '../ports/messages.ts';
import type { StandingMessage } from '../ports/people-messages.ts';
import { withChannel } from './channel.ts';
import { DONE, type Outcome } from './outcome.ts';

/** The clocks of Scribe and of Slack may differ by so many minutes. */
const SKEW = 1;

/**
 * Keeps what was said in the incident's channel, and marked there, before Scribe knew the channel by its address: between
 * Slack's making it and the write of its id anything may happen, the end of the process included, and Slack delivers
 * nothing twice that was taken. What was kept already stays as it is. Throws `SlackFault` and `StoreFault`.
 */
export function keepEarlyMessages(app: App, known: KnownIncident): Promise<Outcome> {
  return withChannel(known, async (channel) => {
    const { team, key: incident, declaredAt } = known.incident;
    const since = { channel, at: subMinutes(declaredAt, SKEW) };
    for (const message of await app.peopleMessages.standing(team, since)) {
      const ref = { team, channel, incident, ts: message.ts };
      await keepWords(app, ref, message);
      await keepMarks(app, ref, message);
      await keepMention(app, ref, message);
    }
    return DONE;
  });
}

async function keepWords(
  app: App,
  ref: IncidentMessageRef,
  { editedTs, reactions: _reactions, pinnedBy: _pinnedBy, mentions: _mentions, ...said }: StandingMessage,
): Promise<void> {
  const kept = await app.messages.find(ref);
  if (kept?.text !== undefined || kept?.deleted) return;
  const message = { ...ref, ...said };
  if (editedTs === undefined) await captureMessage(app, message);
  else await captureEdit(app, { ...message, editedTs });
}

/** Slack does not say when somebody reacted: whatever else is known of the mark is newer. */
async function keepMarks(
  app: App,
  ref: IncidentMessageRef,
  { reactions, pinnedBy }: StandingMessage,
): Promise<void> {
  const [on, eventTs] = [true, ref.ts];
  for (const { name, user } of reactions) {
    const meant = reactionMeaning(app.policy.reactions, name);
    if (!meant || !(await mayMark(app, ref, { user, act: meant === 'item' ? 'items' : 'record' }))) continue;
    if (meant === 'item') await itemFromMessage(app, { ...ref, user, on });
    else await capturePin(app, { ...ref, user, ...meant, on, eventTs });
  }
  if (pinnedBy !== undefined && (await mayMark(app, ref, { user: pinnedBy, act: 'record' })))
    await capturePin(app, { ...ref, user: pinnedBy, way: 'pin', on, eventTs });
}

/**
 * A mention of Scribe is an entry, as it is where Slack tells of it in time. What cannot be read stays a message: its author
 * heard then that nothing was logged.
 */
async function keepMention(
  app: App,
  ref: IncidentMessageRef,
  { mentions: of, user, text, files }: StandingMessage,
): Promise<void> {
  if (of === undefined || !(await mayMark(app, ref, { user, act: 'record' }))) return;
  const mention = { ...ref, user, text, files, of };
  const { person, read } = await readMention(app, mention);
  if (read.kind === 'entry') await takeMention(app, mention, { person, read });
}

/** What apps do counts for nothing, as it does when Slack tells of it at once. */
async function mayMark(
  app: App,
  { team, channel, incident }: IncidentMessageRef,
  { user, act }: { readonly user: string; readonly act: Act },
): Promise<boolean> {
  if ((await personOf(app, team, user)).bot) return false;
  return (await barredFrom(app, { team, user, typedIn: channel, act }, { incident })) === undefined;
}
