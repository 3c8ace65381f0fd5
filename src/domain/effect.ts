import type { ItemHolder } from './actions/action-item.ts';
import type { Receiver } from './actions/ladder.ts';
import type { FileFormat } from './incident/file-format.ts';
import type { Status } from './incident/incident.ts';
import type { NudgeKind } from './incident/nudge-kind.ts';
import type { ReviewTime } from './postmortem/review/effect-review.ts';
import type { EntryType } from './timeline/entry.ts';

/** A timeline entry written for a change of state. `id` is derived from the event: writing twice changes nothing. */
export interface EntryDraft {
  readonly id: string;
  readonly type: EntryType;
  readonly text: string;
  readonly at: Date;
  readonly author: string;
  /** The channel sees it as a line: no other message there tells of it. */
  readonly echoed?: true;
}

/** A step that everybody must notice, as it was taken. */
export type News =
  | { readonly what: 'status'; readonly from: Status; readonly to: Status; readonly text?: string }
  | { readonly what: 'resolved' | 'cancelled'; readonly text?: string }
  | { readonly what: 'reopened'; readonly status: Status; readonly text?: string }
  /** Everybody can read the channel of a private incident. */
  | { readonly what: 'channel-public'; readonly text?: never };

/**
 * Something to do outside the database. It is kept in the document that wants it, under a key of its own, until it
 * is done. An effect names the desired state, not the words: whoever performs it reads the current state first.
 */
export type IncidentEffect =
  /** The incident's channel exists: made, adopted, or joined. */
  | { readonly kind: 'channel' }
  /** The person who declared is told where the channel is, through a response URL that works for 30 minutes. */
  | { readonly kind: 'point'; readonly responseUrl: string; readonly until: Date }
  | { readonly kind: 'invite'; readonly user: string }
  /** The canvas of the channel begins with the team's template. */
  | { readonly kind: 'work-notes' }
  /** Whom the configuration names for such an incident is invited. */
  | { readonly kind: 'invite-by-rule' }
  /** Scribe knows who can see the channel and, where the incident is private, who is in it. */
  | { readonly kind: 'members' }
  /** What was said in the channel, and marked there, before Scribe knew it by its address is kept. */
  | { readonly kind: 'early-messages' }
  | { readonly kind: 'topic' }
  /** The reminders of its action items are planned anew. */
  | { readonly kind: 'plan-items' }
  | { readonly kind: 'card' }
  /** The card is pinned in the channel. */
  | { readonly kind: 'pin' }
  | { readonly kind: 'announcement' }
  /** Whoever was given a role by somebody else is told. */
  | { readonly kind: 'tell-role'; readonly role: string; readonly user: string; readonly by: string }
  /** The commander, or where there is none the channel, is reminded of what is missing; `at` is when it fell due. */
  | { readonly kind: 'nudge'; readonly nudge: NudgeKind; readonly at: Date }
  /** The incident's channel has a message of its own about a step. */
  | NewsEffect<'news'>
  /** Whoever follows the announcement hears of the step there. */
  | NewsEffect<'announced-news'>
  | { readonly kind: 'entry'; readonly entry: EntryDraft }
  /** The messages of a thread are on the timeline: `ts` is its first one. */
  | {
      readonly kind: 'thread';
      readonly channel: string;
      readonly ts: string;
      readonly by: string;
      readonly at: Date;
    }
  /** Entries of a merged incident move to the one that it was merged into. */
  | { readonly kind: 'move'; readonly into: string }
  /** What moved with a merge that was taken back returns. */
  | { readonly kind: 'move-back'; readonly from: string }
  /** The channel of one of the two incidents hears of a merge, or that it was taken back. */
  | {
      readonly kind: 'merge-notice';
      readonly channelOf: 'merged' | 'other';
      readonly other: string;
      readonly undone: boolean;
      readonly by: string;
      readonly why: string | undefined;
    }
  /** A draft of everything that was logged up to `asOf`, and nothing after it. */
  | {
      readonly kind: 'draft';
      readonly draft: string;
      readonly template: string;
      readonly by: string;
      readonly asOf: Date;
    }
  /** Files of everything that was logged up to `asOf`. `export` names the request. */
  | {
      readonly kind: 'export';
      readonly export: string;
      readonly format: FileFormat;
      readonly by: string;
      readonly asOf: Date;
    }
  | TellEffect;

interface NewsEffect<Kind> {
  readonly kind: Kind;
  readonly news: News;
  readonly by: string;
  readonly at: Date;
}

export type EntryEffect =
  /** The channel sees the entry: one line, together with whatever else waits. */
  | { readonly kind: 'echo' }
  /** The line in the channel says what the entry says now. */
  | { readonly kind: 'echo-edit' }
  /** Scribe's own reaction is on the captured message, or is removed with the entry. */
  | { readonly kind: 'receipt' }
  /** A time that was read as UTC (`at`), while nobody knew the author's zone, is read again once it is known. */
  | { readonly kind: 'reread-time'; readonly said: string; readonly at: Date }
  | TellEffect;

export type ActionEffect =
  /** One message in the incident's channel shows the item as it is now. */
  | { readonly kind: 'action-line' }
  /** A step of the item's ladder, at `at` or the next working moment after it. Earlier versions told only owners, and `rung` was a time. */
  | {
      readonly kind: 'remind';
      readonly due: string;
      readonly rung: string;
      readonly at: Date;
      readonly to?: Receiver;
    }
  /** Whoever was given the item by somebody else is told. */
  | { readonly kind: 'tell-owner'; readonly to: string; readonly by: string; readonly why?: string }
  /** Those who have the item until a person takes it are told: a group or a team in a channel, a role's holders each. */
  | { readonly kind: 'tell-holder'; readonly to: ItemHolder; readonly by: string; readonly why?: string }
  /** The approver is asked about a move of the due date, which is counted from 1. */
  | { readonly kind: 'ask-move'; readonly move: number }
  /** Whoever moved the due date hears that the approver did not agree. */
  | { readonly kind: 'tell-move'; readonly move: number }
  /** Every reminder of the item that was sent says what the item is now. */
  | { readonly kind: 'reminded' };

/** One message tells one receiver what is due that day, as the digest is now. */
export type DigestEffect = { readonly kind: 'digest' };

export type PostmortemEffect =
  /** One message shows the sections, who wrote them, and the status of the postmortem. */
  | { readonly kind: 'overview' }
  /** The canvas says what the latest revision says. */
  | { readonly kind: 'canvas' }
  /** The approver or a reviewer is asked, with Approve and Request changes. */
  | { readonly kind: 'ask-review'; readonly of: string }
  /** The document as a file for somebody who is asked about it, or for the readers of what is published. */
  | { readonly kind: 'share-document'; readonly for: { readonly user: string } | 'readers' }
  /** Whoever asked for the review hears what came of it. */
  | { readonly kind: 'tell-review'; readonly to: string }
  /** The document says of itself that it is approved, published, or a draft again. */
  | { readonly kind: 'status' }
  /** The publication is announced: in the configured channel or, for a private incident, in its own. */
  | { readonly kind: 'publication' }
  /** The channel has the agenda of the review meeting and a calendar file. */
  | { readonly kind: 'meeting'; readonly at: Date }
  /** Whoever leads is reminded that the postmortem is due, or the channel, or who approves it; `who`: a reviewer. */
  | {
      readonly kind: 'remind-postmortem';
      readonly due: string;
      readonly at: Date;
      /** Earlier versions had one reminder, for whoever leads. */
      readonly rung?: string;
      readonly to?: Receiver;
      readonly who?: string;
    }
  /** Whoever answers for the postmortem is asked whether what followed from it helped. */
  | { readonly kind: 'ask-helped'; readonly after: ReviewTime }
  /** The incident's channel is archived: its postmortem was published long enough ago. */
  | { readonly kind: 'archive-channel' };

/** A channel hears of its week, which its Monday names; what was closed before `since` it has heard of. */
export interface WeeklyEffect {
  readonly kind: 'weekly';
  readonly week: string;
  readonly since: Date;
}

/** A person's home tab shows what is so now; where it is only `changed`, it is published if it looks different. */
export interface HomeEffect {
  readonly kind: 'home';
  readonly why: 'opened' | 'changed';
}

export type MessageEffect =
  /** A message on the timeline that was posted before Scribe listened is read once from Slack. */
  | { readonly kind: 'fetch' }
  /** What the message has only the beginning of, or nothing, is read of a file of it. */
  | { readonly kind: 'read-file'; readonly file: string }
  /** A file of it is copied, so that it outlives its deletion in Slack. */
  | { readonly kind: 'copy'; readonly file: string }
  /** People are told under the file that it is a transcript, and can take it as quotes. */
  | { readonly kind: 'offer-quotes'; readonly file: string }
  /** Its lines are on the timeline: the first one was said at `first`, as a person confirmed. */
  | {
      readonly kind: 'take-quotes';
      readonly file: string;
      readonly first: Date;
      readonly by: string;
      readonly at: Date;
    }
  /** They are taken back; `erase`: the words go too, since the file's message was deleted. */
  | {
      readonly kind: 'drop-quotes';
      readonly file: string;
      readonly by: string;
      readonly at: Date;
      readonly erase?: true;
    };

/** Tells one person privately about something that only they can fix. */
export interface TellEffect {
  readonly kind: 'tell';
  readonly user: string;
  readonly notice: Notice;
}

/** What a person is told privately about something in an incident; `incident` is its key. */
export type Notice =
  /** Slack refused something for good. */
  | {
      readonly code: 'refused';
      /** What was given up: an effect's kind. */
      readonly what: string;
      /** Slack's own code, such as `missing_scope`. */
      readonly error: string;
      readonly needed: string | undefined;
      readonly incident: string;
      /** The bare key, for the button that wants it again; earlier versions had none. */
      readonly key?: string;
    }
  /** Somebody was given a role, or what became of that; `incident` is its name, `channel` where it lives. */
  | {
      readonly code: 'role';
      readonly role: string;
      readonly by: string;
      readonly incident: string;
      readonly title: string;
      readonly channel: string | undefined;
      /** `held`, `over` once the incident is, or who has it now, `undefined` where nobody does. */
      readonly now: 'held' | 'over' | { readonly holder: string | undefined };
    }
  /** Scribe cannot do what was wanted by a fault of its own; `what` as above. It goes on trying. */
  | { readonly code: 'fault'; readonly what: string; readonly incident: string }
  /** Secrets were taken out of what the person wrote; `kept` names the sealed original, where there is one. */
  | {
      readonly code: 'secret';
      readonly kinds: readonly string[];
      readonly way: 'command' | 'form' | 'message' | 'file';
      readonly channel: string | undefined;
      readonly kept: string | undefined;
    }
  /** Nothing that is said in the channel of an active incident is recorded any more. */
  | {
      readonly code: 'channel-closed';
      readonly what: 'archived' | 'deleted' | 'scribe-out';
      readonly incident: string;
    }
  /** Somebody made the channel of a private incident public. */
  | { readonly code: 'channel-public'; readonly by: string; readonly incident: string }
  /** A message that Scribe itself posted does not go onto the timeline. */
  | { readonly code: 'own-message'; readonly incident: string }
  /** The zone (IANA) in which the time of an entry was read arrived late, and moved it to `at`. */
  | {
      /** `time-not-reread`: in that zone the time has not passed yet, so the entry stays at `at`. */
      readonly code: 'time-reread' | 'time-not-reread';
      readonly said: string;
      readonly text: string;
      readonly at: Date;
      readonly zone: string;
      readonly incident: string;
    };

export type Effect =
  | IncidentEffect
  | EntryEffect
  | ActionEffect
  | DigestEffect
  | PostmortemEffect
  | WeeklyEffect
  | MessageEffect
  | HomeEffect
  | TellEffect;
export type EffectKind = Effect['kind'];

/** An effect and its key within the document: letters, digits, `-` and `_`. */
export interface Wanted<E extends Effect = Effect> {
  readonly key: string;
  readonly effect: E;
}
