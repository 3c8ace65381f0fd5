import type { UnreadTranscript } from '../../domain/transcripts/transcript.ts';
import type { PostTarget } from './post.ts';

/** A transcript that was shared in an incident's channel, and what became of it. */
export interface QuotesShown {
  /** Key of the incident. */
  readonly incident: string;
  /** The message that it hangs on. */
  readonly channel: string;
  readonly ts: string;
  readonly file: string;
  /** The name of the file. */
  readonly name: string;
  readonly now:
    | { readonly what: 'unread'; readonly unread: UnreadTranscript }
    /** They can be taken; `back`: the name of who took them back. `first` is what is known of the first line. */
    | {
        readonly what: 'offered';
        readonly lines: number;
        readonly speakers: number;
        readonly first: FirstLine;
        readonly back?: string;
      }
    /** The message of the file was deleted, and the words of the quotes with it. */
    | { readonly what: 'deleted' }
    /** They are on the timeline; `by` is the name of who took them. */
    | {
        readonly what: 'taken';
        readonly lines: number;
        readonly from: Date;
        readonly to: Date;
        /** When the file was shared. */
        readonly shared: Date;
        readonly by: string;
      };
}

/** The first line of a transcript: what was said, and the time that the file gives it, in milliseconds. */
export interface FirstLine {
  readonly text: string;
  readonly at: number;
  readonly byClock: boolean;
}

/** What is said under a transcript. Throws `SlackFault`. */
export interface QuotePosts {
  /** Posts it, or edits what was posted. Returns its ts. */
  show(where: PostTarget, shown: QuotesShown): Promise<string>;
}
