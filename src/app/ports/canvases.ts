import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import type { PostTag } from './post.ts';

/** Where a canvas is wanted. `own`: the channel is the incident's, so it may be the channel's canvas. */
export interface CanvasPlace {
  readonly team: string;
  readonly channel: string;
  readonly own: boolean;
  readonly tag: PostTag;
}

/** What a canvas begins with. */
export interface CanvasText {
  readonly title: string;
  readonly markdown: string;
}

/** Slack canvases: work notes, and postmortems. All methods throw `SlackFault`. */
export interface Canvases {
  /** Makes the incident's canvas, or finds the one that an earlier try made; returns its id. */
  create(place: CanvasPlace, document: Postmortem): Promise<string>;
  /** Makes the channel's own canvas; `undefined` where it has one of somebody else's, or none can be had. */
  begin(place: CanvasPlace, text: CanvasText): Promise<string | undefined>;
  /** Replaces the whole content. */
  write(team: string, canvas: string, document: Postmortem): Promise<void>;
}
