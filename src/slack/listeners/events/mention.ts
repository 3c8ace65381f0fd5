import type { App as BoltApp } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { fromUnixTime } from 'date-fns/fromUnixTime';
import { captureMessage, capturePin } from '../../../app/capture-message.ts';
import type { IncidentHere } from '../../../app/channel-incident-cache.ts';
import { entryFor } from '../../../app/incident-for.ts';
import { personOf } from '../../../app/load-person.ts';
import { entryIdOf } from '../../../app/message-statements.ts';
import { readEntryText } from '../../../domain/timeline/entry-text.ts';
import { behindMention } from '../../../domain/timeline/mention-text.ts';
import { capturedContent } from '../../messages/captured-content.ts';
import { readSlackMessage, type SlackMessage } from '../../messages/read-message.ts';
import type { Message } from '../../views/blocks.ts';
import { answerView } from '../../views/plain-answer.ts';
import { receiptView } from '../../views/receipt.ts';
import { mentionedElsewhere, mentionedInPassing } from '../../words/mentions.ts';
import { emptyEntry, timeAheadOfNow, unclearTime } from '../../words/usage.ts';
import { installedTeam } from '../installed-team.ts';
import type { ListenerContext } from '../listener-context.ts';

/** Where somebody wrote `@scribe …`, and to whom the answer goes. */
interface Mention {
  readonly team: string;
  readonly channel: string;
  readonly message: SlackMessage;
  /** Scribe's own user, in this workspace. */
  readonly self: string;
  readonly client: WebClient;
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
    const mention = { team, channel, message, self: self.botUserId ?? '', client };
    const answer = await answerTo(context, mention);
    if (answer) context.background(tell(mention, answer));
  });
}

/** The answer; `undefined` where it was given before. Throws `StoreFault`, so that Slack delivers it again. */
async function answerTo(context: ListenerContext, mention: Mention): Promise<Message | undefined> {
  const { team, channel, message } = mention;
  const incident = await context.channels.incidentOf(team, channel);
  if (!incident) return answerView(mentionedElsewhere(context.command));
  const delivery = `evt.${team}.mention.${channel}.${message.ts}`;
  if ((await context.app.inbox.answerOf(delivery)) !== undefined) return undefined;
  const answer = await record(context, mention, incident);
  await context.app.inbox.record(delivery, 'answered', context.app.clock());
  return answer;
}

async function record(context: ListenerContext, mention: Mention, incident: IncidentHere): Promise<Message> {
  const { app, command, workspaces } = context;
  const { self, message } = mention;
  const { botUserId = self } = await workspaces.workspace(incident.team);
  const of = [self, botUserId].find((one) => behindMention(message.text, one) !== undefined);
  if (of === undefined) return answerView(mentionedInPassing());
  const typed = behindMention(message.text, of) ?? '';
  const user = message.source.id;
  const person = await personOf(app, incident.team, user);
  const reader = { zone: person.zone, now: app.clock() };
  const posted = fromUnixTime(Number(message.ts));
  const reading = readEntryText(typed, { now: posted, zone: person.zone });
  if (reading.kind === 'invalid-time')
    return answerView(unclearTime(reading.said, reading.why, reading.ways));
  if (reading.kind === 'empty' && message.files.length === 0) return answerView(emptyEntry(command));
  if (reading.kind === 'entry' && reading.at && reading.ahead)
    return answerView(timeAheadOfNow(reading.at, reader));
  const place = { team: incident.team, channel: incident.room, incident: incident.key, ts: message.ts };
  await captureMessage(app, { ...place, ...capturedContent(message) });
  const way = { way: 'mention', mention: { of, zone: person.zone } } as const;
  await capturePin(app, { ...place, ...way, user, on: true, eventTs: message.ts });
  const id = entryIdOf(place);
  const entry = await entryFor(app, { team: incident.team, user, typedIn: mention.channel, id });
  return entry
    ? receiptView(entry, reader, { followed: incident.followed })
    : answerView(emptyEntry(command));
}

/** Private, and in the thread, if there is one. */
async function tell({ channel, message, client }: Mention, answer: Message): Promise<void> {
  const { threadTs, source } = message;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  await client.chat.postEphemeral({ channel, user: source.id, ...thread, ...answer });
}
