import type { Button } from '@slack/types';
import type { UnparsedPrefix } from '../../domain/incident/unparsed-prefix.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import {
  alreadyTakenBack,
  entryEdited,
  entryPutBack,
  entryTakenBack,
  logged,
  longer,
  sameWords,
  unreadText,
  wentOn,
} from '../words/entries.ts';
import { TAPS } from '../words/meaning.ts';
import { otherReading, presentLabel, readAsUtc, readingLabel, stillAhead } from '../words/time-readings.ts';
import type { Reader } from '../words/times.ts';
import { actions, button, type Message, message, said, section } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { entryLine } from './entry-menu.ts';
import { ACTIONS } from './ids.ts';
import { truncateMrkdwn } from './truncate.ts';

/** Longer entries are shown shortened in their receipt; the record has them whole. */
const SHOWN = 600;

/** Notes on a new entry: an earlier one with the same words, and a prefix that could not be read. */
export interface EntryRemarks {
  readonly twin?: Entry | undefined;
  readonly unread?: UnparsedPrefix | undefined;
  /** What else its time could name. */
  readonly other?: Date | undefined;
  /** Its time was read as UTC, and is read again when the zone is known. */
  readonly zoneUnknown?: boolean;
  /** It was typed in the channel of a merged incident. */
  readonly followed?: { readonly from: string; readonly named: boolean } | undefined;
}

/** The private answer to `log`: what was recorded, in one line with its menu; what was not read below it. */
export function receiptView(entry: Entry, reader: Reader, remarks: EntryRemarks = {}): Message {
  const { twin, unread, other, zoneUnknown, followed } = remarks;
  const line = short(logged(entry, reader), entry);
  const notes = [
    ...(followed ? [wentOn(followed, entry.incident)] : []),
    ...(zoneUnknown ? [readAsUtc()] : []),
    ...(unread ? [unreadText(unread, reader)] : []),
    ...(other ? [otherReading(entry.occurredAt, other, reader)] : []),
  ];
  const text = [line, ...notes].join('\n');
  const readings = readingButtons(entry, remarks, reader);
  const offer = twin && sameWords(twin, reader);
  return message(offer === undefined ? text : `${text}\n${offer}`, [
    entryLine(entry, text),
    ...(readings.length > 0 ? [actions(readings)] : []),
    ...(twin && offer !== undefined ? [section(offer, undoTwin(twin))] : []),
  ]);
}

function undoTwin(twin: Entry): Button {
  return button({
    id: ACTIONS.undoTwin,
    label: 'Take the first one back',
    value: writeValue({ entry: twin.id }),
  });
}

/** Replaces the receipt after Edit. */
export function editedView(entry: Entry, reader: Reader): Message {
  return lineView(entry, short(entryEdited(entry, reader), entry));
}

/** Replaces the receipt after another reading of the time was taken; `ahead`: the one that was, and is still to come. */
export function retimedView(entry: Entry, reader: Reader, ahead: Date | undefined): Message {
  const edited = short(entryEdited(entry, reader), entry);
  return lineView(entry, ahead ? `${edited}\n${stillAhead(ahead, reader)}` : edited);
}

/** Replaces the receipt after Undo, which asks nothing: the entry stays in the record. */
export function takenBackView(entry: Entry, reader: Reader): Message {
  const words = truncateMrkdwn(entryTakenBack(entry, reader), SHOWN + 200);
  const value = writeValue({ entry: entry.id });
  return message(words, [section(words, button({ id: ACTIONS.putBack, label: TAPS.putBack, value }))]);
}

/** Answers a tap that puts an entry back. */
export function putBackView(entry: Entry, reader: Reader): Message {
  return lineView(entry, short(entryPutBack(entry, reader), entry));
}

function lineView(entry: Entry, words: string): Message {
  return message(words, [entryLine(entry, words)]);
}

/** Answers a second Undo. */
export function alreadyTakenBackView(entry: Entry, reader: Reader): Message {
  return said(alreadyTakenBack(entry, reader));
}

/** A reading further ahead than this was not meant: the present is offered instead. */
const SOON_MS = 3_600_000;

/** One button for each reading that the entry's time could have had. */
function readingButtons(entry: Entry, { unread, other }: EntryRemarks, reader: Reader): readonly Button[] {
  const readings = unread?.as === 'time' ? unread.readings : other ? [other] : [];
  return readings.map((reading, index) => {
    const meant = reading.getTime() <= reader.now.getTime() + SOON_MS;
    return button({
      id: `${ACTIONS.entryTime}-${index}`,
      label: meant ? readingLabel(reading, reader) : presentLabel(),
      value: writeValue({
        entry: entry.id,
        version: entry.version,
        at: (meant ? reading : entry.loggedAt).getTime(),
      }),
    });
  });
}

function short(line: string, entry: Entry): string {
  return line.length <= SHOWN ? line : `${truncateMrkdwn(line, SHOWN)}${longer(entry.text, SHOWN)}`;
}
