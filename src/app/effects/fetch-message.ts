import type { App } from '../app.ts';
import { captureMessage, syncEntry } from '../capture/capture-message.ts';
import { refuseOwnMessage } from '../capture/refuse-own-message.ts';
import type { EffectRef } from '../ports/effects.ts';
import type { MessageRef } from '../ports/messages.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';

type Ports = Pick<
  App,
  | 'messages'
  | 'entries'
  | 'people'
  | 'policy'
  | 'incidents'
  | 'incidentChannels'
  | 'effects'
  | 'queue'
  | 'clock'
  | 'peopleMessages'
  | 'fileCopies'
>;

/** `msg.TEAM.CHANNEL.SECONDS.MICROS`, as `messageId` builds it. */
const MESSAGE_ID = /^msg\.[^.]+\.([^.]+)\.(\d+\.\d+)$/;

/** The message whose effect this is. */
export function messageOf({ team, id }: EffectRef): MessageRef | undefined {
  const [, channel, ts] = MESSAGE_ID.exec(id) ?? [];
  return channel === undefined || ts === undefined ? undefined : { team, channel, ts };
}

/** Reads from Slack, once, a message on the timeline that was posted before Scribe was in the channel. */
export async function fetchMessage(app: Ports, ref: EffectRef): Promise<Outcome> {
  const place = messageOf(ref);
  if (!place) return dropped(`${ref.id} names no message`);
  const { channel, ts } = place;
  const message = await app.messages.find(place);
  if (!message) return dropped('the message is gone');
  if (message.text === undefined) {
    const read = await app.peopleMessages.read(ref.team, { channel, ts });
    if (!read) return dropped('Slack does not have the message any more');
    if (read === 'own') {
      for (const user of message.pinnedBy) await refuseOwnMessage(app, { ...message, user });
      return dropped('the message is from Scribe itself');
    }
    await captureMessage(app, { ...message, ...read });
    return DONE;
  }
  await syncEntry(app, { team: ref.team, channel, ts });
  return DONE;
}
