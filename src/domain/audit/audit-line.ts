/** One change in the history of an incident, in words. People and channels stand as Slack writes them (`<@U1>`). */
export interface AuditLine {
  readonly at: Date;
  /** A user id, or `scribe`. */
  readonly by: string;
  /** What was changed: `incident`, `postmortem`, an item's key or an entry's id. */
  readonly on: string;
  /** The kind of change, for programs. */
  readonly kind: string;
  /** What was done, as a sentence without its subject: `set the severity to SEV-1`. */
  readonly did: string;
  /** What stood there before, where something did. */
  readonly was?: string;
}

/** A line with what was there before, if anything was. */
export function replacing(line: AuditLine, was: string | undefined): AuditLine {
  return was === undefined || was === '' ? line : { ...line, was };
}

/** `head: why`, or the head alone. */
export function withReason(head: string, why: string | undefined): string {
  return why ? `${head}: ${why}` : head;
}
