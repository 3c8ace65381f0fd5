import type { App as BoltApp } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { IncidentHere } from '../../../app/access/channel-incident-cache.ts';
import { entryFor } from '../../../app/access/incident-for.ts';
import { captureMessage } from '../../../app/capture/capture-message.ts';
import { cleanMessage } from '../../../app/capture/clean-message.ts';
import { entryIdOf } from '../../../app/capture/message-statements.ts';
import { readMention, takeMention } from '../../../app/capture/take-mention.ts';
import type { TakenSecret } from '../../../domain/secrets/redact.ts';
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

/** The user of Scribe's that the message begins with. */
async function mentioned(
  { workspaces }: ListenerContext,
  { self, message }: Mention,
  { team }: IncidentHere,
): Promise<string | undefined> {
  if (!message.text.trimStart().startsWith('<@')) return undefined;
  const { botUserId = self } = await workspaces.workspace(team);
  return [self, botUserId].find(
    (scribe) => scribe !== '' && behindMention(message.text, scribe) !== undefined,
  );
}

async function record(context: ListenerContext, mention: Mention, incident: IncidentHere): Promise<Message> {
  const { app, command } = context;
  const { message } = mention;
  const of = await mentioned(context, mention, incident);
  if (of === undefined) return answerView(mentionedInPassing());
  const user = message.source.id;
  const who = { team: incident.team, user, typedIn: mention.channel };
  const refused = await refusedBy(context, who, { act: 'record', target: { incident: incident.key } });
  if (refused !== undefined) return answerView(refused);
  const place = { team: incident.team, channel: incident.room, incident: incident.key, ts: message.ts };
  const asked = { ...place, user, of, text: message.text, files: message.files };
  const { person, read } = await readMention(app, asked);
  const reader = { zone: person.zone, now: app.clock() };
  switch (read.kind) {
    case 'unclear':
      return answerView(unclearTime(read.reading.said, read.reading.why, read.reading.ways));
    case 'empty':
      return answerView(emptyEntry(command));
    case 'ahead':
      return answerView(read.zoneUnknown ? zoneNeeded(read.typed) : timeAheadOfNow(read.at, reader));
    case 'entry': {
      const kept = await cleanMessage(app, { ...place, ...capturedContent(message) }, mention.taken);
      await captureMessage(app, kept);
      await takeMention(app, asked, { person, read });
      const entry = await entryFor(app, { ...who, id: entryIdOf(place) });
      if (!entry) return answerView(emptyEntry(command));
      return receiptView(entry, reader, { ...read.remarks, followed: incident.followed });
    }
    default:
      return read satisfies never;
  }
}

/** Private, and in the thread, if there is one. */
async function tell({ channel, message, client }: Mention, answer: Message): Promise<void> {
  const { threadTs, source } = message;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  await client.chat.postEphemeral({ channel, user: source.id, ...thread, ...answer });
}
