import type { Incident } from '../../domain/incident/incident.ts';
import type { Coverage } from '../../domain/postmortem/document/coverage.ts';
import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import type { RemarkFigures } from '../../domain/postmortem/document/remark.ts';
import type { PostmortemState } from '../../domain/postmortem/review/postmortem-state.ts';
import type { PostTag, PostTarget } from './post.ts';

/** A postmortem as people see it in Slack: its state, its latest text, and where the canvas is. */
export interface PostmortemShown {
  readonly incident: Incident;
  readonly state: PostmortemState;
  readonly document: Postmortem;
  readonly revision: string;
  readonly coverage: Coverage;
  /** Blaming wordings in what would be published. */
  readonly blameFindings: number;
  /** What the figures suggested, and what became of it. */
  readonly remarks: RemarkFigures;
  readonly stale: boolean;
  /** Who set the latest draft aside, where somebody did. */
  readonly discardedBy: string | undefined;
  readonly canvas: string | undefined;
  /** The document as a file, where it was drafted and nobody has edited it since. */
  readonly file: string | undefined;
}

/** The review meeting: time, attendees and agenda. */
export interface ReviewMeeting {
  readonly at: Date;
  readonly attendees: readonly string[];
  readonly questions: readonly string[];
  /** Contradictions in the record. */
  readonly disputed: readonly string[];
  readonly setAt: Date;
  /** How often it was moved before. */
  readonly sequence: number;
}

/** Whoever is reminded that a postmortem is due, and as what. */
export type Reminded =
  | { readonly to: string; readonly as: 'lead' | 'reviewer' | 'approver' }
  | { readonly in: string; readonly as: 'channel' };

/** Where people work on a postmortem. Each post returns its ts. All methods throw `SlackFault`. */
export interface ReviewPosts {
  overview(where: PostTarget, what: PostmortemShown): Promise<string>;
  /**
   * A message in this direct channel with Approve and Request changes; with `ts` the one that was sent says what is
   * wanted now, and is not posted again where somebody deleted it.
   */
  askReview(
    asked: { readonly to: string; readonly channel: string; readonly ts?: string },
    what: PostmortemShown,
    tag: PostTag,
  ): Promise<string>;
  /** What came of a review, for the person who asked. */
  reviewResult(to: string, what: PostmortemShown, tag: PostTag): Promise<string>;
  publication(where: PostTarget, what: PostmortemShown): Promise<string>;
  /** The agenda, for everybody in the channel. */
  meeting(where: PostTarget, what: PostmortemShown, meeting: ReviewMeeting): Promise<string>;
  /** The meeting as a calendar file (iCalendar). */
  calendar(what: PostmortemShown, meeting: ReviewMeeting): Promise<Uint8Array>;
  /** Says that it is due: to a person, or in the incident's channel. */
  remindDue(who: Reminded, what: PostmortemShown, tag: PostTag): Promise<string>;
}
