/** What a person does in the page, and what the server answers. Types only, as in `page-protocol.ts`. */
import type { PlainTextOption } from '@slack/types';

/** Where a button or menu is. */
export type PageTarget =
  | { readonly in: 'message'; readonly channel: string; readonly ts: string }
  | { readonly in: 'view'; readonly viewId: string };

/** What a person chose in an element; the shape depends on the element. */
export interface PageChoice {
  /** Text of an input; date `2026-03-02`; time `14:05`. */
  readonly value?: string;
  /** Values of the chosen options, or user/channel/conversation ids; one or several. */
  readonly selected?: readonly string[];
  /** datetimepicker: seconds since 1970. */
  readonly dateTime?: number;
}

/**
 * State of a modal's inputs, by block_id, then action_id. The page keeps it while the person types and
 * sends it with `submitView`, and with `click`/`select` in a view or message (as `state`).
 */
export type PageInputs = Readonly<Record<string, Readonly<Record<string, PageChoice>>>>;

interface By {
  /** Who acts, `U…`. */
  readonly user: string;
}

export type PageAct = By &
  (
    | {
        readonly kind: 'send';
        readonly channel: string;
        readonly text: string;
        readonly threadTs?: string;
        readonly broadcast?: boolean;
      }
    /** `command` with its slash. Answers when the app has answered, or its 3 s are over. */
    | { readonly kind: 'command'; readonly channel: string; readonly command: string; readonly text: string }
    /** A button (also in an accessory, overflow: with `choice.selected`). */
    | {
        readonly kind: 'click';
        readonly target: PageTarget;
        readonly blockId: string;
        readonly actionId: string;
        readonly choice?: PageChoice;
        readonly state?: PageInputs;
      }
    /** A menu, picker, checkbox group, radio group. */
    | {
        readonly kind: 'select';
        readonly target: PageTarget;
        readonly blockId: string;
        readonly actionId: string;
        readonly choice: PageChoice;
        readonly state?: PageInputs;
      }
    /** Options of an external select; the answer is `{ options }`. */
    | {
        readonly kind: 'suggest';
        readonly target: PageTarget;
        readonly blockId: string;
        readonly actionId: string;
        readonly text: string;
      }
    | { readonly kind: 'submitView'; readonly viewId: string; readonly state: PageInputs }
    /** `all`: the whole stack (the cross), else only the top one. */
    | { readonly kind: 'closeView'; readonly viewId: string; readonly all?: boolean }
    | {
        readonly kind: 'react' | 'unreact';
        readonly channel: string;
        readonly ts: string;
        readonly name: string;
      }
    | { readonly kind: 'editMessage'; readonly channel: string; readonly ts: string; readonly text: string }
    | { readonly kind: 'deleteMessage'; readonly channel: string; readonly ts: string }
    /** Takes an ephemeral message off the person's screen. */
    | { readonly kind: 'dismiss'; readonly channel: string; readonly ts: string }
    | { readonly kind: 'pin' | 'unpin'; readonly channel: string; readonly ts: string }
    | {
        readonly kind: 'upload';
        readonly channel: string;
        readonly name: string;
        readonly base64: string;
        readonly text?: string;
        readonly threadTs?: string;
      }
    | { readonly kind: 'createChannel'; readonly name: string; readonly isPrivate: boolean }
    | { readonly kind: 'joinChannel' | 'leaveChannel' | 'archiveChannel'; readonly channel: string }
    | { readonly kind: 'invite'; readonly channel: string; readonly users: readonly string[] }
    | { readonly kind: 'setTopic'; readonly channel: string; readonly topic: string }
    | { readonly kind: 'renameChannel'; readonly channel: string; readonly name: string }
    /** The app's home tab was looked at. */
    | { readonly kind: 'openHome' }
    | { readonly kind: 'shortcut'; readonly callbackId: string }
    | {
        readonly kind: 'messageShortcut';
        readonly callbackId: string;
        readonly channel: string;
        readonly ts: string;
      }
    /** Opens (or finds) the direct message with someone; the answer is `{ channel }`. */
    | { readonly kind: 'openDm'; readonly with: string }
    /** Moves the workspace's clock ahead. */
    | { readonly kind: 'moveClock'; readonly ms: number }
    | { readonly kind: 'dismissNotice'; readonly noticeId: string }
  );

/**
 * `error` is Slack's code (`operation_timeout`, `not_in_channel`, `name_taken`…); `message` a sentence for
 * the person. A refused modal answers `error: 'view_errors'` with `errors` by block_id.
 */
export type PageAnswer =
  | { readonly ok: true; readonly answer?: PageAnswerBody }
  | {
      readonly ok: false;
      readonly error: string;
      readonly message?: string;
      readonly errors?: Readonly<Record<string, string>>;
    };

export interface PageAnswerBody {
  readonly channel?: string;
  readonly ts?: string;
  readonly options?: readonly PlainTextOption[];
}
