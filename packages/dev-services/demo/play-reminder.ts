import { isValid, parse } from 'date-fns';
import moment from 'moment-timezone';
import type { LocalSlack } from '../../local-slack/server/local-slack.ts';
import type { Narrator } from './narrator.ts';
import type { FollowUp } from './play-incident.ts';

/** Within working hours, in the owner's zone. */
const MORNING = { hours: 9, minutes: 30 };

/** Moves the clock to the morning of the due date in the owner's zone, and waits for the reminder. */
export async function playReminder(slack: LocalSlack, tell: Narrator, item: FollowUp): Promise<void> {
  const owner = slack.as(item.owner);
  const morning = dueMorning(item.line, owner.tz);
  await slack.settled();
  await slack.clock.advance(Math.max(0, morning.valueOf() - slack.clock.now()));
  tell.passes(`The clock is moved to the due date, ${morning.format('ddd D MMM, HH:mm')} in ${owner.tz}.`);
  const reminder = await slack.until(
    () => slack.dms(item.owner).find(({ text }) => text.startsWith('Due today') && text.includes(item.title)),
    { what: 'the reminder', timeoutMs: 30_000 },
  );
  tell.does(item.owner, 'gets a direct message, with Done, Start and Move date');
  tell.answers(reminder.text);
}

/** The morning of the due date that an item’s line names (`due Fri 27 Nov 2026`), in a zone. */
function dueMorning(line: string, zone: string): moment.Moment {
  const [, said = ''] = /due \w{3} (\d{1,2} \w{3} \d{4})/.exec(line) ?? [];
  const day = parse(said, 'd MMM yyyy', new Date(0));
  if (!isValid(day)) throw new Error(`The line names no due date: ${line}`);
  const { hours, minutes } = MORNING;
  return moment.tz([day.getFullYear(), day.getMonth(), day.getDate(), hours, minutes], zone);
}
