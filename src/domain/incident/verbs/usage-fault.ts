/** What is wrong with the text after a verb. */
export type UsageFaultCode =
  | 'missing-text'
  | 'missing-status'
  | 'unknown-status'
  | 'missing-severity'
  | 'unknown-severity'
  | 'missing-role'
  | 'unknown-role'
  | 'missing-person'
  | 'not-a-person'
  | 'too-many-people'
  | 'missing-key'
  | 'not-a-key'
  /** It begins with the name of an incident, which may be the one that is meant. */
  | 'other-incident'
  | 'missing-number'
  | 'not-a-number'
  | 'missing-date'
  | 'missing-priority'
  | 'unknown-priority'
  | 'missing-reason'
  | 'not-a-link'
  | 'unknown-action'
  | 'unknown-flag'
  | 'unknown-service'
  | 'unknown-field'
  | 'unexpected-value'
  | 'unknown-filter'
  | 'unknown-grouping'
  | 'not-a-period'
  | 'missing-time'
  | 'not-a-time'
  | 'not-an-entry-time'
  | 'missing-kind'
  | 'unknown-kind'
  | 'missing-format'
  | 'unknown-format'
  | 'title-too-long'
  | 'unexpected-text'
  /** It can be meant in several ways, each of which is offered. */
  | 'two-readings';

/** Why the text after a verb cannot be read: which part is wrong (`said`) and what was probably meant (`nearest`). */
export interface UsageFault {
  readonly kind: 'usage';
  readonly why: UsageFaultCode;
  readonly said: string | undefined;
  readonly nearest: string | undefined;
}

export function fault(why: UsageFaultCode, said?: string, nearest?: string): UsageFault {
  return { kind: 'usage', why, said: said === '' ? undefined : said, nearest };
}

/** Tells a fault from what a parser read. */
export function isFault(parsed: object): parsed is UsageFault {
  return 'kind' in parsed && parsed.kind === 'usage';
}
