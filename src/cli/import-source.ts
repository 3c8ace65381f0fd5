import type { ImportedConversation } from '../app/imports/import-conversation.ts';
import type { IncidentRecord } from '../domain/postmortem/record/record.ts';

/** What a file holds, ready for the store. */
export interface ImportSource {
  readonly record: IncidentRecord;
  /** Tells two files apart. */
  readonly content: string | Uint8Array;
  /** What is in the file and not in the record, each with its number: `3 joins and leaves`. */
  readonly leftOut: readonly string[];
  /** The Slack channel that it is from. */
  readonly conversation?: ImportedConversation;
}
