/** Words with which alerting systems begin a line, in capitals or in brackets. */
const BAD =
  'CRITICAL|CRIT|ALERT|ALARM|FIRING(?::\\d+)?|PROBLEM|WARNING|WARN|ERROR|FATAL|DOWN|TRIGGERED|P[0-3]|SEV-?[0-3]|PAGE|MAJOR|EMERGENCY|DISASTER|HIGH';
const GOOD = 'RESOLVED|OK|RECOVERY|RECOVERED|CLEARED|UP|CLOSED';
/** `[Triggered]` in brackets is a machine's whatever its case. */
const TAGGED =
  /^\W*\[(?:(triggered|firing|alerting|alert|critical|problem|warning|no data)|(recovered|resolved|ok|cleared|closed))\b[^\]]*\]/iu;
const OPENS = new RegExp(`^\\W*(?:(${BAD})|(${GOOD}))(?=[\\]\\s:|!-])(?=.*[:|\\]\\d])`, 'u');

/** What an alerting system's line says as a whole. */
export type MachineVerdict = 'firing' | 'cleared';

/**
 * What kind of machine line a text is; `undefined` where a person seems to speak. A machine only ever reports: it names
 * no cause, promises nothing and leads nobody.
 */
export function machineVerdict(text: string): MachineVerdict | undefined {
  const found = OPENS.exec(text) ?? TAGGED.exec(text);
  if (!found) return undefined;
  return found[1] === undefined ? 'cleared' : 'firing';
}
