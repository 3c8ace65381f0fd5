/**
 * What stands under the keys of incidents, whether or not the incident is still there: a counter or an incident may be
 * gone, or of an older backup than the rest. Every method throws `StoreFault` when the database does not answer.
 */
export interface IncidentKeys {
  /** Whether an incident, entries, action items, a postmortem or drafts are stored under this key. */
  isUsed(team: string, key: string): Promise<boolean>;
  /** The highest number after these first letters of a key, `INC-2026-`, under which something is stored; 0 if nothing is. */
  highest(team: string, before: string): Promise<number>;
}
