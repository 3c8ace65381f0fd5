/** Seconds since 1970, as Slack counts. */
export type Seconds = number;

/** When and where somebody reads a date. */
export interface Viewer {
  readonly now: Seconds;
  /** IANA zone. */
  readonly zone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: Seconds, zone: string, options: Intl.DateTimeFormatOptions): string {
  const key = zone + JSON.stringify(options);
  let formatter = formats.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone });
    formats.set(key, formatter);
  }
  return formatter.format(new Date(at * 1000));
}

/** `2:05 PM`, as Slack shows a message's time. */
export function clockTime(at: Seconds, zone: string): string {
  return format(at, zone, { hour: 'numeric', minute: '2-digit' });
}

/** `2026-11-21`, to compare days and to fill date fields. */
export function isoDay(at: Seconds, zone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) => format(at, zone, options);
  return `${part({ year: 'numeric' })}-${part({ month: '2-digit' })}-${part({ day: '2-digit' })}`;
}

/** `14:05` in 24 hours, for time fields. */
export function isoTime(at: Seconds, zone: string): string {
  return format(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `Today`, `Yesterday` or `Friday, November 20th`, for the lines between days. */
export function dayName(at: Seconds, now: Seconds, zone: string): string {
  return relativeDay(at, now, zone) ?? dateText(at, { now, zone }, { weekday: 'long', month: 'long' });
}

/** Full day and time, for tooltips. */
export function fullTime(at: Seconds, zone: string): string {
  return format(at, zone, { dateStyle: 'full', timeStyle: 'medium' });
}

/** `UTC+1` or `UTC−5:30`. */
export function zoneOffset(at: Seconds, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'shortOffset' });
  const name = parts.formatToParts(new Date(at * 1000)).find((part) => part.type === 'timeZoneName');
  return (name?.value ?? 'GMT').replace('GMT', 'UTC').replace('-', '−');
}

function relativeDay(at: Seconds, now: Seconds, zone: string): string | undefined {
  const day = isoDay(at, zone);
  if (day === isoDay(now, zone)) return 'Today';
  if (day === isoDay(now - 86_400, zone)) return 'Yesterday';
  if (day === isoDay(now + 86_400, zone)) return 'Tomorrow';
  return undefined;
}

function dateText(
  at: Seconds,
  { now, zone }: Partial<Viewer> & Pick<Viewer, 'zone'>,
  options: Intl.DateTimeFormatOptions,
): string {
  const sameYear = now !== undefined && isoDay(at, zone).slice(0, 4) === isoDay(now, zone).slice(0, 4);
  const text = format(at, zone, { ...options, day: 'numeric' });
  const ordinal = text.replace(/\b(\d{1,2})$/, (day) => `${day}${suffix(Number(day))}`);
  return sameYear ? ordinal : `${ordinal}, ${format(at, zone, { year: 'numeric' })}`;
}

function suffix(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

function ago(at: Seconds, now: Seconds): string {
  const seconds = Math.round(now - at);
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ];
  const words = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return words.format(-Math.round(seconds / length), unit);
  }
  return 'just now';
}

/** Fills the tokens of `<!date^…>`: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
export function fillDateTokens(pattern: string, at: Seconds, viewer: Viewer): string {
  return pattern.replace(/\{([a-z_]+)\}/g, (whole, name: string) => dateToken(name, at, viewer) ?? whole);
}

function dateToken(name: string, at: Seconds, viewer: Viewer): string | undefined {
  const { now, zone } = viewer;
  if (name.endsWith('_pretty')) {
    const relative = relativeDay(at, now, zone)?.toLowerCase();
    return relative ?? dateToken(name.slice(0, -'_pretty'.length), at, viewer);
  }
  switch (name) {
    case 'date_num':
      return isoDay(at, zone);
    case 'date_slash':
      return format(at, zone, { month: '2-digit', day: '2-digit', year: 'numeric' });
    case 'date':
    case 'day_divider':
      return dateText(at, { zone }, { month: 'long' });
    case 'date_short':
      return format(at, zone, { month: 'short', day: 'numeric', year: 'numeric' });
    case 'date_long':
      return dateText(at, { zone }, { weekday: 'long', month: 'long' });
    case 'time':
      return clockTime(at, zone);
    case 'time_secs':
      return format(at, zone, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
    case 'ago':
      return ago(at, now);
    default:
      return undefined;
  }
}

/**
 * The moment that `2026-03-02T14:05` means in a zone; undefined for an unfinished date. In the hour that a
 * clock change skips it is the moment after.
 */
export function momentOf(local: string, zone: string): Seconds | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return undefined;
  const asUtc = Date.parse(`${local}Z`) / 1000;
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (at: Seconds) => Date.parse(`${isoDay(at, zone)}T${isoTime(at, zone)}Z`) / 1000 - at;
  const guess = asUtc - offsetAt(asUtc - (asUtc % 60));
  return asUtc - offsetAt(guess - (guess % 60));
}
