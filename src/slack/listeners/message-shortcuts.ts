import type { App as BoltApp, MessageShortcut } from '@slack/bolt';
import { fromUnixTime } from 'date-fns/fromUnixTime';
import { captureMessage } from '../../app/capture-message.ts';
import { findIncident } from '../../app/find-incident.ts';
import type { KnownIncident } from '../../app/ports/incidents.ts';
import { roomOf } from '../../app/take-message.ts';
import { messageWords } from '../../domain/timeline/message-words.ts';
import { capturedContent } from '../messages/captured-content.ts';
import { readSlackMessage, type SlackMessage } from '../messages/read-message.ts';
import {
  actionFromMessageModal,
  fromMessageModal,
  type IncidentsAsked,
} from '../views/from-message-modal.ts';
import { SHORTCUTS } from '../views/ids.ts';
import type { ModalRefs } from '../views/modal-metadata.ts';
import { truncate } from '../views/truncate.ts';
import { membersInDoubt, noneToChoose } from '../words/incidents.ts';
import { messageWithoutWords } from '../words/mentions.ts';
import { type Answer, inTeam, open, sayText } from './answer.ts';
import { deliver } from './command.ts';
import { guardClick } from './guard-click.ts';
import { arrivedAt, inTime } from './in-time.ts';
import { installedTeam } from './installed-team.ts';
import type { ListenerContext } from './listener-context.ts';
import { deliveryId, type UserRequest } from './request.ts';

/** A message that somebody chose a shortcut of. */
interface Chosen {
  readonly request: UserRequest;
  readonly message: SlackMessage;
  readonly words: string;
  /** The first message of its thread. */
  readonly thread: string | undefined;
}

/** Slack's longest value that a form shows as an item's title. */
const TITLE = 150;

/** The shortcuts in the menu of every message (https://docs.slack.dev/interactivity/implementing-shortcuts#messages). */
export function listenToMessageShortcuts(bolt: BoltApp, context: ListenerContext): void {
  onShortcut(bolt, context, {
    id: SHORTCUTS.addToTimeline,
    form: ({ message, words, thread }, asked, refs) => {
      const occurredAt = fromUnixTime(Number(message.ts));
      const known = { text: words, type: 'note' as const, occurredAt, thread: thread !== undefined };
      return fromMessageModal(asked, known, refs);
    },
  });
  onShortcut(bolt, context, {
    id: SHORTCUTS.createAction,
    form: ({ words }, asked, refs) =>
      actionFromMessageModal(asked, truncate(words.replace(/\s+/g, ' '), TITLE), refs),
  });
}

interface Form {
  readonly id: string;
  readonly form: (
    chosen: Chosen,
    asked: IncidentsAsked,
    refs: ModalRefs,
  ) => ReturnType<typeof fromMessageModal>;
}

function onShortcut(bolt: BoltApp, context: ListenerContext, { id, form }: Form): void {
  bolt.shortcut<MessageShortcut>(
    { callback_id: id, type: 'message_action' },
    async ({ ack, shortcut, body, client, respond, context: from }) => {
      await ack();
      const team = installedTeam({ context: from, body });
      const chosen = chosenOf(shortcut, team);
      const { request } = chosen;
      const answering = async () => {
        const answer = await guardClick(context, request, () => answerTo(context, chosen, form));
        await deliver(context, answer, { request, client, respond });
      };
      await inTime(context, { running: answering(), began: arrivedAt(body) }, undefined);
    },
  );
}

function chosenOf({ message: shown, channel, user, ...shortcut }: MessageShortcut, team: string): Chosen {
  const message = readSlackMessage({ ...shown, ts: shortcut.message_ts });
  const parent: unknown = shown['thread_ts'];
  return {
    request: {
      ...{ team, user: user.id, channel: channel.id, text: '' },
      id: deliveryId('act', team, shortcut.trigger_id),
      triggerId: shortcut.trigger_id,
      responseUrl: shortcut.response_url,
    },
    message,
    words: messageWords(message) ?? '',
    thread: typeof parent === 'string' ? parent : undefined,
  };
}

/** The form, for the incident of this channel or with those to choose from. Throws `StoreFault`. */
async function answerTo(context: ListenerContext, chosen: Chosen, form: Form['form']): Promise<Answer> {
  const { request, message, words, thread } = chosen;
  const { team, user, channel } = request;
  if (words === '') return sayText(messageWithoutWords(), 'empty');
  const found = await findIncident(context.app, { team, user, channel, offers: 'resolved too' });
  const refs: ModalRefs = {
    ...{ channel, message: message.ts, author: message.source.id || user },
    ...(thread === undefined ? {} : { thread }),
  };
  const opened = (asked: IncidentsAsked) => inTeam(open(form(chosen, asked, refs)), team);
  switch (found.kind) {
    case 'found':
    case 'merged': {
      const known = found.kind === 'merged' && found.visible ? found.into : found.known;
      context.background(keep(context, known, chosen));
      return opened({ here: known.incident.key });
    }
    case 'choose':
      return opened({ among: found.among.map(({ incident }) => incident) });
    case 'in doubt':
      return sayText(membersInDoubt(found.known.incident.key, found.why), 'refused');
    case 'none':
    case 'unknown':
      return sayText(noneToChoose('resolved too', context.command), 'no incident');
    default:
      return found satisfies never;
  }
}

/** What is said in an incident's channel is kept, also where it was said before Scribe came: here it is at hand. */
async function keep(
  { app }: ListenerContext,
  known: KnownIncident,
  { request, message }: Chosen,
): Promise<void> {
  const here = await roomOf(app, known, request.channel);
  if (!here) return;
  const place = { team: known.incident.team, channel: here.room, incident: here.incident, ts: message.ts };
  await captureMessage(app, { ...place, ...capturedContent(message) });
}
