/** The workspace as one person sees it. */
import type { ModalView } from '@slack/types';
import type {
  PageCanvas,
  PageChannel,
  PageFile,
  PageMessage,
  PageState,
  PageUser,
} from '../../page-protocol.ts';
import type { ChannelRecord, SlackFile, SlackMessage, UserRecord } from '../state/records.ts';
import type { Slack } from '../state/slack.ts';
import type { Team } from '../state/team.ts';

/** Builds the page's state for this person. */
export function pageState(slack: Slack, team: Team, me: UserRecord): PageState {
  const seen = [...team.channels.values()].filter((it) => it.kind === 'public' || it.members.has(me.id));
  const home = team.homes.get(me.id);
  return {
    team: { id: team.id, name: team.name, domain: team.domain },
    me: pageUser(me),
    workspaces: [...slack.teams.values()].map(({ name, users }) => ({
      name,
      people: [...users.values()].filter((user) => !user.isBot && !user.deleted).map(pageUser),
    })),
    users: [...[...team.users.values()].map(pageUser), ...guests(slack, team, seen)],
    channels: seen.map((channel) => ({
      ...pageChannel(team, me, channel),
      sharedWith: slack
        .sharing(channel)
        .filter((other) => other !== team)
        .map(({ name }) => name),
    })),
    views: team.viewStack(me.id).map((it) => ({
      id: it.id,
      rootViewId: it.rootId,
      hash: it.hash,
      view: it.view as ModalView,
      errors: it.errors,
    })),
    ...(home?.view.type === 'home' && { home: { id: home.id, hash: home.hash, view: home.view } }),
    files: seen.flatMap((channel) =>
      channel.messages.flatMap((it) => (it.files ?? []).map((file) => pageFile(file))),
    ),
    canvases: canvases(slack, team, me),
    commands: (slack.manifest.features?.slash_commands ?? []).map((it) => ({
      command: it.command,
      description: it.description,
      usageHint: it.usage_hint ?? '',
    })),
    shortcuts: (slack.manifest.features?.shortcuts ?? []).map((it) => ({
      type: it.type,
      name: it.name,
      callbackId: it.callback_id,
      description: it.description,
    })),
    notices: team.notices.filter((it) => it.user === me.id).map(({ user: _, ...notice }) => notice),
    now: slack.clock.now(),
    app: {
      id: slack.app.id,
      name: slack.app.name,
      botUserId: team.botUserId,
      homeTab: slack.manifest.features?.app_home?.home_tab_enabled === true,
      connection: slack.deliveries.connection,
    },
  };
}

/** People of other workspaces who are in channels that this person sees. */
function guests(slack: Slack, team: Team, seen: readonly ChannelRecord[]): PageUser[] {
  const ids = new Set(seen.flatMap(({ members }) => [...members]).filter((id) => !team.users.has(id)));
  return [...ids].flatMap((id) => {
    const user = team.person(id);
    const workspace = user && slack.teams.get(user.teamId)?.name;
    return user && workspace !== undefined ? [{ ...pageUser(user), workspace }] : [];
  });
}

function pageUser(user: UserRecord): PageUser {
  const { id, name, realName, tz, isBot, deleted, colour } = user;
  const initials = realName
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 2)
    .toUpperCase();
  return { id, name, realName, tz, isBot, deleted, colour, initials };
}

function pageChannel(team: Team, me: UserRecord, channel: ChannelRecord): Omit<PageChannel, 'sharedWith'> {
  const isMember = channel.members.has(me.id);
  const others = [...channel.members].filter((id) => id !== me.id);
  const other = channel.kind === 'im' ? (others[0] ?? me.id) : undefined;
  const latest = channel.messages.at(-1)?.ts;
  return {
    id: channel.id,
    name: other === undefined ? channel.name : (team.person(other)?.realName ?? other),
    kind: channel.kind === 'im' ? 'dm' : channel.kind === 'mpim' ? 'group-dm' : channel.kind,
    isMember,
    archived: channel.archived,
    topic: channel.topic.value,
    purpose: channel.purpose.value,
    members: [...channel.members],
    ...(other !== undefined && { with: other }),
    messages: isMember ? pageMessages(team, me, channel) : [],
    bookmarks: channel.bookmarks.map(({ id, title, link }) => ({ id, title, link })),
    ...(latest !== undefined && { latest }),
  };
}

function pageMessages(team: Team, me: UserRecord, channel: ChannelRecord): PageMessage[] {
  const mine = team.ephemerals.filter((it) => it.channel === channel.id && it.to === me.id);
  const pinned = new Set(channel.pins.map((it) => it.ts));
  const all = [...channel.messages, ...mine]
    .map((message) => ({ message, ephemeral: 'to' in message }))
    .sort((a, b) => Number(a.message.ts) - Number(b.message.ts));
  const build = (
    { message, ephemeral }: (typeof all)[number],
    replies: readonly PageMessage[],
  ): PageMessage => ({
    ts: message.ts,
    user: message.user,
    text: message.text,
    ...(message.blocks !== undefined && { blocks: message.blocks }),
    ...(message.subtype !== undefined && { subtype: message.subtype }),
    ...(message.thread_ts !== undefined && { threadTs: message.thread_ts }),
    replies,
    reactions: (message.reactions ?? []).map(({ name, users }) => ({ name, users })),
    pinned: pinned.has(message.ts),
    ...(message.edited !== undefined && { edited: message.edited.ts }),
    files: (message.files ?? []).map(pageFile),
    ephemeral,
  });
  const isReply = (message: SlackMessage) =>
    message.thread_ts !== undefined && message.thread_ts !== message.ts;
  const repliesTo = new Map<string, typeof all>();
  for (const it of all) {
    const parent = it.message.thread_ts ?? '';
    if (isReply(it.message)) repliesTo.set(parent, [...(repliesTo.get(parent) ?? []), it]);
  }
  return all
    .filter((it) => !isReply(it.message) || it.message.subtype === 'thread_broadcast')
    .map((it) =>
      build(
        it,
        isReply(it.message) ? [] : (repliesTo.get(it.message.ts) ?? []).map((reply) => build(reply, [])),
      ),
    );
}

function pageFile(file: SlackFile): PageFile {
  const { id, name, title, mimetype, size, user } = file;
  const channels = [...file.channels, ...file.groups, ...file.ims];
  return {
    id,
    name,
    title,
    ...(file.alt_txt && { alt: file.alt_txt }),
    mimetype,
    size,
    user,
    channels,
    url: `/page/file/${id}/${encodeURIComponent(name)}`,
  };
}

function canvases(slack: Slack, team: Team, me: UserRecord): PageCanvas[] {
  const mine = (id: string) => id === me.id || (team.channels.get(id)?.members.has(me.id) ?? false);
  return [...team.canvases.values()]
    .filter(
      (canvas) =>
        (canvas.channel !== undefined && mine(canvas.channel)) || [...canvas.access.keys()].some(mine),
    )
    .map((canvas) => ({
      id: canvas.id,
      title: canvas.title,
      markdown: canvas.markdown,
      url: `${slack.url}/docs/${team.id}/${canvas.id}`,
      ...(canvas.channel !== undefined && { channel: canvas.channel }),
      updated: canvas.updated,
    }));
}
