/** The names that somebody has in Slack: what they want to be shown as, their full name, and the `@handle`. */
export interface PersonNames {
  readonly display?: string;
  readonly real?: string;
  readonly handle?: string;
}
