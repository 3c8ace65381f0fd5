import { day, timeOn, timesInLines } from '../../../timeline/time-words.ts';
import { twelveHourOn, twelveHourSaid } from '../../../timeline/twelve-hour.ts';

/** How a document writes moments of the record: each function is given the day that the reader already knows. */
export interface WriteTime {
  /** Within a sentence: `14:45`, `2:45 PM on June 11, 2024`. */
  readonly said: (known: string) => (at: Date) => string;
  /** From one moment to another within a sentence: a day that both have stands once. */
  readonly span: (known: string) => (from: Date, to: Date) => string;
  /** Moments in a row, each with its day where that is not the day of the one before. */
  readonly inOrder: (known: string) => (at: Date) => string;
}

export const TWENTY_FOUR_HOURS: WriteTime = {
  said: (known) => (at) => timeOn(known, at),
  span: (known) => (from, to) => `${timeOn(known, from)} to ${timeOn(day(from), to)}`,
  inOrder: (known) => timesInLines(known),
};

/** For outside readers. */
export const TWELVE_HOURS: WriteTime = {
  said: (known) => (at) => twelveHourSaid(known, at),
  span: (known) => (from, to) =>
    `${twelveHourSaid(day(from) === day(to) ? day(from) : known, from)} to ${twelveHourSaid(known, to)}`,
  inOrder: (known) => timesInLines(known, twelveHourOn),
};
