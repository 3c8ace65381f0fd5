/** What went wrong with a call to Slack, as far as it decides what to do next. */
export type SlackTrouble =
  /** Slack asks to wait; nothing was done. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  /** Nobody knows whether it was done: look before doing it again. */
  | { readonly kind: 'doubt'; readonly why: string }
  /** It was certainly not done, and may work later. */
  | { readonly kind: 'unavailable'; readonly why: string }
  /** The workspace has not installed Scribe, or not any more: nothing can be done there until it does. */
  | { readonly kind: 'uninstalled'; readonly team: string }
  /** Slack says no, and will say so again. `error` is Slack's code, `needed` a scope if one is missing. */
  | {
      readonly kind: 'refused';
      readonly error: string;
      readonly needed: string | undefined;
      readonly method: string;
    };

/** Thrown by everything that talks to Slack; adapters translate Slack's own errors into it, once. */
export class SlackFault extends Error {
  readonly trouble: SlackTrouble;

  constructor(trouble: SlackTrouble, cause?: unknown) {
    super(wordsOf(trouble), { cause });
    this.name = 'SlackFault';
    this.trouble = trouble;
  }
}

function wordsOf(trouble: SlackTrouble): string {
  switch (trouble.kind) {
    case 'refused':
      return `Slack: refused (${trouble.method}: ${trouble.error})`;
    case 'uninstalled':
      return `Workspace ${trouble.team} has not installed Scribe; someone can do so at /slack/install.`;
    case 'limited':
    case 'doubt':
    case 'unavailable':
      return `Slack: ${trouble.kind}`;
    default:
      return trouble satisfies never;
  }
}

/** Whether the workspace has not installed Scribe, or not any more. */
export function isUninstalled(error: unknown): boolean {
  return error instanceof SlackFault && error.trouble.kind === 'uninstalled';
}

/** Whether Slack refused with one of these codes. */
export function refusedWith(error: unknown, ...codes: readonly string[]): boolean {
  return (
    error instanceof SlackFault && error.trouble.kind === 'refused' && codes.includes(error.trouble.error)
  );
}
