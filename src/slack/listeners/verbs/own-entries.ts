import { editEntry, undoEntry } from '../../../app/entries/change-entry.ts';
import { ownEntryFor } from '../../../app/entries/last-own-entry.ts';
import { personOf } from '../../../app/people/load-person.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import type { Entry } from '../../../domain/timeline/entry.ts';
import { readEntryText } from '../../../domain/timeline/entry-text.ts';
import { editEntryModal } from '../../views/modals/entry-modal.ts';
import { editedView, putBackView, takenBackView } from '../../views/receipt.ts';
import { noOwnEntry } from '../../words/changes.ts';
import { entryGone } from '../../words/entries.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { zoneNeeded } from '../../words/time-readings.ts';
import type { Reader } from '../../words/times.ts';
import { emptyEntry, timeAheadOfNow, unclearTime } from '../../words/usage.ts';
import { type Answer, open, say, sayText } from '../answer.ts';
import { answerTakenBack } from '../answer-taken-back.ts';
import { readerOf } from '../reader-of.ts';
import type { IncidentRequest } from '../with-incident.ts';
import { type HandlerGroup, onIncident, RESOLVED_TOO } from './handler.ts';

/** Takes the person's own last entry back; the answer shows it, and Put back undoes that. */
const undo = onIncident<CommandOf<'undo'>>(async ({ context, request, known }) => {
  const { app } = context;
  const { team, user } = request;
  const last = await ownEntryFor(app, known, { user, command: request.id });
  if (!last) return sayText(noOwnEntry(), 'unknown');
  const reader = await readerOf(context, request);
  if (last.before) return takenBackBefore(last.entry, reader);
  const result = await undoEntry(app, { team, user, id: last.entry.id, command: request.id });
  return answerTakenBack(result, reader, say);
}, RESOLVED_TOO);

/** This very command took it back; somebody may have put it back since. */
function takenBackBefore(entry: Entry, reader: Reader): Answer {
  return entry.standing.state === 'struck'
    ? say(takenBackView(entry, reader), 'taken back')
    : say(putBackView(entry, reader), 'unchanged');
}

/** Corrects the person's own last entry: with a text at once, without one in the form. */
const edit = onIncident<CommandOf<'edit'>>(async (on, { text }) => {
  const { context, request, known } = on;
  const { id: command, user } = request;
  const last = await ownEntryFor(context.app, known, { user, command });
  if (!last) return sayText(noOwnEntry(), 'unknown');
  if (text === undefined) return open(editEntryModal(last.entry, { channel: request.channel }));
  if (last.before) return say(editedView(last.entry, await readerOf(context, request)), 'unchanged');
  return editTo(on, last.entry.id, unescapeSlack(text));
}, RESOLVED_TOO);

/** The text as `log` reads it; a time or a type that it does not name stays as it is. */
async function editTo({ context, request }: IncidentRequest, id: string, text: string): Promise<Answer> {
  const { app } = context;
  const { team, user, id: command } = request;
  const person = await personOf(app, team, user);
  const reader = { zone: person.zone, now: app.clock() };
  const reading = readEntryText(text, reader);
  if (reading.kind === 'empty') return sayText(emptyEntry(context.command), 'empty');
  if (reading.kind === 'invalid-time')
    return sayText(unclearTime(reading.said, reading.why, reading.ways), 'unclear');
  if (reading.own && person.zoneUnknown) return sayText(zoneNeeded(text), 'unclear');
  if (reading.at && reading.ahead) return sayText(timeAheadOfNow(reading.at, reader), 'unclear');
  const { at, type, untyped } = reading;
  const result = await editEntry(app, { team, user, id, command }, (entry) => ({
    text: reading.text,
    type: untyped ? entry.type : type,
    occurredAt: at ?? entry.occurredAt,
  }));
  switch (result.kind) {
    case 'changed':
      return say(editedView(result.entry, reader));
    case 'unchanged':
      return say(editedView(result.entry, reader), 'unchanged');
    case 'gone':
      return sayText(entryGone(), 'gone');
    default:
      return result satisfies never;
  }
}

/** Corrections of one's own last entry. */
export const OWN_ENTRIES = { undo, edit } satisfies HandlerGroup;
