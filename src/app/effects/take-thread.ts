import { fromUnixTime } from 'date-fns/fromUnixTime';
import type { IncidentEffect } from '../../domain/effect.ts';
import { messageWords } from '../../domain/timeline/message-words.ts';
import type { App } from '../app.ts';
import { captureMessage } from '../capture/capture-message.ts';
import { roomOf, takeMessage } from '../capture/take-message.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';

type Thread = Extract<IncidentEffect, { kind: 'thread' }>;

/** Takes every message of a thread onto the timeline, each as it stands there already, if it does. Throws `SlackFault` and `StoreFault`. */
export async function takeThread(
  app: App,
  known: KnownIncident,
  { channel, ts, by, at }: Thread,
): Promise<Outcome> {
  const { team } = known.incident;
  const messages = await app.peopleMessages.thread(team, { channel, ts });
  if (messages.length === 0) return dropped('Slack does not have the thread any more');
  const here = await roomOf(app, known, channel);
  for (const { ts: posted, ...message } of messages) {
    const text = messageWords(message);
    if (text === undefined) continue;
    if (here) {
      const place = { team, channel: here.room, incident: here.incident, ts: posted };
      await captureMessage(app, { ...place, ...message });
    }
    await takeMessage(app, known, {
      ...{ channel, ts: posted, author: message.user },
      shown: { text, type: 'note', occurredAt: fromUnixTime(Number(posted)) },
      changed: {},
      by: { user: by, eventTs: String(at.getTime() / 1_000) },
    });
  }
  return DONE;
}
