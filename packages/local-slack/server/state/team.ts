import { newId, randomHex } from './ids.ts';
import type { Organisation } from './organisation.ts';
import type {
  CanvasRecord,
  ChannelRecord,
  EphemeralRecord,
  FileRecord,
  NoticeRecord,
  SlackMessage,
  UserRecord,
  ViewRecord,
} from './records.ts';

/** A person to be in the workspace. */
export interface PersonSpec {
  /** Handle, as `ana`. */
  readonly name: string;
  readonly realName?: string;
  /** IANA zone; UTC when not given. */
  readonly tz?: string;
  /** A guest of several channels, or of a single one. */
  readonly guest?: 'multi-channel' | 'single-channel';
}

/** One workspace: its people, channels and everything in them. */
export class Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly organisation: Organisation | undefined;
  /** Whether the workspace installed the app by itself; false after it was uninstalled or its token revoked. */
  installed = true;
  /** Workspaces with which it shares a channel. */
  readonly connected = new Set<Team>();
  readonly users = new Map<string, UserRecord>();
  /** By their ids, `S…`; the handle is without its `@`. */
  readonly userGroups = new Map<string, { readonly handle: string; readonly users: readonly string[] }>();
  readonly channels = new Map<string, ChannelRecord>();
  readonly files = new Map<string, FileRecord>();
  readonly canvases = new Map<string, CanvasRecord>();
  /** Open modals, every person's, in the order in which they were opened. */
  readonly views = new Map<string, ViewRecord>();
  /** Home tabs by person. */
  readonly homes = new Map<string, ViewRecord>();
  /** Kinds of block that its messages do not take yet. */
  readonly unknownBlocks = new Set<string>();
  ephemerals: EphemeralRecord[] = [];
  notices: NoticeRecord[] = [];

  constructor({
    id,
    domain,
    name,
    organisation,
  }: { id: string; domain: string; name: string; organisation?: Organisation | undefined }) {
    this.id = id;
    this.organisation = organisation;
    this.botUserId = organisation?.botUserId ?? newId('U');
    this.botId = organisation?.botId ?? newId('B');
    this.domain = domain;
    this.name = name;
    this.botToken = `xoxb-${id}-${randomHex(12)}`;
  }

  /** Whether the organisation's installation of the app covers it. */
  get orgWide(): boolean {
    return this.organisation?.installed === true && this.organisation.granted.has(this.id);
  }

  /** Whether the app is here, by whichever installation. */
  get hasApp(): boolean {
    return this.installed || this.orgWide;
  }

  /** Whether these are workspaces of different companies. */
  isForeignTo(other: Team): boolean {
    return this !== other && (this.organisation === undefined || this.organisation !== other.organisation);
  }

  /** Somebody of this workspace, or of another one that shares a channel with them in it. */
  person(id: string): UserRecord | undefined {
    const own = this.users.get(id);
    if (own !== undefined) return own;
    const inSight = [...this.channels.values()].some((channel) => channel.members.has(id));
    if (!inSight) return undefined;
    return [...this.connected].map((team) => team.users.get(id)).find((user) => user !== undefined);
  }

  /** Finds by id, `name` or `@name`. */
  user(nameOrId: string): UserRecord | undefined {
    const name = nameOrId.replace(/^@/, '');
    return this.users.get(nameOrId) ?? [...this.users.values()].find((user) => user.name === name);
  }

  /** Finds by id, `name` or `#name`; archived ones too. */
  channel(nameOrId: string): ChannelRecord | undefined {
    const name = nameOrId.replace(/^#/, '');
    return this.channels.get(nameOrId) ?? this.channelNamed(name);
  }

  channelNamed(name: string): ChannelRecord | undefined {
    return [...this.channels.values()].find(
      (channel) => (channel.kind === 'public' || channel.kind === 'private') && channel.name === name,
    );
  }

  /** The direct message of exactly these people. */
  directMessage(members: readonly string[]): ChannelRecord | undefined {
    const wanted = new Set(members);
    return [...this.channels.values()].find(
      (channel) =>
        (channel.kind === 'im' || channel.kind === 'mpim') &&
        channel.members.size === wanted.size &&
        [...wanted].every((member) => channel.members.has(member)),
    );
  }

  message(channel: ChannelRecord, ts: string): SlackMessage | undefined {
    return channel.messages.find((message) => message.ts === ts);
  }

  ephemeral(channelId: string, ts: string): EphemeralRecord | undefined {
    return this.ephemerals.find((message) => message.channel === channelId && message.ts === ts);
  }

  /** The person's modals, bottom first. */
  viewStack(userId: string): ViewRecord[] {
    return [...this.views.values()].filter((view) => view.user === userId);
  }
}
