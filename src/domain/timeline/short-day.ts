const FORMAT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** `2 Mar`, where the year is known. */
export function shortDay(at: Date): string {
  return FORMAT.format(at);
}
