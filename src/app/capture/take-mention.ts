import { fromUnixTime } from 'date-fns/fromUnixTime';
import { type EntryTextReading, readEntryText } from '../../domain/timeline/entry-text.ts';
import { behindMention } from '../../domain/timeline/mention-text.ts';
import type { App } from '../app.ts';
import { timeRemarks, wantReread } from '../entries/log-entry.ts';
import { personOf } from '../people/load-person.ts';
import type { CapturedMessage, IncidentMessageRef } from '../ports/messages.ts';
import type { Person } from '../ports/people.ts';
import { capturePin } from './capture-message.ts';
import { entryIdOf } from './message-statements.ts';

/** A message that begins with a mention of Scribe, which is this user (`of`) in the workspace. */
export interface Mention extends IncidentMessageRef, Pick<CapturedMessage, 'user' | 'text' | 'files'> {
  readonly of: string;
}

/** What stands behind a mention, in the grammar of `log`. */
export type MentionReading =
  | { readonly kind: 'unclear'; readonly reading: Extract<EntryTextReading, { kind: 'invalid-time' }> }
  | { readonly kind: 'ahead'; readonly at: Date; readonly typed: string; readonly zoneUnknown: boolean }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'entry';
      /** Missing where only files stand there. */
      readonly remarks?: ReturnType<typeof timeRemarks>;
      /** The time as it was typed. */
      readonly said?: string | undefined;
    };

/** Reads a mention for its author. Throws `StoreFault`. */
export async function readMention(
  app: Pick<App, 'people' | 'peopleSource' | 'clock' | 'journal' | 'policy'>,
  { team, ts, user, text, files, of }: Pick<Mention, 'team' | 'ts' | 'user' | 'text' | 'files' | 'of'>,
): Promise<{ readonly person: Person; readonly read: MentionReading }> {
  const person = await personOf(app, team, user);
  const typed = behindMention(text, of) ?? '';
  const at = { now: fromUnixTime(Number(ts)), zone: person.zone };
  const reading = readEntryText(typed, at, app.policy.vocabulary.types);
  switch (reading.kind) {
    case 'invalid-time':
      return { person, read: { kind: 'unclear', reading } };
    case 'empty':
      return { person, read: { kind: files.length === 0 ? 'empty' : 'entry' } };
    case 'entry': {
      const remarks = timeRemarks(reading, person);
      const { zoneUnknown } = remarks;
      if (reading.at && reading.ahead)
        return { person, read: { kind: 'ahead', at: reading.at, typed, zoneUnknown } };
      return { person, read: { kind: 'entry', remarks, said: reading.said } };
    }
    default:
      return reading satisfies never;
  }
}

/**
 * Puts a mention that is kept already onto the timeline; its time is read again once its author's zone is known. Doing it
 * twice changes nothing. Throws `StoreFault`.
 */
export async function takeMention(
  app: Parameters<typeof capturePin>[0] & Parameters<typeof wantReread>[0],
  { team, channel, incident, ts, user, of }: Mention,
  { person, read }: { readonly person: Person; readonly read: Extract<MentionReading, { kind: 'entry' }> },
): Promise<void> {
  const place = { team, channel, incident, ts };
  const way = { way: 'mention', mention: { of, zone: person.zone } } as const;
  await capturePin(app, { ...place, ...way, user, on: true, eventTs: ts });
  if (!read.remarks?.zoneUnknown || read.said === undefined) return;
  const entry = await app.entries.byId(team, entryIdOf(place));
  if (entry) await wantReread(app, entry, read.said);
}
