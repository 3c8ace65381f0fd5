import { shareChannel } from './actions/sharing.ts';
import { uninstall } from './actions/uninstall.ts';
import { channelType, emit } from './delivery/events.ts';
import { SimulatedUser } from './people/simulated-user.ts';
import type { TeamContext } from './state/context.ts';
import type {
  CanvasRecord,
  ChannelRecord,
  EphemeralRecord,
  FileRecord,
  NoticeRecord,
  PinRecord,
  SlackMessage,
  UserRecord,
  ViewRecord,
} from './state/records.ts';
import { addUser } from './state/seed.ts';
import type { Slack } from './state/slack.ts';
import type { PersonSpec, Team } from './state/team.ts';
import { userOutput } from './web-api/methods/users.ts';

/** One team, for tests to inspect and act in. Channels are given by `name`, `#name` or id. */
export class Workspace {
  protected readonly slack: Slack;
  protected readonly team: Team;

  constructor(slack: Slack, team: Team) {
    this.slack = slack;
    this.team = team;
  }

  protected get context(): TeamContext {
    return { slack: this.slack, team: this.team };
  }

  get teamId(): string {
    return this.team.id;
  }

  get botToken(): string {
    return this.team.botToken;
  }

  get botUserId(): string {
    return this.team.botUserId;
  }

  get botId(): string {
    return this.team.botId;
  }

  /** The person to act as. Throws when nobody has that name. */
  as(nameOrId: string): SimulatedUser {
    return new SimulatedUser(this.context, this.#user(nameOrId));
  }

  /** Puts these people into the user group with this id, and nobody else; `handle` is how it is called, `sre`. */
  userGroup(id: string, names: readonly string[], handle = id.toLowerCase()): void {
    this.team.userGroups.set(id, { handle, users: names.map((name) => this.as(name).id) });
  }

  /** Everyone, the bot too. */
  users(): readonly UserRecord[] {
    return [...this.team.users.values()];
  }

  /** A new member; the app is told with `team_join`. */
  addPerson(spec: PersonSpec): SimulatedUser {
    const user = addUser(this.context, spec);
    emit(this.context, { type: 'team_join', user: userOutput(this.team, user, this.slack) });
    return new SimulatedUser(this.context, user);
  }

  /** Changes someone's account; the app is told with `user_change`. */
  changePerson(
    nameOrId: string,
    change: { tz?: string; tzOffset?: number; realName?: string; deleted?: boolean },
  ): void {
    const user = this.#user(nameOrId);
    Object.assign(user, change, { updated: this.slack.clock.seconds() });
    emit(this.context, {
      type: 'user_change',
      user: userOutput(this.team, user, this.slack),
    });
    this.slack.changes.notify();
  }

  channels(): readonly ChannelRecord[] {
    return [...this.team.channels.values()];
  }

  channel(nameOrId: string): ChannelRecord | undefined {
    return this.team.channel(nameOrId);
  }

  topic(nameOrId: string): string {
    return this.#channel(nameOrId).topic.value;
  }

  pins(nameOrId: string): readonly PinRecord[] {
    return this.#channel(nameOrId).pins;
  }

  /** Oldest first, with replies; with `thread`, that thread alone, its first message first. */
  messages(nameOrId: string, { thread }: { thread?: string } = {}): readonly SlackMessage[] {
    const { messages } = this.#channel(nameOrId);
    return thread === undefined
      ? messages
      : messages.filter((it) => it.ts === thread || it.thread_ts === thread);
  }

  /** What only this person sees in the channel, oldest first. */
  ephemerals(nameOrId: string, user: string): readonly EphemeralRecord[] {
    const { id } = this.#channel(nameOrId);
    const to = this.#user(user).id;
    return this.team.ephemerals.filter((it) => it.channel === id && it.to === to);
  }

  /** The direct message of a person and the bot, oldest first; empty when there is none yet. */
  dms(user: string): readonly SlackMessage[] {
    return this.team.directMessage([this.team.botUserId, this.#user(user).id])?.messages ?? [];
  }

  /** The person's open modals, bottom first. */
  views(user: string): readonly ViewRecord[] {
    return this.team.viewStack(this.#user(user).id);
  }

  home(user: string): ViewRecord | undefined {
    return this.team.homes.get(this.#user(user).id);
  }

  /** Lines from Slack itself to the person, as after a timeout. */
  notices(user: string): readonly NoticeRecord[] {
    const { id } = this.#user(user);
    return this.team.notices.filter((it) => it.user === id);
  }

  /** Complete files, oldest first. */
  files(): readonly FileRecord[] {
    return [...this.team.files.values()].filter((it) => it.state === 'complete' && !it.deleted);
  }

  canvases(): readonly CanvasRecord[] {
    return [...this.team.canvases.values()];
  }

  /** Slack's word for the channel's kind. */
  channelType(nameOrId: string): 'channel' | 'group' | 'im' | 'mpim' {
    return channelType(this.#channel(nameOrId).kind);
  }

  /** Shares a channel with another workspace, whose people can then come in. */
  shareChannel(nameOrId: string, other: Workspace): void {
    shareChannel({ ...this.context, channel: this.#channel(nameOrId) }, other.team);
  }

  /** From now on messages with blocks of these kinds are refused (`invalid_blocks`), as where Slack has not brought them yet. */
  refuseBlocks(...kinds: readonly string[]): void {
    for (const kind of kinds) this.team.unknownBlocks.add(kind);
  }

  /** Uninstalls the app: its token stops working, `tokens_revoked` and `app_uninstalled` are sent. */
  uninstall(): void {
    uninstall(this.context);
  }

  #user(nameOrId: string): UserRecord {
    const user = this.team.user(nameOrId);
    if (user !== undefined) return user;
    const names = this.users()
      .map((it) => it.name)
      .join(', ');
    throw new Error(`There is nobody called "${nameOrId}" in the workspace, only: ${names}.`);
  }

  #channel(nameOrId: string): ChannelRecord {
    const channel = this.team.channel(nameOrId);
    if (channel !== undefined) return channel;
    const names = this.channels()
      .map((it) => it.name)
      .join(', ');
    throw new Error(`There is no channel "${nameOrId}" in the workspace, only: ${names}.`);
  }
}
