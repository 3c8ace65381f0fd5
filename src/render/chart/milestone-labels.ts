import { knownMilestones, type TimelineReading } from '../../domain/postmortem/analysis/milestones.ts';
import { shortDay } from '../../domain/timeline/short-day.ts';
import { clockTime } from '../../domain/timeline/time-words.ts';
import { TYPE } from './frame.ts';
import { MILESTONE_WORDS } from './phases.ts';
import { textWidth } from './text-width.ts';

/** A key time above the lanes; `row` counts upwards from them. */
export interface Label {
  readonly words: string;
  readonly at: number;
  readonly left: number;
  readonly width: number;
  readonly row: number;
}

/**
 * One label for the key times of each moment, with the day where the picture shows more than one. An earlier label is
 * placed above the later ones that it overlaps, so that no line runs through a label.
 */
export function milestoneLabels(
  reading: TimelineReading,
  picture: { readonly width: number; readonly days: number; readonly x: (time: number) => number },
): Label[] {
  const byTime = new Map<number, string[]>();
  for (const { name, at } of knownMilestones(reading)) {
    const time = at.getTime();
    byTime.set(time, [...(byTime.get(time) ?? []), MILESTONE_WORDS[name]]);
  }
  const placed: Label[] = [];
  for (const [time, names] of [...byTime].sort(([a], [b]) => b - a)) {
    const at = new Date(time);
    const date = picture.days > 1 ? `${shortDay(at)} ` : '';
    const words = `${date}${clockTime(at)} ${names.join(', ')}`;
    const width = textWidth(words, TYPE) + 10;
    const left = Math.max(4, Math.min(picture.x(time) - 3, picture.width - 4 - width));
    const over = placed.filter((label) => label.left < left + width && label.left + label.width > left);
    const row = Math.max(-1, ...over.map((label) => label.row)) + 1;
    placed.push({ words, at: time, left, width, row });
  }
  return placed;
}
