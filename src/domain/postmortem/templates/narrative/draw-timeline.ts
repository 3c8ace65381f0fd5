import { day } from '../../../timeline/time-words.ts';
import { shortTimeOn, twelveHour } from '../../../timeline/twelve-hour.ts';
import { oneLine } from '../../document/prose.ts';
import { fitted, widthOf, wrapped } from '../../document/text-width.ts';
import type { RecordEntry } from '../../record/record.ts';

/** Two lanes with the line of time between them fill 77 columns. */
const LANE = 36;
const LINE = 5;
/** A page or a screen shows this much at once. */
const MOST_LINES = 40;
/** The most that is shown of one entry; the list has the rest. */
const LINES_OF_ENTRY = 3;

type Lane = 'system' | 'people';

/**
 * Draws moments (in order) on both sides of a line of time, each with its time on the other side: at most 77 columns
 * wide and, up to 38 moments, 40 lines high.
 */
export function drawTimeline(moments: readonly RecordEntry[], known: string): string {
  const head = [pair(rightward('SYSTEM'), '|', 'PEOPLE'), pair('', '|', '')];
  const times = moments.map((_, index) => timeOf(moments, index, known));
  const drawn = (most: number) => [
    ...head,
    ...moments.flatMap((moment, index) => momentLines(moment, times[index] ?? '', most)),
  ];
  let most = LINES_OF_ENTRY;
  while (most > 1 && drawn(most).length > MOST_LINES) most -= 1;
  return drawn(most).join('\n');
}

/** The time of a moment, with its day where that is not the day of the moment before. */
function timeOf(moments: readonly RecordEntry[], index: number, known: string): string {
  const { at } = moments[index] as RecordEntry;
  const before = moments[index - 1];
  const last = before ? day(before.at) : known;
  return day(at) === last ? twelveHour(at) : shortTimeOn('', at);
}

/** The first line of a moment is on the line of time; further ones are beside it. */
function momentLines(moment: RecordEntry, time: string, most: number): string[] {
  const isSystem = laneOf(moment) === 'system';
  return wrapped(oneLine(moment.text), LANE, most).map((words, index) => {
    const mark = index === 0 ? 'o' : '|';
    const beside = index === 0 ? time : '';
    return isSystem ? pair(rightward(words), mark, beside) : pair(rightward(beside), mark, words);
  });
}

function pair(left: string, mark: string, right: string): string {
  const middle = fitted(`${' '.repeat(Math.floor(LINE / 2))}${mark}`, LINE);
  return `${fitted(left, LANE)}${middle}${right}`.trimEnd();
}

/** Set against the line of time. */
function rightward(words: string): string {
  return `${' '.repeat(Math.max(0, LANE - widthOf(words)))}${words}`;
}

/** Which lane an entry is in: what happened in the system, or what people did. What an app said is about the system. */
function laneOf({ type, machine }: RecordEntry): Lane {
  if (machine) return 'system';
  switch (type) {
    case 'change':
    case 'detection':
    case 'mitigation':
    case 'recovery':
    case 'resolution':
      return 'system';
    case 'investigation':
    case 'note':
    case 'response':
    case 'communication':
    case 'decision':
      return 'people';
    default:
      return type satisfies never;
  }
}
