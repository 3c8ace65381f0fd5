import type { Mail } from '../../app/ports/workspace.ts';
import type { SlackClients } from '../client-factory.ts';
import { answerView } from '../views/plain-answer.ts';
import { reminderView } from '../views/reminder.ts';
import { livesIn } from '../words/changes.ts';
import { noticeText } from '../words/notices.ts';
import { answerAt } from './answer-at.ts';
import { postOnce } from './post-once.ts';
import { openDirect } from './rooms.ts';

/** What mail needs beside Slack: the person's zone (IANA) and the time. */
export interface MailOptions {
  readonly zoneOf: (team: string, user: string) => Promise<string>;
  readonly clock: () => Date;
}

/** What one person sees, through direct messages and response addresses. */
export function slackMail(slack: SlackClients, { zoneOf, clock }: MailOptions): Mail {
  return {
    async remind(team, owner, items, tag) {
      const channel = await openDirect(slack, team, owner);
      const reader = { zone: await zoneOf(team, owner), now: clock() };
      return postOnce(slack, { team, channel, tag }, reminderView(items, reader));
    },
    async tell(team, user, notice, tag) {
      const channel = await openDirect(slack, team, user);
      return postOnce(slack, { team, channel, tag }, answerView(noticeText(notice)));
    },
    point: (responseUrl, incident, channel) => answerAt(responseUrl, answerView(livesIn(incident, channel))),
  };
}
