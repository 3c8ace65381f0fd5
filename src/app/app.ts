import type { ReminderPolicy } from '../domain/actions/reminder.ts';
import type { Holidays } from '../domain/actions/working-day.ts';
import type { Thresholds } from '../domain/postmortem/candidates.ts';
import type { TemplatePolicy } from './choose-template.ts';
import type { ActionStore } from './ports/actions.ts';
import type { Counters, Inbox } from './ports/bookkeeping.ts';
import type { EffectStore, OutsideStore } from './ports/effects.ts';
import type { EchoStore, EntryStore } from './ports/entries.ts';
import type { IncidentStore } from './ports/incidents.ts';
import type { MessageStore } from './ports/messages.ts';
import type { PeopleSource, PeopleStore } from './ports/people.ts';
import type { PostmortemStore } from './ports/postmortems.ts';
import type { ChannelRateLimit, Queue, RecentCommands } from './ports/queue.ts';
import type { ReviewPosts } from './ports/review.ts';
import type { Wordsmith } from './ports/wordsmith.ts';
import type { ChannelPosts, Channels, DirectMessages, DraftDelivery } from './ports/workspace.ts';

/** What an operator decides about how Scribe behaves; read from the configuration once. */
export interface Policy {
  readonly roles: readonly string[];
  /** Reaction names without colons: which put a message on the timeline, and the one Scribe answers with. */
  readonly reactions: { readonly timeline: readonly string[]; readonly receipt: string };
  /** Days without reminders. */
  readonly holidays: Holidays;
  readonly reminders: ReminderPolicy;
  readonly templates: TemplatePolicy;
  readonly thresholds: Thresholds;
  /** Where incidents are announced: a channel id or name; `undefined` for nowhere. */
  readonly announceChannel: string | undefined;
  /** Where published postmortems are told of; `undefined` for the incident's own channel. */
  readonly publishChannel: string | undefined;
}

/** Things that are worth a line in the log of the process; never texts or tokens. */
export interface Journal {
  info(what: Readonly<Record<string, unknown>>, message: string): void;
  warn(what: Readonly<Record<string, unknown>>, message: string): void;
}

/** Everything that use cases reach the world through. Each takes only the ports that it needs. */
export interface App {
  readonly incidents: IncidentStore;
  readonly entries: EntryStore;
  readonly echoes: EchoStore;
  readonly effects: EffectStore;
  readonly outside: OutsideStore;
  readonly messages: MessageStore;
  readonly actions: ActionStore;
  readonly postmortems: PostmortemStore;
  readonly people: PeopleStore;
  readonly peopleSource: PeopleSource;
  readonly counters: Counters;
  readonly inbox: Inbox;
  readonly queue: Queue;
  readonly recentCommands: RecentCommands;
  readonly channelRateLimit: ChannelRateLimit;
  readonly channels: Channels;
  readonly channelPosts: ChannelPosts;
  readonly draftDelivery: DraftDelivery;
  readonly directMessages: DirectMessages;
  readonly reviewPosts: ReviewPosts;
  /** Puts statements into better words, where an operator has configured a language model. */
  readonly wordsmith: Wordsmith | undefined;
  readonly policy: Policy;
  readonly journal: Journal;
  /** The time now; tests and the demo move it. */
  readonly clock: () => Date;
}
