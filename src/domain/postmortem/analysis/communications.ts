import type { Communication, IncidentRecord, RecordEntry } from '../record/record.ts';
import { type Evidence, fromEntries, fromField, together } from './evidence.ts';

/** One message to people outside the response, from the communication log, from an entry, or from both. */
export interface Update extends Evidence {
  readonly at: Date;
  readonly text: string;
  readonly audience: Communication['audience'] | 'unstated';
  readonly channel?: string;
}

/**
 * All communications in order of time; the same text at the same moment counts once. Expects entries in timeline order.
 */
export function communicationsOf(record: IncidentRecord, entries: readonly RecordEntry[]): Update[] {
  const said = entries.filter((entry) => entry.type === 'communication');
  const byKey = new Map(said.map((entry) => [keyOf(entry), entry]));
  const logged = new Set<string>();
  const fromLog = record.communications.flatMap((item, index): Update[] => {
    const key = keyOf(item);
    if (logged.has(key)) return [];
    logged.add(key);
    const entry = byKey.get(key);
    return [{ ...item, ...together(entry && fromEntries(entry), fromField(`communications.${index}`)) }];
  });
  const fromTimeline = [...byKey]
    .filter(([key]) => !logged.has(key))
    .map(
      ([, entry]): Update => ({
        at: entry.at,
        text: entry.text,
        audience: audienceOf(entry),
        ...fromEntries(entry),
      }),
    );
  return [...fromLog, ...fromTimeline].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Public updates: external communications, and communication entries that do not call themselves internal. */
export function publicUpdates({ updates }: { readonly updates: readonly Update[] }): Update[] {
  return updates.filter((update) => update.audience !== 'internal');
}

function keyOf({ at, text }: { readonly at: Date; readonly text: string }): string {
  return `${at.getTime()} ${text.trim()}`;
}

function audienceOf(entry: RecordEntry): Update['audience'] {
  const stated = /^(internal|external):/i.exec(entry.text)?.[1]?.toLowerCase();
  return stated === 'internal' || stated === 'external' ? stated : 'unstated';
}
