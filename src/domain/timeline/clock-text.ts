/** A time of day as somebody wrote it. `zone` is set when the text names one (`Z`, `UTC`, `+02:00`). */
export interface ClockText {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly zone: string | undefined;
  /** The text that was read, without what follows. */
  readonly said: string;
}

const MINUTES = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?/;
const HALF = /^ ?(am|pm)(?![\p{L}\p{N}])/iu;
const HOUR_ALONE = /^(\d{1,2})(am|pm)(?![p{L}p{N}])/i;
/** Offsets in use run from -12:00 to +14:00 in quarters of an hour; `-14:20` is the other end of a range. */
const ZONE =
  /^(?: ?(z|utc|gmt)(?![\p{L}\p{N}])| ?([+-](?:0\d|1[0-4]):(?:00|15|30|45))(?!\d)|([+-](?:0\d|1[0-4])(?:00|15|30|45))(?!\d))/iu;

/**
 * Reads `14:05`, `14:05:30`, `2:05pm`, `2pm`, each with or without `Z`, `UTC` or `+02:00`, from the start of a text.
 */
export function readClock(text: string): ClockText | undefined {
  const whole = MINUTES.exec(text);
  if (whole === null) return hourAlone(text);
  const [time, hour, minute, second = '0'] = whole;
  const half = HALF.exec(text.slice(time.length));
  const written = time + (half?.[0] ?? '');
  return withZone(text, written, {
    hour: hourOf(Number(hour), half?.[1]),
    minute: Number(minute),
    second: Number(second),
  });
}

/** Whether a clock can show it. */
export function isPossible(clock: ClockText): boolean {
  return clock.hour < 24 && clock.minute < 60 && clock.second < 60;
}

function hourAlone(text: string): ClockText | undefined {
  const match = HOUR_ALONE.exec(text);
  if (match === null) return undefined;
  return withZone(text, match[0], { hour: hourOf(Number(match[1]), match[2]), minute: 0, second: 0 });
}

function withZone(
  text: string,
  written: string,
  time: { hour: number; minute: number; second: number },
): ClockText {
  const zone = ZONE.exec(text.slice(written.length));
  const offset = zone?.[2] ?? zone?.[3];
  const name = zone === null ? undefined : (offset ?? 'UTC');
  return { ...time, zone: name, said: written + (zone?.[0] ?? '') };
}

/** 12am is 0, 12pm is 12, `14:05pm` says the same twice; `14:05am` says two things and is no time. */
function hourOf(hour: number, half: string | undefined): number {
  switch (half?.toLowerCase()) {
    case 'am':
      return hour > 12 ? Number.NaN : hour % 12;
    case 'pm':
      return hour < 12 ? hour + 12 : hour;
    default:
      return hour;
  }
}
