import { SlackFault } from '../../app/ports/slack-fault.ts';
import type { Mail } from '../../app/ports/workspace.ts';
import type { SlackClients } from '../client-factory.ts';
import type { Message } from '../views/blocks.ts';
import { answerView } from '../views/plain-answer.ts';
import { reminderView } from '../views/reminder.ts';
import { livesIn } from '../words/changes.ts';
import { noticeText } from '../words/notices.ts';
import { postOnce } from './post-once.ts';
import { openDirect } from './rooms.ts';

const TIMEOUT_MS = 8_000;

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

/** Answers a command later, at the address that came with it: at most five times, within 30 minutes. */
async function answerAt(responseUrl: string, message: Message): Promise<void> {
  let status: number;
  try {
    const answer = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...message, response_type: 'ephemeral', replace_original: false }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    status = answer.status;
    await answer.arrayBuffer();
  } catch (error) {
    throw new SlackFault({ kind: 'unavailable', why: 'the response address did not answer' }, error);
  }
  if (status >= 500 || status === 429)
    throw new SlackFault({ kind: 'unavailable', why: `the response address ended with HTTP ${status}` });
  if (status >= 400) {
    const error = `http_${status}`;
    throw new SlackFault({ kind: 'refused', error, needed: undefined, method: 'response_url' });
  }
}
