import type { App as BoltApp } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { fromUnixTime } from 'date-fns/fromUnixTime';
import { captureMessage, capturePin } from '../../../app/capture-message.ts';
import type { IncidentHere } from '../../../app/channel-incident-cache.ts';
import { cleanMessage } from '../../../app/clean-message.ts';
import { entryFor } from '../../../app/incident-for.ts';
import { personOf } from '../../../app/load-person.ts';
import { timeRemarks, wantReread } from '../../../app/log-entry.ts';
import { entryIdOf } from '../../../app/message-statements.ts';
import type { TakenSecret } from '../../../domain/secrets/redact.ts';
import { readEntryText } from '../../../domain/timeline/entry-text.ts';
import { behindMention } from '../../../domain/timeline/mention-text.ts';
import { capturedContent } from '../../messages/captured-content.ts';
import { readSlackMessage, type SlackMessage } from '../../messages/read-message.ts';
import type { Message } from '../../views/blocks.ts';
import { answerView } from '../../views/plain-answer.ts';
import { receiptView } from '../../views/receipt.ts';
import { mentionedElsewhere, mentionedInPassing } from '../../words/mentions.ts';
import { zoneNeeded } from '../../words/time-readings.ts';
import { emptyEntry, timeAheadOfNow, unclearTime } from '../../words/usage.ts';
import { installedTeam } from '../installed-team.ts';
import type { ListenerContext } from '../listener-context.ts';
import { takenOutOf } from '../take-out-secrets.ts';
import { refusedBy } from '../who-may.ts';

/** Where somebody wrote `@scribe …`, and to whom the answer goes. */
export interface Mention {
  readonly team: string;
  readonly channel: string;
  readonly message: SlackMessage;
  /** Scribe's own user, in this workspace. */
  readonly self: string;
  readonly client: WebClient;
  /** What was taken out of the delivery. */
  readonly taken: readonly TakenSecret[];
}

/**
 * `@scribe …` works like `log`, in threads too, where Slack has no commands
 * (https://docs.slack.dev/reference/events/app_mention). The message itself is what the entry comes from. Apps get no
 * answer: two that mention each other would never end.
 */
export function listenToMentions(bolt: BoltApp, context: ListenerContext): void {
  bolt.event('app_mention', async ({ event, body, client, context: self }) => {
    const message = readSlackMessage(event);
    if (message.source.bot !== undefined || message.source.id === '' || message.editedTs !== undefined)
      return;
    const { channel } = event;
    const team = installedTeam({ context: self, body });
    const mention = { team, channel, message, self: self.botUserId ?? '', client, taken: takenOutOf(body) };
    const incident = await context.channels.incidentOf(team, channel);
    if (!incident) return context.background(tell(mention, answerView(mentionedElsewhere(context.command))));
    await answerOnce(context, mention, incident);
  });
}

/**
 * A message that was edited, and kept so: where Scribe took nothing of what it said before, such as a time that there
 * is not, it is read anew. An entry that came from it follows anyhow. Throws `StoreFault`.
 */
export async function answerEdited(
  context: ListenerContext,
  mention: Mention,
  incident: IncidentHere,
): Promise<void> {
  const { message } = mention;
  if (message.source.bot !== undefined || message.source.id === '') return;
  if ((await mentioned(context, mention, incident)) === undefined) return;
  const place = { team: incident.team, channel: incident.room, ts: message.ts };
  const kept = await context.app.messages.find(place);
  if (kept?.deleted || kept?.pins.some(({ way }) => way === 'mention')) return;
  await answerOnce(context, mention, incident);
}

/** Answers unless that was done before. Throws `StoreFault`, so that Slack delivers it again. */
async function answerOnce(context: ListenerContext, mention: Mention, incident: IncidentHere): Promise<void> {
  const { team, channel, message } = mention;
  const edit = message.editedTs === undefined ? '' : `.${message.editedTs}`;
  const delivery = `evt.${team}.mention.${channel}.${message.ts}${edit}`;
  if ((await context.app.inbox.answerOf(delivery)) !== undefined) return;
  const answer = await record(context, mention, incident);
  await context.app.inbox.record(delivery, 'answered', context.app.clock());
  context.background(tell(mention, answer));
}

/** The user of Scribe's that the message begins with, and what stands behind. */
async function mentioned(
  { workspaces }: ListenerContext,
  { self, message }: Mention,
  { team }: IncidentHere,
): Promise<{ readonly of: string; readonly typed: string } | undefined> {
  if (!message.text.trimStart().startsWith('<@')) return undefined;
  const { botUserId = self } = await workspaces.workspace(team);
  for (const scribe of [self, botUserId]) {
    const typed = scribe === '' ? undefined : behindMention(message.text, scribe);
    if (typed !== undefined) return { of: scribe, typed };
  }
  return undefined;
}

async function record(context: ListenerContext, mention: Mention, incident: IncidentHere): Promise<Message> {
  const { app, command } = context;
  const { message } = mention;
  const found = await mentioned(context, mention, incident);
  if (!found) return answerView(mentionedInPassing());
  const { of, typed } = found;
  const user = message.source.id;
  const target = { incident: incident.key };
  const who = { team: incident.team, user, typedIn: mention.channel };
  const refused = await refusedBy(context, who, { act: 'record', target });
  if (refused !== undefined) return answerView(refused);
  const person = await personOf(app, incident.team, user);
  const reader = { zone: person.zone, now: app.clock() };
  const posted = fromUnixTime(Number(message.ts));
  const reading = readEntryText(typed, { now: posted, zone: person.zone }, app.policy.vocabulary.types);
  if (reading.kind === 'invalid-time')
    return answerView(unclearTime(reading.said, reading.why, reading.ways));
  if (reading.kind === 'empty' && message.files.length === 0) return answerView(emptyEntry(command));
  const remarks = reading.kind === 'entry' ? timeRemarks(reading, person) : undefined;
  if (reading.kind === 'entry' && reading.at && reading.ahead)
    return answerView(remarks?.zoneUnknown ? zoneNeeded(typed) : timeAheadOfNow(reading.at, reader));
  const place = { team: incident.team, channel: incident.room, incident: incident.key, ts: message.ts };
  await captureMessage(
    app,
    await cleanMessage(app, { ...place, ...capturedContent(message) }, mention.taken),
  );
  const way = { way: 'mention', mention: { of, zone: person.zone } } as const;
  await capturePin(app, { ...place, ...way, user, on: true, eventTs: message.ts });
  const entry = await entryFor(app, { ...who, id: entryIdOf(place) });
  if (!entry) return answerView(emptyEntry(command));
  if (remarks?.zoneUnknown && reading.kind === 'entry') await wantReread(app, entry, reading.said);
  return receiptView(entry, reader, { ...remarks, followed: incident.followed });
}

/** Private, and in the thread, if there is one. */
async function tell({ channel, message, client }: Mention, answer: Message): Promise<void> {
  const { threadTs, source } = message;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  await client.chat.postEphemeral({ channel, user: source.id, ...thread, ...answer });
}
