import { TZDate } from '@date-fns/tz';
import { addMinutes, format } from 'date-fns';
import type { LocalSlack } from '../../local-slack/server/local-slack.ts';

/** The time on a person's wall so many minutes from now, as they would type it: `14:05`. */
export function clockOf(slack: LocalSlack, name: string, minutes: number): string {
  const at = addMinutes(slack.clock.now(), minutes);
  return format(new TZDate(at.getTime(), slack.as(name).tz), 'HH:mm');
}
