import type { App as BoltApp, MessageShortcut } from '@slack/bolt';
import { fromUnixTime } from 'date-fns/fromUnixTime';
import { findIncident } from '../../app/access/find-incident.ts';
import { entryFor } from '../../app/access/incident-for.ts';
import { captureMessage } from '../../app/capture/capture-message.ts';
import { cleanMessage } from '../../app/capture/clean-message.ts';
import { entryIdOf } from '../../app/capture/message-statements.ts';
import { roomOf } from '../../app/capture/take-message.ts';
import { groupsSoon } from '../../app/people/groups-soon.ts';
import type { TakenSecret } from '../../domain/secrets/redact.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { messageWords } from '../../domain/timeline/message-words.ts';
import { capturedContent } from '../messages/captured-content.ts';
import { readSlackMessage, type SlackMessage } from '../messages/read-message.ts';
import { SHORTCUTS } from '../views/ids.ts';
import { fromMessageModal, type IncidentsAsked } from '../views/modals/from-message-modal.ts';
import type { ModalRefs } from '../views/modals/modal-metadata.ts';
import { newItemModal } from '../views/modals/new-item-modal.ts';
import { truncate } from '../views/truncate.ts';
import { membersInDoubt, noneToChoose } from '../words/incidents.ts';
import { messageOfScribe, messageWithoutWords } from '../words/mentions.ts';
import { type Answer, inTeam, open, sayText } from './answer.ts';
import { deliver } from './command.ts';
import { guardClick } from './guard-click.ts';
import { arrivedAt, inTime } from './in-time.ts';
import { installedTeam } from './installed-team.ts';
import type { ListenerContext } from './listener-context.ts';
import { deliveryId, type UserRequest } from './request.ts';
import { takenOutOf } from './take-out-secrets.ts';

/** A message that somebody chose a shortcut of. */
interface Chosen {
  readonly request: UserRequest;
  readonly message: SlackMessage;
  readonly words: string;
  /** The first message of its thread. */
  readonly thread: string | undefined;
  /** What was taken out of the delivery. */
  readonly taken: readonly TakenSecret[];
  /** Scribe, in the workspace for which it came. */
  readonly self: { readonly botId?: string | undefined; readonly botUserId?: string | undefined };
  /** The entry that stands on the timeline of it. */
  readonly stands?: Entry | undefined;
}

/** Slack's longest value that a form shows as an item's title. */
const TITLE = 150;

/** The shortcuts in the menu of every message (https://docs.slack.dev/interactivity/implementing-shortcuts#messages). */
export function listenToMessageShortcuts(bolt: BoltApp, context: ListenerContext): void {
  onShortcut(bolt, context, {
    id: SHORTCUTS.addToTimeline,
    form: async ({ message, words, thread, stands }, asked, refs) => {
      const said = { text: words, type: 'note' as const, occurredAt: fromUnixTime(Number(message.ts)) };
      return fromMessageModal(asked, { ...(stands ?? said), thread: thread !== undefined }, refs);
    },
  });
  onShortcut(bolt, context, {
    id: SHORTCUTS.createAction,
    form: async ({ words, request: { team } }, asked, refs) => {
      const title = truncate(words.replace(/\s+/g, ' '), TITLE);
      const { roles, teams } = context.app.policy;
      const groups = await groupsSoon(context.app, team);
      return newItemModal(asked, { title, roles, teams, groups }, refs);
    },
  });
}

interface Form {
  readonly id: string;
  readonly form: (
    chosen: Chosen,
    asked: IncidentsAsked,
    refs: ModalRefs,
  ) => Promise<ReturnType<typeof fromMessageModal>>;
}

function onShortcut(bolt: BoltApp, context: ListenerContext, { id, form }: Form): void {
  bolt.shortcut<MessageShortcut>(
    { callback_id: id, type: 'message_action' },
    async ({ ack, shortcut, body, client, respond, context: from }) => {
      await ack();
      const team = installedTeam({ context: from, body });
      const chosen = { ...chosenOf(shortcut, team), self: from, taken: takenOutOf(body) };
      const { request } = chosen;
      const answering = async () => {
        const answer = await guardClick(context, request, () => answerTo(context, chosen, { id, form }));
        await deliver(context, answer, { request, client, respond });
      };
      await inTime(context, { running: answering(), began: arrivedAt(body) }, undefined);
    },
  );
}

function chosenOf(
  { message: shown, channel, user, ...shortcut }: MessageShortcut,
  team: string,
): Omit<Chosen, 'self' | 'taken'> {
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
async function answerTo(
  context: ListenerContext,
  delivered: Chosen,
  { id, form }: Pick<Form, 'id' | 'form'>,
): Promise<Answer> {
  const { team, user, channel } = delivered.request;
  if (delivered.words === '') return sayText(messageWithoutWords(), 'empty');
  const own = isOwn(delivered);
  if (own && id === SHORTCUTS.addToTimeline) return sayText(messageOfScribe(context.command), 'refused');
  const chosen = await withoutSecrets(context, delivered);
  const { message, thread } = chosen;
  const found = await findIncident(context.app, { team, user, channel, offers: 'resolved too' });
  const refs: ModalRefs = {
    ...{ channel, message: message.ts, author: message.source.id || user },
    ...(thread === undefined ? {} : { thread }),
  };
  const opened = async (asked: IncidentsAsked, stands?: Entry) =>
    inTeam(open(await form({ ...chosen, stands }, asked, refs)), team);
  switch (found.kind) {
    case 'found':
    case 'merged': {
      const known = found.kind === 'merged' && found.visible ? found.into : found.known;
      const room = await roomOf(context.app, known, channel);
      if (room && !own) context.background(keep(context, { ...room, team: known.incident.team }, chosen));
      return opened(
        { here: known.incident.key },
        room && (await standing(context, { ...room, team }, chosen)),
      );
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

/** Where the messages of a channel are kept. */
interface Kept {
  readonly team: string;
  readonly room: string;
  readonly incident: string;
}

/** What is said in an incident's channel is kept, also where it was said before Scribe came: here it is at hand. */
async function keep(
  { app }: ListenerContext,
  { team, room, incident }: Kept,
  { message }: Chosen,
): Promise<void> {
  await captureMessage(app, { team, channel: room, incident, ts: message.ts, ...capturedContent(message) });
}

/** The entry of the message as this person may see it, if one stands. */
async function standing(
  { app }: ListenerContext,
  { team, room }: Kept,
  { request, message }: Chosen,
): Promise<Entry | undefined> {
  const id = entryIdOf({ team, channel: room, ts: message.ts });
  const entry = await entryFor(app, { team, user: request.user, typedIn: request.channel, id });
  return entry?.standing.state === 'standing' ? entry : undefined;
}

/** As it may be kept and shown in a form; its author is told what was taken out. Throws `StoreFault`. */
async function withoutSecrets({ app }: ListenerContext, chosen: Chosen): Promise<Chosen> {
  const { request, message, taken } = chosen;
  const place = { team: request.team, channel: request.channel, ts: message.ts };
  const { text, files } = await cleanMessage(app, { ...place, ...capturedContent(message) }, taken);
  const clean = { ...message, text, files };
  return { ...chosen, message: clean, words: messageWords(clean) ?? '' };
}

function isOwn({ message: { source }, self }: Pick<Chosen, 'message' | 'self'>): boolean {
  return (
    (source.bot !== undefined && source.bot === self.botId) ||
    (source.id !== '' && source.id === self.botUserId)
  );
}
