/** A refusal in Slack's own words: `code` becomes the answer's `error`, `extra` its other fields. */
export class SlackError extends Error {
  readonly code: string;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(code: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = 'SlackError';
    this.code = code;
    this.extra = extra;
  }

  /** With Slack's explanations, as `[ERROR] missing required field: channel`. */
  static explained(code: string, messages: readonly string[]): SlackError {
    return new SlackError(code, { response_metadata: { messages: [...messages] } });
  }
}
