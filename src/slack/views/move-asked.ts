import type { MoveShown } from '../../app/ports/follow-up-posts.ts';
import { moveAsked, moveBackLabel, moveJudged } from '../words/slip.ts';
import type { Reader } from '../words/times.ts';
import { actions, button, type Message, message, section } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';

/** Asks whether somebody agrees to a move of a due date; the date before it is one tap away. */
export function moveAskedView({ item, move, number }: MoveShown, reader: Reader): Message {
  const text = moveAsked(item, move, reader);
  const value = writeValue({ action: item.number, move: number, team: item.team });
  return message(text, [
    section(text),
    actions([
      button({ id: ACTIONS.moveAgree, label: 'Agree', value, style: 'primary' }),
      button({ id: ACTIONS.moveBack, label: moveBackLabel(move), value }),
    ]),
  ]);
}

/** What became of a move about which the approver was asked. */
export function moveJudgedView({ item, move }: Pick<MoveShown, 'item' | 'move'>): Message {
  const text = moveJudged(item, move);
  return message(text, [section(text)]);
}
