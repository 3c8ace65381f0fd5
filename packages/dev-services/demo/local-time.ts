import moment from 'moment-timezone';
import type { LocalSlack } from '../../local-slack/server/local-slack.ts';

/** The time `minutes` from now in a person's zone, as they would type it: `14:05`. */
export function localTime(slack: LocalSlack, name: string, minutes: number): string {
  return moment.tz(slack.clock.now() + minutes * 60_000, slack.as(name).tz).format('HH:mm');
}
