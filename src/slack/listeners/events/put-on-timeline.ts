import { capturePin } from '../../../app/capture-message.ts';
import type { IncidentHere } from '../../../app/channel-incident-cache.ts';
import { personOf } from '../../../app/load-person.ts';
import type { MessagePin } from '../../../app/ports/messages.ts';
import { refuseOwnMessage } from '../../../app/refuse-own-message.ts';
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
 * Notes it where the channel has an incident. What apps do counts for nothing: two of them that answer each other, and
 * Scribe, would never come to an end. Whoever means a message of Scribe itself is told why that is no entry, unless they
 * pinned it, which people do for other reasons; likewise nothing is said where somebody may not write into the record.
 * Throws `StoreFault`.
 */
export async function putOnTimeline(context: ListenerContext, marking: Marking): Promise<void> {
  const incident = await context.channels.incidentOf(marking.team, marking.channel);
  if (!incident) return;
  const { self, user, author, on, message: ts, way, type, eventTs } = marking;
  const message = { team: incident.team, channel: incident.room, ts, incident: incident.key };
  if (user === self || (await isApp(context, incident, marking))) return;
  // In a shared channel the event may be for the other side's installation, and the message from Scribe on this one.
  const { botUserId } = await context.workspaces.workspace(incident.team);
  if (user === botUserId) return;
  if (author !== undefined && [self, botUserId].includes(author)) {
    if (on && way !== 'pin') await refuseOwnMessage(context.app, { ...message, user });
    return;
  }
  const who = { team: incident.team, user, typedIn: marking.channel };
  const target = { incident: incident.key };
  if ((await refusedBy(context, who, { act: 'record', target })) !== undefined) {
    context.app.journal.info({ incident: incident.key, way }, 'not put on the timeline: not allowed');
    return;
  }
  await capturePin(context.app, { ...message, user, way, ...(type && { type }), on, eventTs });
}

/** As far as Slack says so within a second. */
async function isApp({ app }: ListenerContext, { team }: IncidentHere, { user }: Marking): Promise<boolean> {
  return (await personOf(app, team, user)).bot === true;
}
