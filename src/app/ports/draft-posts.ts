import type { Incident } from '../../domain/incident/incident.ts';
import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import type { RemarkFigures } from '../../domain/postmortem/document/remark.ts';
import type { PostTarget } from './post.ts';

/** How far a draft has come, for the one message that shows it. */
export type DraftStep =
  | { readonly step: 'reading' }
  | { readonly step: 'writing'; readonly entries: number }
  | { readonly step: 'delivering' }
  | { readonly step: 'failed'; readonly why: string; readonly draft: string };

/** What is put into Slack with a draft. */
export type DraftPart = 'canvas' | 'file' | 'picture';

/** What the "ready" message says and links to. */
export interface DraftReady {
  readonly incident: Incident;
  readonly draft: string;
  readonly document: Postmortem;
  /** Entries that the draft read. */
  readonly entries: number;
  readonly canvas: string | undefined;
  readonly file: string | undefined;
  /** The timeline as a picture; an incident without entries has none. */
  readonly picture: string | undefined;
  /** What the figures suggested, and what became of it. */
  readonly remarks: RemarkFigures;
  /** What Slack refused, in Slack's codes, so that the message can say what is missing and who can fix it. */
  readonly refused: readonly {
    readonly what: DraftPart;
    readonly error: string;
    readonly needed: string | undefined;
  }[];
  /** The draft is only proposed, since people wrote in the document: sections that it would change, and those kept. */
  readonly proposal?: { readonly changes: number; readonly kept: number };
  /** A draft of a later moment was announced before it. */
  readonly older: boolean;
  /** The template that was wanted, or that the document had, where the configuration no longer has it. */
  readonly goneTemplate?: string | undefined;
  /**
   * It is a reply to the postmortem's message, which has the figures and the buttons: `notes` on the draft that is
   * shown there, or that there was a draft `again`.
   */
  readonly reply: 'notes' | 'again' | undefined;
}

/** What people see of a draft on its way. Each post returns its ts. All methods throw `SlackFault`. */
export interface DraftPosts {
  progress(where: PostTarget, incident: Incident, step: DraftStep): Promise<string>;
  ready(where: PostTarget, what: DraftReady): Promise<string>;
}
