/** Posting, editing and deleting messages, whoever does it. */

import { randomUUID } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import { emitMention, emitMessage } from '../delivery/events.ts';
import { SlackError } from '../slack-error.ts';
import type { ChannelContext, MessageContext, TeamContext } from '../state/context.ts';
import type { EphemeralRecord, Metadata, SlackFile, SlackMessage } from '../state/records.ts';

/** What a new message says. */
export interface Post {
  readonly user: string;
  readonly text: string;
  readonly blocks?: KnownBlock[] | undefined;
  readonly attachments?: unknown[] | undefined;
  readonly threadTs?: string | undefined;
  readonly broadcast?: boolean | undefined;
  readonly metadata?: Metadata | undefined;
  readonly files?: SlackFile[] | undefined;
  readonly subtype?: string | undefined;
  /** Other fields of system messages, as `topic` or `inviter`. */
  readonly more?: Partial<SlackMessage> | undefined;
}

/** Posts; the app is told as Slack tells it. Throws `thread_not_found` or `cannot_reply_to_message`. */
export function post(context: ChannelContext, content: Post): SlackMessage {
  const { slack, channel } = context;
  const parent = content.threadTs === undefined ? undefined : threadParent(context, content.threadTs);
  const message: SlackMessage = {
    ...compose(context, content),
    ...(parent !== undefined && { thread_ts: parent.ts, parent_user_id: parent.user }),
  };
  if (parent !== undefined && content.broadcast === true) {
    message.subtype = 'thread_broadcast';
    message.root = withoutRoot(parent);
  }
  channel.messages.push(message);
  if (parent !== undefined) countReply(parent, message);
  emitMessage(context, { ...message });
  emitMention(context, message);
  slack.changes.notify();
  return message;
}

/** Shows a message to one person. */
export function postEphemeral(context: ChannelContext, to: string, content: Post): EphemeralRecord {
  const { slack, team, channel } = context;
  const message: EphemeralRecord = {
    ...compose(context, content),
    channel: channel.id,
    to,
    ...(content.threadTs !== undefined && { thread_ts: content.threadTs }),
  };
  (slack.homeOf(to) ?? team).ephemerals.push(message);
  slack.changes.notify();
  return message;
}

/** What an edit changes; what is not named stays. */
export interface Edit {
  readonly by: string;
  readonly text?: string | undefined;
  readonly blocks?: KnownBlock[] | undefined;
  readonly attachments?: unknown[] | undefined;
  readonly metadata?: Metadata | undefined;
}

/** Edits in place and sends `message_changed`. */
export function edit(context: MessageContext, change: Edit): SlackMessage {
  const { slack, message } = context;
  const previous = structuredClone(message);
  if (change.text !== undefined) message.text = change.text;
  if (change.metadata !== undefined) message.metadata = change.metadata;
  if (change.attachments !== undefined) message.attachments = change.attachments;
  if (change.blocks !== undefined) message.blocks = change.blocks;
  else if (change.text !== undefined) delete message.blocks;
  const ts = slack.clock.nextTs();
  message.edited = { user: change.by, ts };
  emitMessage(context, {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: structuredClone(message),
    previous_message: previous,
    ts,
    event_ts: ts,
  });
  slack.changes.notify();
  return message;
}

/** Deletes and sends `message_deleted`. */
export function remove(context: MessageContext): void {
  const { slack, channel, message } = context;
  channel.messages.splice(channel.messages.indexOf(message), 1);
  const pin = channel.pins.findIndex((it) => it.ts === message.ts);
  if (pin >= 0) channel.pins.splice(pin, 1);
  const ts = slack.clock.nextTs();
  emitMessage(context, {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: structuredClone(message),
    ts,
    event_ts: ts,
  });
  slack.changes.notify();
}

function compose(context: ChannelContext, content: Post): SlackMessage {
  const { slack, team, channel } = context;
  const user = team.person(content.user);
  const home = user && slack.teams.get(user.teamId);
  const shared = slack.sharing(channel).some((other) => other.isForeignTo(team));
  return {
    type: 'message',
    ...(content.subtype !== undefined && { subtype: content.subtype }),
    user: content.user,
    text: content.text,
    ts: slack.clock.nextTs(),
    team: team.id,
    ...(shared && home !== undefined && { user_team: home.id, source_team: home.id }),
    ...(user?.botId === undefined ? { client_msg_id: randomUUID() } : authorship(context, user.botId)),
    ...(content.blocks !== undefined && { blocks: content.blocks }),
    ...(content.attachments !== undefined && { attachments: content.attachments }),
    ...(content.files !== undefined && { files: content.files, upload: true }),
    ...(content.metadata !== undefined && { metadata: content.metadata }),
    ...content.more,
  };
}

function authorship({ slack, team }: TeamContext, botId: string): Partial<SlackMessage> {
  const profile = {
    id: botId,
    app_id: slack.app.id,
    name: slack.app.name,
    deleted: false,
    updated: 0,
    team_id: team.id,
  };
  return { bot_id: botId, app_id: slack.app.id, bot_profile: profile };
}

function threadParent({ team, channel }: ChannelContext, ts: string): SlackMessage {
  const parent = team.message(channel, ts);
  if (parent === undefined) throw new SlackError('thread_not_found');
  if (parent.thread_ts !== undefined && parent.thread_ts !== parent.ts)
    throw new SlackError('cannot_reply_to_message');
  return parent;
}

function countReply(parent: SlackMessage, reply: SlackMessage): void {
  parent.thread_ts = parent.ts;
  parent.reply_count = (parent.reply_count ?? 0) + 1;
  parent.reply_users = [...new Set([...(parent.reply_users ?? []), reply.user])];
  parent.reply_users_count = parent.reply_users.length;
  parent.latest_reply = reply.ts;
}

function withoutRoot(message: SlackMessage): SlackMessage {
  const { root: _, ...rest } = message;
  return rest;
}
