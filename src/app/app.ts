import type { ReminderPolicy } from '../domain/actions/ladder.ts';
import type { WeekPlan } from '../domain/actions/week.ts';
import type { Holidays } from '../domain/actions/working-day.ts';
import type { FieldSpec, Service } from '../domain/incident/details.ts';
import type { NudgePolicy } from '../domain/incident/nudges.ts';
import type { Condition, Routing } from '../domain/incident/routing.ts';
import type { OwningTeam } from '../domain/incident/teams.ts';
import type { Vocabulary } from '../domain/incident/vocabulary.ts';
import type { NameKind } from '../domain/person-name.ts';
import type { Thresholds } from '../domain/postmortem/analysis/candidates/thresholds.ts';
import type { Rights } from '../domain/rights/rights.ts';
import type { EntryType } from '../domain/timeline/entry.ts';
import type { ActionLists } from './ports/action-lists.ts';
import type { ActionPlans } from './ports/action-plans.ts';
import type { ActionReminders } from './ports/action-reminders.ts';
import type { ActionStore } from './ports/actions.ts';
import type { Canvases } from './ports/canvases.ts';
import type { ChangedPeople } from './ports/changed-people.ts';
import type { ChannelLookup } from './ports/channel-lookup.ts';
import type { ChannelPosts } from './ports/channel-posts.ts';
import type { ChannelRateLimit } from './ports/channel-rate-limit.ts';
import type { Channels } from './ports/channels.ts';
import type { Counters } from './ports/counters.ts';
import type { DigestPosts } from './ports/digest-posts.ts';
import type { DigestStore } from './ports/digests.ts';
import type { DirectMessages } from './ports/direct-messages.ts';
import type { DraftPosts } from './ports/draft-posts.ts';
import type { EchoStore } from './ports/echoes.ts';
import type { EffectLeases } from './ports/effect-leases.ts';
import type { EffectTroubles } from './ports/effect-troubles.ts';
import type { EffectStore } from './ports/effects.ts';
import type { EntryStore } from './ports/entries.ts';
import type { ExternalIdStore } from './ports/external-ids.ts';
import type { FigureStore } from './ports/figures.ts';
import type { FileCopies } from './ports/file-copies.ts';
import type { FileUploads } from './ports/file-uploads.ts';
import type { FollowUpPosts } from './ports/follow-up-posts.ts';
import type { HomeTabs } from './ports/home-tabs.ts';
import type { Homes } from './ports/homes.ts';
import type { Inbox } from './ports/inbox.ts';
import type { IncidentChannels } from './ports/incident-channels.ts';
import type { IncidentKeys } from './ports/incident-keys.ts';
import type { IncidentStore } from './ports/incidents.ts';
import type { KeptFiles } from './ports/kept-files.ts';
import type { MemberStore } from './ports/members.ts';
import type { MessageStore } from './ports/messages.ts';
import type { MetricsFiles } from './ports/metrics-files.ts';
import type { NudgePosts } from './ports/nudge-posts.ts';
import type { NudgeTimes } from './ports/nudge-times.ts';
import type { Offload } from './ports/offload.ts';
import type { PeopleStore } from './ports/people.ts';
import type { PeopleFiles } from './ports/people-files.ts';
import type { PeopleMessages } from './ports/people-messages.ts';
import type { PeopleSource } from './ports/people-source.ts';
import type { PostmortemLists } from './ports/postmortem-lists.ts';
import type { PostmortemStore } from './ports/postmortems.ts';
import type { Queue } from './ports/queue.ts';
import type { QuotePosts } from './ports/quote-posts.ts';
import type { RecentCommands } from './ports/recent-commands.ts';
import type { RecordMoves } from './ports/record-moves.ts';
import type { RegionHolidays } from './ports/region-holidays.ts';
import type { Renderer } from './ports/renderer.ts';
import type { ReviewPosts } from './ports/review-posts.ts';
import type { RevisionStore } from './ports/revisions.ts';
import type { SearchIndex } from './ports/search-index.ts';
import type { SecretFinder } from './ports/secret-finder.ts';
import type { SecretVault } from './ports/secret-vault.ts';
import type { SecretStore } from './ports/secrets.ts';
import type { Suggester } from './ports/suggester.ts';
import type { UserGroups } from './ports/user-groups.ts';
import type { WeeklyDigests, WeeklyRecord } from './ports/weekly-digests.ts';
import type { Wordsmith } from './ports/wordsmith.ts';
import type { TemplatePolicy } from './postmortems/choose-template.ts';

/** Regions as ISO 3166 names them: `DE`, `DE-BY`. */
export interface RegionPolicy {
  /** Of whoever is not named otherwise. */
  readonly usual: string | undefined;
  /** By time zone. */
  readonly zones: Readonly<Record<string, string>>;
  /** By the id of a person in Slack; that goes first. */
  readonly people: Readonly<Record<string, string>>;
}

/** Names of reactions, without colons. */
export interface ReactionPolicy {
  /** They put a message on the timeline. */
  readonly timeline: readonly string[];
  /** So do these, as an entry of that type. */
  readonly types: Readonly<Partial<Record<EntryType, readonly string[] | undefined>>>;
  /** They make an action item of a message. */
  readonly action: readonly string[];
  /** Scribe's own answer. */
  readonly receipt: string;
}

/** What becomes of what people said in Slack. */
export interface CapturePolicy {
  /**
   * What becomes of an entry whose message was deleted: it stays as it is; it stays without its words, which leave the
   * record; or it is struck out.
   */
  readonly deletion: 'keep' | 'redact' | 'remove';
  /** Larger files are not copied. */
  readonly fileBytes: number;
}

/** When the weekly digest comes, and to which channels: their names or ids, each with what it hears of. */
export interface WeeklyPolicy extends WeekPlan {
  readonly places: readonly WeeklyPlace[];
}

export interface WeeklyPlace extends Condition {
  readonly place: string;
}

/** What an operator decides about how Scribe behaves; read from the configuration once. */
export interface Policy {
  readonly roles: readonly string[];
  /** The team's own words for severities, statuses, entry types and roles. */
  readonly vocabulary: Vocabulary;
  /** What an incident can concern: services, and fields of the team's own. */
  readonly services: readonly Service[];
  /** Who looks after services, and has action items until a person takes them. */
  readonly teams: readonly OwningTeam[];
  readonly fields: readonly FieldSpec[];
  readonly reactions: ReactionPolicy;
  readonly capture: CapturePolicy;
  /** By which of their names people are shown: the first that there is. */
  readonly names: readonly NameKind[];
  /** Days without reminders, for everybody. */
  readonly holidays: Holidays;
  /** By the public holidays of which regions people work; absent where none is configured. */
  readonly regions?: (RegionPolicy & { readonly holidays: RegionHolidays }) | undefined;
  readonly reminders: ReminderPolicy;
  /** Emoji, without colons, that as a status in Slack say that somebody is away. */
  readonly awayStatuses: readonly string[];
  /** When and where the week is summed up; `undefined` for nowhere. */
  readonly weekly: WeeklyPolicy | undefined;
  readonly templates: TemplatePolicy;
  readonly thresholds: Thresholds;
  /** When people are nudged. */
  readonly nudges: NudgePolicy;
  /** Who may do what. */
  readonly rights: Rights;
  readonly secrets: SecretPolicy;
  /** Begins the keys of incidents: `INC`. */
  readonly keyPrefix: string;
  /** The pattern of channel names: `{key}-{title}`. */
  readonly channelName: string;
  /** With which the canvas of a new channel begins, in Markdown; `undefined` for no canvas. */
  readonly workNotes: string | undefined;
  /** Where else some incidents are announced, and who is invited to which. */
  readonly routing: Routing;
  /** Where every incident is announced: a channel id or name; `undefined` for nowhere. */
  readonly announceChannel: string | undefined;
  /** Where published postmortems are posted; `undefined` for the incident's own channel. */
  readonly publishChannel: string | undefined;
  /** How long after its postmortem is published the channel of an incident is archived; `undefined` for never. */
  readonly archiveAfterDays: number | undefined;
}

/** Who may read what was taken out of the record, by their ids in Slack. */
export interface SecretPolicy {
  readonly readers: readonly string[];
}

/** What is worth a line in the log of the process; never texts or tokens. */
export interface Journal {
  info(what: Readonly<Record<string, unknown>>, message: string): void;
  warn(what: Readonly<Record<string, unknown>>, message: string): void;
}

/** Every port of the use cases; each use case takes only those that it needs. */
export interface App {
  readonly incidents: IncidentStore;
  readonly incidentKeys: IncidentKeys;
  readonly incidentChannels: IncidentChannels;
  readonly members: MemberStore;
  readonly entries: EntryStore;
  readonly recordMoves: RecordMoves;
  readonly figures: FigureStore;
  readonly echoes: EchoStore;
  readonly effects: EffectStore;
  readonly effectLeases: EffectLeases;
  readonly effectTroubles: EffectTroubles;
  readonly externalIds: ExternalIdStore;
  readonly messages: MessageStore;
  readonly actions: ActionStore;
  readonly actionReminders: ActionReminders;
  readonly actionLists: ActionLists;
  readonly actionPlans: ActionPlans;
  readonly digests: DigestStore;
  readonly nudgeTimes: NudgeTimes;
  readonly weeklyDigests: WeeklyDigests;
  readonly weeklyRecord: WeeklyRecord;
  readonly postmortems: PostmortemStore;
  readonly postmortemLists: PostmortemLists;
  readonly revisions: RevisionStore;
  readonly searchIndex: SearchIndex;
  readonly homes: Homes;
  readonly secrets: SecretStore;
  readonly secretFinder: SecretFinder;
  /** The same for whole files, which may be long. */
  readonly fileSecretFinder: SecretFinder;
  readonly secretVault: SecretVault;
  readonly people: PeopleStore;
  readonly changedPeople: ChangedPeople;
  readonly peopleSource: PeopleSource;
  readonly userGroups: UserGroups;
  readonly counters: Counters;
  readonly inbox: Inbox;
  readonly queue: Queue;
  readonly recentCommands: RecentCommands;
  readonly channelRateLimit: ChannelRateLimit;
  readonly channels: Channels;
  readonly channelLookup: ChannelLookup;
  readonly channelPosts: ChannelPosts;
  readonly draftPosts: DraftPosts;
  readonly reviewPosts: ReviewPosts;
  readonly directMessages: DirectMessages;
  readonly homeTabs: HomeTabs;
  readonly digestPosts: DigestPosts;
  readonly nudgePosts: NudgePosts;
  readonly followUpPosts: FollowUpPosts;
  readonly quotePosts: QuotePosts;
  readonly peopleMessages: PeopleMessages;
  readonly fileCopies: FileCopies;
  readonly peopleFiles: PeopleFiles;
  readonly canvases: Canvases;
  readonly fileUploads: FileUploads;
  readonly renderer: Renderer;
  readonly metricsFiles: MetricsFiles;
  readonly keptFiles: KeptFiles;
  readonly offload: Offload;
  /** Offers other words for sections, where an operator has configured a language model. */
  readonly wordsmith: Wordsmith | undefined;
  /** Proposes what entries mean, where an operator has configured a language model. */
  readonly suggester: Suggester | undefined;
  readonly policy: Policy;
  readonly journal: Journal;
  /** The time now; tests and the demo move it. */
  readonly clock: () => Date;
}
