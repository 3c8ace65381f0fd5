import type { ActionItem, DueMove, Save } from '../../domain/actions/action-item.ts';
import { dateIn } from '../../domain/actions/calendar-date.ts';
import { countedMoves, slipOf } from '../../domain/actions/slip.ts';
import { incidentOfItem } from './actions.ts';
import { counted } from './entries.ts';
import { literal, oneLine, person } from './escape.ts';
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

/** Asks the approver: what was moved, by whom, why, and how often before. */
export function moveAsked(item: ActionItem, move: DueMove, reader: Reader): string {
  const { from, to, by, why } = move;
  const what = `${literal(item.title)} (${item.key}, ${incidentOfItem(item)}, ${item.priority})`;
  const slip = slipOf(item, dateIn(reader.now, reader.zone));
  const first = slip ? ` It was first due ${dueDay(slip.first)}.` : '';
  return `*Do you agree to a later date?* ${what}: ${person(by)} moved it from ${from ? dueDay(from) : 'no date'} to ${dueDay(to)}: ${oneLine(why)}. It has moved ${timesWords(countedMoves(item.moves).length)} now.${first} The new date holds unless you set it back.`;
}

/** The button that sets the date before a move again. */
export function moveBackLabel({ from }: DueMove): string {
  return `Back to ${from ? dueDay(from) : 'no date'}`;
}

/** After the approver's answer. */
export function moveJudged(item: ActionItem, { to, from, answer }: DueMove): string {
  const what = `${literal(item.title)} (${item.key}, ${incidentOfItem(item)}, ${item.priority})`;
  const who = answer ? person(answer.by) : 'Nobody';
  return answer?.agreed
    ? `${who} agreed: ${what} is due ${dueDay(to)}.`
    : `${who} did not agree to ${dueDay(to)}: ${what} ${from ? `is due ${dueDay(from)}` : 'has no due date'} again.`;
}

/** After `saved`: what is recorded. */
export function actionSaved(item: ActionItem): string {
  const last = item.saves?.at(-1);
  const during = last?.incident === undefined ? '' : ` during ${last.incident}`;
  const why = last?.why === undefined ? '' : `: ${oneLine(last.why)}`;
  return `Recorded: ${item.key}, ${literal(item.title)}, prevented something${during}${why}.`;
}
