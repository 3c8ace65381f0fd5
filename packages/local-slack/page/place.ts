/** What the middle of the page shows. */
export type Place =
  | { readonly kind: 'channel'; readonly id: string; readonly tab?: 'files' | 'pins' | 'canvas' }
  | { readonly kind: 'app'; readonly tab: 'home' | 'messages' | 'about' };

/** What the page shows beside the conversation. */
export type Pane =
  | { readonly kind: 'thread'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'canvas'; readonly id: string }
  | { readonly kind: 'file'; readonly id: string };

/** What a link of the workspace leads to. */
export interface Target {
  /** Of a channel or a canvas. */
  readonly id: string;
  /** Of the message, if it is one. */
  readonly ts?: string;
}
