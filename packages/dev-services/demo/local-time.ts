import { TZDate } from '@date-fns/tz';
import { addMinutes, format } from 'date-fns';
import type { LocalSlack } from '../../local-slack/server/local-slack.ts';

/** The time `minutes` from now in a person's zone, as they would type it: `14:05`. */
export function localTime(slack: LocalSlack, name: string, minutes: number): string {
  const at = addMinutes(slack.clock.now(), minutes);
  return format(new TZDate(at.getTime(), slack.as(name).tz), 'HH:mm');
}
