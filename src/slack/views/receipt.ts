import type { UnparsedPrefix } from '../../domain/incident/unparsed-prefix.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import {
  alreadyTakenBack,
  entryEdited,
  entryTakenBack,
  logged,
  longer,
  sameWords,
  unreadText,
} from '../words/entries.ts';
import type { Reader } from '../words/times.ts';
import { actions, button, type Message, message, said, section } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';
import { truncateMrkdwn } from './truncate.ts';

/** Longer entries are shown shortened in their receipt; the record has them whole. */
const SHOWN = 600;

/** Notes on a new entry: an earlier one with the same words, and a prefix that could not be read. */
export interface EntryRemarks {
  readonly twin?: Entry | undefined;
  readonly unread?: UnparsedPrefix | undefined;
}

/** The private answer to `log`: what was recorded, with Edit and Undo. */
export function receiptView(entry: Entry, reader: Reader, { twin, unread }: EntryRemarks = {}): Message {
  const line = short(logged(entry, reader), entry);
  const text = unread ? `${line}\n${unreadText(unread)}` : line;
  if (!twin) return message(text, [section(text), entryButtons(entry)]);
  const offer = sameWords(twin, reader);
  return message(`${text}\n${offer}`, [
    section(text),
    entryButtons(entry),
    section(
      offer,
      button({
        id: ACTIONS.undoTwin,
        label: 'Take the first one back',
        value: writeValue({ entry: twin.id }),
      }),
    ),
  ]);
}

/** Replaces the receipt after Edit. */
export function editedView(entry: Entry, reader: Reader): Message {
  const text = short(entryEdited(entry, reader), entry);
  return message(text, [section(text), entryButtons(entry)]);
}

/** Replaces the receipt after Undo, which asks nothing: the entry stays in the record. */
export function takenBackView(entry: Entry, reader: Reader): Message {
  return said(truncateMrkdwn(entryTakenBack(entry, reader), SHOWN + 200));
}

/** Answers a second Undo. */
export function alreadyTakenBackView(entry: Entry, reader: Reader): Message {
  return said(alreadyTakenBack(entry, reader));
}

function entryButtons(entry: Entry) {
  const value = writeValue({ entry: entry.id });
  return actions([
    button({ id: ACTIONS.editEntry, label: 'Edit', value }),
    button({ id: ACTIONS.undoEntry, label: 'Undo', value }),
  ]);
}

function short(line: string, entry: Entry): string {
  return line.length <= SHOWN ? line : `${truncateMrkdwn(line, SHOWN)}${longer(entry.text, SHOWN)}`;
}
