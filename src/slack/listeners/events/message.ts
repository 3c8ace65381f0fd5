import type { App as BoltApp } from '@slack/bolt';
import type { AllMessageEvents } from '@slack/types';
import { captureDeletion, captureEdit, captureMessage } from '../../../app/capture-message.ts';
import type { CapturedMessage, MessageFile } from '../../../app/ports/messages.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { installedTeam } from '../installed-team.ts';
import type { ListenerContext } from '../listener-context.ts';

/** The parts of a message that Scribe keeps, whatever kind of message it is. */
interface RawMessage {
  readonly ts: string;
  readonly user?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly app_id?: string | undefined;
  readonly bot_profile?: { readonly app_id?: string } | undefined;
  readonly text?: string | undefined;
  readonly thread_ts?: string | undefined;
  readonly edited?: { readonly ts: string } | undefined;
  readonly files?: readonly RawFile[] | undefined;
}

interface RawFile {
  readonly id: string;
  readonly name?: string | null;
  readonly mimetype?: string;
  readonly permalink?: string;
}

/** Scribe's own ids, here and as an app: what it posts and edits itself is not captured. */
interface Self {
  readonly botId?: string | undefined;
  readonly botUserId?: string | undefined;
  /** The app's id: in a shared channel Scribe may speak for the other side, as another bot of the same app. */
  readonly appId: string;
}

/** Captures what is said in incident channels. If the store does not answer, Slack sends the event again. */
export function listenToMessages(bolt: BoltApp, context: ListenerContext): void {
  bolt.event('message', async ({ event, body, context: self }) => {
    const incident = await context.channels.incidentOf(installedTeam({ context: self, body }), event.channel);
    if (!incident) return;
    const place = { team: incident.team, channel: event.channel, incident: incident.key };
    const ignored = await capture(context, event, { place, self: { ...self, appId: body.api_app_id } });
    if (ignored) context.app.journal.info({ event: body.event_id, why: ignored }, 'message not kept');
  });
}

type Place = Pick<CapturedMessage, 'team' | 'channel' | 'incident'>;

/** Returns why nothing was captured, or `undefined`. */
async function capture(
  context: ListenerContext,
  event: AllMessageEvents,
  { place, self }: { readonly place: Place; readonly self: Self },
): Promise<string | undefined> {
  switch (event.subtype) {
    case undefined:
    case 'file_share':
    case 'thread_broadcast':
    case 'bot_message':
    case 'me_message':
      if (isOwn(event, self)) return 'it is from Scribe itself';
      await captureMessage(context.app, captured(place, event));
      return undefined;
    case 'message_changed': {
      const message = event.message as RawMessage;
      const before = event.previous_message as RawMessage | undefined;
      if (isOwn(message, self)) return 'Scribe edited its own message';
      if (message.edited === undefined) return 'only its preview changed';
      if (before?.edited?.ts === message.edited.ts) return 'its words did not change';
      await captureEdit(context.app, { ...captured(place, message), editedTs: message.edited.ts });
      return undefined;
    }
    case 'message_deleted':
      await captureDeletion(context.app, { ...place, ts: event.deleted_ts });
      return undefined;
    default:
      return `messages of kind ${event.subtype} are not kept`;
  }
}

function isOwn(message: Author, { botId, botUserId, appId }: Self): boolean {
  const { user, bot_id, app_id = message.bot_profile?.app_id } = message;
  if (bot_id !== undefined && (bot_id === botId || app_id === appId)) return true;
  return user !== undefined && user === botUserId;
}

type Author = Pick<RawMessage, 'user' | 'bot_id' | 'app_id' | 'bot_profile'>;

function captured(place: Place, message: RawMessage): CapturedMessage {
  return {
    ...place,
    ts: message.ts,
    user: message.user ?? message.bot_id ?? '',
    text: unescapeSlack(message.text ?? ''),
    threadTs: message.thread_ts === message.ts ? undefined : message.thread_ts,
    files: (message.files ?? []).map(asFile),
  };
}

function asFile({ id, name, mimetype, permalink }: RawFile): MessageFile {
  return { id, name: name ?? id, mimetype: mimetype ?? 'application/octet-stream', permalink };
}
