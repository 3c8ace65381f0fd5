/** What the workspace holds. Messages are kept in the form in which Slack sends them. */
import type { HomeView, KnownBlock, ModalView } from '@slack/types';

export interface UserRecord {
  readonly id: string;
  /** The workspace that the account belongs to. */
  readonly teamId: string;
  readonly name: string;
  realName: string;
  email: string;
  /** IANA zone. */
  tz: string;
  /** Seconds to the east; set where it is to differ from what the rules of the zone say. */
  tzOffset?: number;
  readonly isBot: boolean;
  readonly guest?: 'multi-channel' | 'single-channel';
  deleted: boolean;
  readonly colour: string;
  /** Seconds since 1970. */
  updated: number;
  readonly botId?: string;
}

export interface Note {
  readonly value: string;
  readonly creator: string;
  readonly last_set: number;
}

export type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

export interface PinRecord {
  readonly ts: string;
  readonly user: string;
  readonly created: number;
}

export interface BookmarkRecord {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly emoji?: string;
}

export interface ChannelRecord {
  /** Slack gives a private channel another one when it is shared with another company. */
  id: string;
  /** Ids of the workspaces that share it; one for an ordinary channel. */
  readonly teams: Set<string>;
  name: string;
  kind: ChannelKind;
  readonly creator: string;
  readonly created: number;
  readonly members: Set<string>;
  readonly previousNames: string[];
  archived: boolean;
  topic: Note;
  purpose: Note;
  /** By ts, oldest first; replies too. */
  readonly messages: SlackMessage[];
  readonly pins: PinRecord[];
  readonly bookmarks: BookmarkRecord[];
  canvas?: string;
}

export interface Reaction {
  readonly name: string;
  users: string[];
  count: number;
}

export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

/** A message as Slack's answers and events carry it. */
export interface SlackMessage {
  type: 'message';
  ts: string;
  user: string;
  text: string;
  team?: string;
  subtype?: string;
  blocks?: KnownBlock[];
  attachments?: unknown[];
  bot_id?: string;
  app_id?: string;
  bot_profile?: {
    id: string;
    app_id: string;
    name: string;
    deleted: boolean;
    updated: number;
    team_id: string;
  };
  username?: string;
  client_msg_id?: string;
  /** In a channel shared with another company: the author's workspace. */
  user_team?: string;
  source_team?: string;
  thread_ts?: string;
  parent_user_id?: string;
  edited?: { user: string; ts: string };
  reactions?: Reaction[];
  pinned_to?: string[];
  files?: SlackFile[];
  upload?: boolean;
  metadata?: Metadata;
  reply_count?: number;
  reply_users_count?: number;
  reply_users?: string[];
  latest_reply?: string;
  hidden?: boolean;
  inviter?: string;
  topic?: string;
  purpose?: string;
  name?: string;
  old_name?: string;
  root?: SlackMessage;
}

/** A message that only one person sees. */
export interface EphemeralRecord extends SlackMessage {
  channel: string;
  readonly to: string;
}

/** A file as Slack's answers carry it. */
export interface SlackFile {
  id: string;
  created: number;
  timestamp: number;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  pretty_type: string;
  user: string;
  size: number;
  mode: 'hosted' | 'quip';
  editable: boolean;
  is_external: boolean;
  is_public: boolean;
  url_private: string;
  url_private_download: string;
  permalink: string;
  /** What a picture shows, for people who do not see it. */
  alt_txt?: string;
  channels: string[];
  groups: string[];
  ims: string[];
  shares: {
    public?: Record<string, { ts: string; thread_ts?: string }[]>;
    private?: Record<string, { ts: string; thread_ts?: string }[]>;
  };
}

export interface FileRecord {
  readonly file: SlackFile;
  bytes: Buffer;
  /** `asked`: an upload URL was given; `uploaded`: the bytes are here; `complete`: it is a file. */
  state: 'asked' | 'uploaded' | 'complete';
  readonly declaredLength: number;
  deleted: boolean;
}

export interface CanvasRecord {
  readonly id: string;
  title: string;
  markdown: string;
  readonly creator: string;
  readonly created: number;
  updated: number;
  /** The channel whose tab it is. */
  channel?: string;
  /** User or channel id to level. */
  readonly access: Map<string, 'read' | 'write' | 'owner'>;
}

/** What a person chose in one element, in Slack's form. */
export interface ElementState {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_option?: unknown;
  readonly selected_options?: readonly unknown[];
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_date_time?: number | null;
  readonly selected_user?: string | null;
  readonly selected_users?: readonly string[];
  readonly selected_channel?: string | null;
  readonly selected_channels?: readonly string[];
  readonly selected_conversation?: string | null;
  readonly selected_conversations?: readonly string[];
}

/** By block_id, then action_id. */
export type StateValues = Record<string, Record<string, ElementState>>;

export interface ViewRecord {
  readonly id: string;
  /** The workspace for whose installation the app opened it; the person may be of another one. */
  readonly appTeam: string;
  readonly user: string;
  view: ModalView | HomeView;
  hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
  state: StateValues;
  errors: Record<string, string>;
}

export interface NoticeRecord {
  readonly id: string;
  readonly user: string;
  readonly kind: 'operation_timeout' | 'dispatch_failed' | 'error';
  readonly text: string;
  readonly channel?: string;
  readonly at: number;
}
