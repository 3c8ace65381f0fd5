import type { EntryChanged } from '../../app/entries/change-entry.ts';
import { alreadyTakenBackView, takenBackView } from '../views/receipt.ts';
import { entryGone } from '../words/entries.ts';
import type { Reader } from '../words/times.ts';
import { type Answer, say, sayText } from './answer.ts';

/** What is answered to whoever took an entry back, by a command or a tap; `answer` is how it is shown. */
export function answerTakenBack(result: EntryChanged, reader: Reader, answer: typeof say): Answer {
  switch (result.kind) {
    case 'changed':
      return answer(takenBackView(result.entry, reader), 'taken back');
    case 'unchanged':
      return say(alreadyTakenBackView(result.entry, reader), 'unchanged');
    case 'gone':
      return sayText(entryGone(), 'gone');
    default:
      return result satisfies never;
  }
}
