/** One piece of what was said, as captions hold it. Times are in milliseconds from the beginning of the recording. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  /** Its lines as the file holds them, with tags. */
  readonly lines: readonly string[];
}

/** `00:00:04.500`, `00:04.500`, `00:00:04,500`, and `0:0:4.5` as older Teams wrote it. */
const STAMP = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})`;
const TIMING = new RegExp(String.raw`^\s*${STAMP}\s*-->\s*${STAMP}(?:\s.*)?$`);

/**
 * The cues of WebVTT (https://www.w3.org/TR/webvtt1/) or SRT, in the order of the file. What stands before a time
 * (headers, numbers, ids, notes, styles) is passed over; a cue ends at an empty line, or where the next one begins.
 */
export function readCues(text: string): readonly Cue[] {
  const cues: { start: number; end: number; lines: string[] }[] = [];
  let open: { start: number; end: number; lines: string[] } | undefined;
  for (const line of text.split('\n')) {
    const timing = timingOf(line);
    if (timing) {
      open = { ...timing, lines: [] };
      cues.push(open);
    } else if (line.trim() === '') open = undefined;
    else open?.lines.push(line);
  }
  return cues.filter(({ lines }) => lines.length > 0);
}

function timingOf(line: string): Pick<Cue, 'start' | 'end'> | undefined {
  const found = TIMING.exec(line);
  if (!found) return undefined;
  const start = stampOf(found.slice(1, 5));
  const end = stampOf(found.slice(5, 9));
  return start === undefined || end === undefined ? undefined : { start, end };
}

function stampOf([hours = '0', minutes = '', seconds = '', fraction = '']: readonly (string | undefined)[]):
  | number
  | undefined {
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1_000 + Number(fraction.padEnd(3, '0'));
}
