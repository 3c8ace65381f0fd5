import type { IncidentHere } from '../../../app/access/channel-incident-cache.ts';
import { itemFromMessage } from '../../../app/actions/item-from-message.ts';
import { capturePin } from '../../../app/capture/capture-message.ts';
import { refuseOwnMessage } from '../../../app/capture/refuse-own-message.ts';
import { personOf } from '../../../app/people/load-person.ts';
import type { MessagePin } from '../../../app/ports/messages.ts';
import type { ListenerContext } from '../listener-context.ts';
import { refusedBy } from '../who-may.ts';

/** Something that somebody did to a message, or took back, as Slack tells it. */
export interface Marking extends Omit<MessagePin, 'ts'> {
  /** The workspace for whose installation it came. */
  readonly team: string;
  readonly channel: string;
  readonly message: string;
  /** Whose message it is, as far as Slack says so. */
  readonly author: string | undefined;
  readonly on: boolean;
  readonly eventTs: string;
  /** Scribe, in the workspace for which it came. */
  readonly self: string | undefined;
}

/**
 * Notes it where the channel has an incident. Whoever means a message of Scribe itself is told why that is no entry, unless
 * they pinned it, which people do for other reasons; nothing is said where somebody may not write into the record. Throws
 * `StoreFault`.
 */
export async function putOnTimeline(context: ListenerContext, marking: Marking): Promise<void> {
  const { user, on, message: ts, way, type, eventTs } = marking;
  const marked = await whereMarked(context, marking, 'record');
  if (!marked) return;
  const message = { team: marked.team, channel: marked.room, ts, incident: marked.key };
  if (marked.own) {
    if (on && way !== 'pin') await refuseOwnMessage(context.app, { ...message, user });
    return;
  }
  await capturePin(context.app, { ...message, user, way, ...(type && { type }), on, eventTs });
}

/**
 * Makes an action item of a message by a reaction, or takes it back. Throws `StoreFault`, and `SlackFault` where the
 * message has to be read first.
 */
export async function putOnList(context: ListenerContext, marking: Omit<Marking, 'way'>): Promise<void> {
  const { app } = context;
  const { user, on, message: ts } = marking;
  const marked = await whereMarked(context, marking, 'items');
  if (!marked || marked.own) return;
  const { team, key: incident, room: channel } = marked;
  const made = await itemFromMessage(app, { team, incident, channel, ts, user, on });
  if (made !== 'done') app.journal.info({ incident, why: made }, 'no action item made of a message');
}

/**
 * The incident of the channel; `own` where the message is Scribe's. What apps do counts for nothing: two of them that
 * answer each other, and Scribe, would never come to an end.
 */
async function whereMarked(
  context: ListenerContext,
  marking: Omit<Marking, 'way'>,
  act: 'record' | 'items',
): Promise<(IncidentHere & { readonly own: boolean }) | undefined> {
  const incident = await context.channels.incidentOf(marking.team, marking.channel);
  if (!incident) return undefined;
  const { self, user, author } = marking;
  if (user === self || (await isApp(context, incident, marking))) return undefined;
  // In a shared channel the event may be for the other side's installation, and the message from Scribe on this one.
  const { botUserId } = await context.workspaces.workspace(incident.team);
  if (user === botUserId) return undefined;
  if (author !== undefined && [self, botUserId].includes(author)) return { ...incident, own: true };
  const who = { team: incident.team, user, typedIn: marking.channel };
  const target = { incident: incident.key };
  if ((await refusedBy(context, who, { act, target })) === undefined) return { ...incident, own: false };
  context.app.journal.info({ incident: incident.key, act }, 'a mark on a message is ignored: not allowed');
  return undefined;
}

/** As far as Slack says so within a second. */
async function isApp(
  { app }: ListenerContext,
  { team }: IncidentHere,
  { user }: Pick<Marking, 'user'>,
): Promise<boolean> {
  return (await personOf(app, team, user)).bot === true;
}
