import type { ActionItem, DueMove, Save } from '../../domain/actions/action-item.ts';
import { dateIn } from '../../domain/actions/calendar-date.ts';
import { countedMoves, slipOf } from '../../domain/actions/slip.ts';
import { counted } from './entries.ts';
import { oneLine, person } from './escape.ts';
import { dueDay, type Reader, when } from './times.ts';

/** `It was moved twice, 9 days in all, last from Fri 20 Nov 2026: waiting for hardware`; empty where it never moved. */
export function movedWords(item: Pick<ActionItem, 'due' | 'moves' | 'status'>, reader: Reader): string {
  const moves = countedMoves(item.moves);
  const last = moves.at(-1);
  if (last?.from === undefined) return '';
  return `It was moved ${timesWords(moves.length)}${slipWords(item, reader)}, last from ${dueDay(last.from)}: ${oneLine(last.why)}`;
}

/** What happened to the due date of an item, and what the item prevented, oldest first: one line each. */
export function ledgerLines(item: ActionItem, reader: Reader): readonly string[] {
  const moves = item.moves.map((move) => moveLine(move, reader));
  const times = countedMoves(item.moves).length;
  const head = times > 0 ? [`Moved ${timesWords(times)}${slipWords(item, reader)}:`] : [];
  return [...head, ...moves, ...(item.saves ?? []).map((save) => saveLine(save, reader))];
}

function slipWords(item: Pick<ActionItem, 'due' | 'moves' | 'status'>, reader: Reader): string {
  const slip = slipOf(item, dateIn(reader.now, reader.zone));
  return slip && slip.days > 0 ? `, ${counted(slip.days, 'day', 'days')} in all` : '';
}

function moveLine({ from, to, why, by, at, answer }: DueMove, reader: Reader): string {
  const days = from === undefined ? `due ${dueDay(to)}` : `from ${dueDay(from)} to ${dueDay(to)}`;
  const answered =
    answer === undefined
      ? ''
      : ` (${person(answer.by)} ${answer.agreed ? 'agreed' : 'did not agree'}, ${when(answer.at, reader)})`;
  return `• ${when(at, reader)}: ${days}, by ${person(by)}: ${oneLine(why)}${answered}`;
}

function saveLine({ by, at, incident, why }: Save, reader: Reader): string {
  const during = incident === undefined ? '' : ` during ${incident}`;
  return `• ${when(at, reader)}: it prevented something${during}, says ${person(by)}${why === undefined ? '' : `: ${oneLine(why)}`}`;
}

function timesWords(times: number): string {
  return times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
}
