import type { App as BoltApp } from '@slack/bolt';
import type { AllMessageEvents } from '@slack/types';
import {
  captureDeletion,
  captureEdit,
  captureMessage,
  captureState,
} from '../../../app/capture/capture-message.ts';
import { cleanMessage } from '../../../app/capture/clean-message.ts';
import type { CapturedMessage, MessageFile } from '../../../app/ports/messages.ts';
import { messageWords } from '../../../domain/timeline/message-words.ts';
import { capturedContent } from '../../messages/captured-content.ts';
import { fieldsOf, textOf } from '../../messages/json-fields.ts';
import { isStatement, readSlackMessage, type SlackMessage } from '../../messages/read-message.ts';
import { installedTeam } from '../installed-team.ts';
import type { ListenerContext } from '../listener-context.ts';
import { takenOutOf } from '../take-out-secrets.ts';
import { answerEdited } from './mention.ts';

/** Scribe's own ids, here and as an app: what it posts and edits itself is not captured. */
interface Self {
  readonly botId?: string | undefined;
  readonly botUserId?: string | undefined;
  /** The app's id: in a shared channel Scribe may speak for the other side, as another bot of the same app. */
  readonly appId: string;
}

/** Captures what is said in incident channels. If the store does not answer, Slack sends the event again. */
export function listenToMessages(bolt: BoltApp, context: ListenerContext): void {
  bolt.event('message', async ({ event, body, client, context: self }) => {
    const team = installedTeam({ context: self, body });
    const incident = await context.channels.incidentOf(team, event.channel);
    if (!incident) return;
    const place = { team: incident.team, channel: incident.room, incident: incident.key };
    const cleaned: From['cleaned'] = (message) => cleanMessage(context.app, message, takenOutOf(body));
    const from = { place, self: { ...self, appId: body.api_app_id }, cleaned };
    const ignored = await capture(context, event, from);
    if (!ignored && event.subtype === 'message_changed') {
      const mention = { team, channel: event.channel, client, taken: takenOutOf(body) };
      const message = readSlackMessage(event.message);
      await answerEdited(context, { ...mention, message, self: self.botUserId ?? '' }, incident);
    }
    if (ignored) context.app.journal.info({ event: body.event_id, why: ignored }, 'message not kept');
  });
}

type Place = Pick<CapturedMessage, 'team' | 'channel' | 'incident'>;

/** Where a message was said, who Scribe is there, and how the message is made fit to be kept. */
interface From {
  readonly place: Place;
  readonly self: Self;
  readonly cleaned: (message: CapturedMessage) => Promise<CapturedMessage>;
}

/** Returns why nothing was captured, or `undefined`. */
async function capture(
  context: ListenerContext,
  event: AllMessageEvents,
  { place, self, cleaned }: From,
): Promise<string | undefined> {
  switch (event.subtype) {
    case 'message_changed':
      return captureChange(context, fieldsOf(event), { place, self, cleaned });
    case 'message_deleted':
      await captureDeletion(context.app, { ...place, ts: event.deleted_ts });
      return undefined;
    default: {
      const message = readSlackMessage(event);
      if (!isStatement(message)) return `messages of kind ${message.subtype} are not kept`;
      if (isOwn(message, self)) return 'it is from Scribe itself';
      await captureMessage(context.app, await cleaned(captured(place, message)));
      return undefined;
    }
  }
}

/**
 * What a change is follows from what a reader sees before and after it. People mark their edits with `edited`, but apps
 * and Slack itself do not always, and a deleted parent of a thread comes as a change too.
 */
async function captureChange(
  { app }: ListenerContext,
  event: Readonly<Record<string, unknown>>,
  { place, self, cleaned }: From,
): Promise<string | undefined> {
  const after = readSlackMessage(event['message']);
  const before = event['previous_message'] ? readSlackMessage(event['previous_message']) : undefined;
  if (isOwn(after, self) || (before && isOwn(before, self))) return 'Scribe edited its own message';
  if (after.subtype === 'tombstone') {
    await captureDeletion(app, { ...place, ts: after.ts });
    return undefined;
  }
  if (!isStatement(after)) return `messages of kind ${after.subtype} are not kept`;
  const message = { ...captured(place, after), files: withKnownNames(after.files, before?.files ?? []) };
  if (before && messageWords(before) === messageWords(message)) return 'its words did not change';
  const changedTs = textOf(event['event_ts']) || textOf(event['ts']) || after.editedTs || after.ts;
  if (after.source.bot === undefined) {
    await captureEdit(app, { ...(await cleaned(message)), editedTs: changedTs });
    return undefined;
  }
  if (before) await captureMessage(app, await cleaned(captured(place, before)));
  await captureState(app, { ...(await cleaned(message)), changedTs });
  return undefined;
}

/** A file that was deleted comes without its name; the record keeps the one that it had, and not its words. */
function withKnownNames(
  files: readonly MessageFile[],
  before: readonly MessageFile[],
): readonly MessageFile[] {
  return files.map((file) => {
    const known = file.permalink === undefined ? before.find(({ id }) => id === file.id) : undefined;
    if (!known) return file;
    const { begin: _said, ...named } = known;
    return file.begin === undefined ? named : { ...named, begin: file.begin };
  });
}

function isOwn({ source }: SlackMessage, { botId, botUserId, appId }: Self): boolean {
  if (source.bot !== undefined && (source.bot === botId || source.appId === appId)) return true;
  return source.id !== '' && source.id === botUserId;
}

function captured(place: Place, message: SlackMessage): CapturedMessage {
  return { ...place, ts: message.ts, ...capturedContent(message) };
}
