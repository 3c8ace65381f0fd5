import { shortTimeOn } from '../../../timeline/twelve-hour.ts';
import { oneLine } from '../../document/prose.ts';
import { fitted, wrapped } from '../../document/text-width.ts';
import type { RecordEntry } from '../../record/record.ts';

/** Two lanes of boxes with a gap between them fill 76 columns. */
const INNER = 32;
const BOX = INNER + 4;
const GAP = 4;
const MIDDLE = Math.floor(BOX / 2);
/** The most that a box shows of its entry; the list has the rest. */
const LINES_IN_BOX = 5;

type Lane = 'system' | 'people';

/** Draws moments (in order) as boxes in two lanes, joined by arrows with the times: at most 80 columns wide. */
export function drawTimeline(moments: readonly RecordEntry[], known: string): string {
  const lanes = moments.map(laneOf);
  const lines = [leftOf(centred('SYSTEM')) + centred('PEOPLE'), ''];
  moments.forEach((moment, index) => {
    const lane = lanes[index] ?? 'system';
    const before = lanes.slice(0, index);
    const other = before.includes(otherLane(lane)) && lanes.slice(index + 1).includes(otherLane(lane));
    const draw = (words: string) => lines.push(beside(lane, words, other));
    const begun = before.includes(lane);
    if (begun) draw(arrow('|'));
    draw(arrow('|', shortTimeOn(known, moment.at)));
    draw(arrow('v'));
    for (const line of box(moment)) draw(line);
  });
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** Which lane an entry is in by its type: events in the system, or what people do. */
function laneOf({ type }: RecordEntry): Lane {
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

function otherLane(lane: Lane): Lane {
  return lane === 'system' ? 'people' : 'system';
}

/** A line of one lane, while the other lane just continues. */
function beside(lane: Lane, words: string, runsOn: boolean): string {
  const rest = runsOn ? arrow('|') : '';
  return lane === 'system' ? leftOf(words) + rest : leftOf(rest) + words;
}

function leftOf(words: string): string {
  return fitted(words, BOX + GAP);
}

function arrow(mark: string, time = ''): string {
  return `${' '.repeat(MIDDLE)}${mark}${time === '' ? '' : ` ${time}`}`;
}

function centred(words: string): string {
  return `${' '.repeat(MIDDLE - Math.floor(words.length / 2))}${words}`;
}

function box({ text }: RecordEntry): string[] {
  const rule = `+${'-'.repeat(BOX - 2)}+`;
  const lines = wrapped(oneLine(text), INNER, LINES_IN_BOX);
  return [rule, ...lines.map((line) => `| ${fitted(line, INNER)} |`), rule];
}
