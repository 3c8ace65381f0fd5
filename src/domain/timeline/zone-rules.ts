import moment from 'moment-timezone';

/**
 * The one source of time zones. Node's own rules (Intl) are as old as its ICU data: on 29 November 2026 Node 20.20.2
 * (tz 2025c) is an hour off in Vancouver, Edmonton and Casablanca, and Node 24.21.0 (tz 2026c) in Winnipeg and Havana.
 */

/** As they are when this loads: date-holidays brings an older release, which takes the place of `moment.tz` for everybody. */
const RULES = moment.tz;

/** The release of the IANA rules: `2026f`. */
export const ZONE_RULES_VERSION: string = RULES.dataVersion;

/** Every name of the rules under its lower-case form; a look-up by any other string must not reach the package. */
const NAMES: ReadonlyMap<string, string> = new Map(RULES.names().map((name) => [name.toLowerCase(), name]));

const FIXED = /^([+-])(\d{2}):?(\d{2})$/;

/** The name as the rules write it (`europe/madrid` is `Europe/Madrid`); `undefined` for a zone that they do not have. */
export function zoneNamed(name: string): string | undefined {
  return NAMES.get(name.toLowerCase());
}

/** Whether this is a zone of the rules, or a fixed offset (`+02:00`). */
export function isZone(zone: string): boolean {
  return FIXED.test(zone) || zoneNamed(zone) !== undefined;
}

/** Offset from UTC in minutes, positive to the east. An unknown zone is refused with a RangeError. */
export function ruleOffset(at: Date, zone: string): number {
  const fixed = FIXED.exec(zone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]));
  const west = rulesOf(zone, at)?.utcOffset(at.getTime());
  if (west === undefined || Number.isNaN(west)) {
    throw new RangeError(
      `"${zone}" at ${at.getTime()} has no offset. Expected an IANA zone such as Europe/Berlin.`,
    );
  }
  // Before standard time, offsets have seconds. A difference of 0 must not be -0.
  return 0 - Math.round(west);
}

/** What the zone's time is called at that moment: `CET`, `IST`, or `+04` where it has no name. */
export function zoneAbbreviation(at: Date, zone: string): string | undefined {
  return rulesOf(zone, at)?.abbr(at.getTime());
}

/** Names of all zones of the rules. */
export function zoneNames(): Iterable<string> {
  return NAMES.values();
}

function rulesOf(zone: string, at: Date) {
  const name = zoneNamed(zone);
  return name === undefined || Number.isNaN(at.getTime()) ? undefined : RULES.zone(name);
}
