import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import type { PostTag } from './post.ts';

/** Where a canvas is wanted. `own`: the channel is the incident's, so it may be the channel's canvas. */
export interface CanvasPlace {
  readonly team: string;
  readonly channel: string;
  readonly own: boolean;
  readonly tag: PostTag;
}

/** Slack canvases that hold a postmortem. All methods throw `SlackFault`. */
export interface Canvases {
  /** Makes the incident's canvas, or finds the one that an earlier try made; returns its id. */
  create(place: CanvasPlace, document: Postmortem): Promise<string>;
  /** Replaces the whole content. */
  write(team: string, canvas: string, document: Postmortem): Promise<void>;
}
