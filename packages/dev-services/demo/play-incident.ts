import type { LocalSlack } from '../../local-slack/server/local-slack.ts';
import { ANNOUNCEMENTS } from './demo-environment.ts';
import { localTime } from './local-time.ts';
import type { Narrator } from './narrator.ts';

/** What later parts of the story need. */
export interface Played {
  /** Id of the incident's channel. */
  readonly channel: string;
  readonly action: FollowUp;
}

/** The action item whose reminder is shown. */
export interface FollowUp {
  readonly owner: string;
  readonly title: string;
  /** Its line in the channel, which names the due date. */
  readonly line: string;
}

const TITLE = 'Checkout errors after deploy';

/**
 * Plays an outage of half an hour with typed commands: four people in four zones. Throws when Scribe does not keep up.
 */
export async function playIncident(slack: LocalSlack, tell: Narrator): Promise<Played> {
  const channel = await declare(slack, tell);
  await findOut(slack, tell, channel);
  await mitigate(slack, tell, channel);
  const action = await followUp(slack, tell, channel);
  await resolve(slack, tell, channel);
  return { channel, action };
}

async function declare(slack: LocalSlack, tell: Narrator): Promise<string> {
  await tell.types('bo', 'general', 'is anybody else seeing checkout errors?');
  await tell.types('bo', 'general', `/incident declare ${TITLE} --sev 2`);
  const channel = await slack.until(() => slack.channels().find((it) => it.name.startsWith('inc-')), {
    what: 'the incident channel',
  });
  await slack.until(() => slack.pins(channel.id).length > 0, { what: 'the pinned card' });
  await slack.until(() => slack.messages(ANNOUNCEMENTS).length > 0, { what: 'the announcement' });
  tell.sees(`#${channel.name} is made, its card is pinned, and #${ANNOUNCEMENTS} is told`);
  for (const name of ['ana', 'chi', 'dev']) slack.as(name).join(channel.id);
  return channel.id;
}

async function findOut(slack: LocalSlack, tell: Narrator, channel: string): Promise<void> {
  await tell.types('chi', channel, '/incident log -14m #change deploy of v2.4.5 finished');
  await tell.types(
    'chi',
    channel,
    `/incident log ${localTime(slack, 'chi', -9)} #detection first 5xx alarm of checkout`,
  );
  await tell.types('dev', channel, '/incident log 11m ago checkout answers with errors in the EU region');
  await seen(slack, channel, 'checkout answers with errors');
  await tell.later(3);
  await tell.types('ana', channel, '/incident sev 1 no order goes through in the EU');
  await tell.types('bo', channel, '/incident role operations @chi');
  await seen(slack, channel, 'Operations lead:');
  await tell.later(2);
  const line = 'error rate went from 0.1% to 45% with v2.4.5, its memory use doubles every minute';
  await tell.types('dev', channel, line);
  const { ts } = await slack.until(() => slack.messages(channel).findLast((it) => it.text === line), {
    what: 'the message',
  });
  slack.as('ana').react(channel, ts, 'pushpin');
  tell.does('ana', 'puts :pushpin: on it');
  await slack.until(
    () => slack.messages(channel).find((it) => it.ts === ts && (it.reactions?.length ?? 0) > 1),
    { what: 'the receipt of the reaction' },
  );
  tell.sees(':memo: on it: the message is on the timeline');
}

async function mitigate(slack: LocalSlack, tell: Narrator, channel: string): Promise<void> {
  await tell.later(2);
  await tell.types('chi', channel, '/incident status mitigating rolling back to v2.4.4');
  await seen(slack, channel, 'Status: mitigating');
  await tell.later(6);
  await tell.types(
    'chi',
    channel,
    `/incident log @${localTime(slack, 'chi', -1)} #mitigation rollback to v2.4.4 finished`,
  );
  await tell.types('bo', channel, '/incident log #recovery error rate is back at 0.1%');
  await tell.types('ana', channel, '/incident status monitoring orders go through again in all regions');
  await seen(slack, channel, 'Status: monitoring');
  await tell.later(8);
}

async function followUp(slack: LocalSlack, tell: Narrator, channel: string): Promise<FollowUp> {
  const title = 'Add a memory alarm to checkout';
  await tell.types('ana', channel, `/incident action add ${title} @chi due friday P1 detect`);
  const { text: line } = await seen(slack, channel, title);
  tell.sees(line);
  await tell.types(
    'bo',
    channel,
    '/incident action add Run the load test before every release, done when a release stops without it @dev prevent',
  );
  await tell.types('ana', channel, '/incident timeline');
  await seen(slack, channel, 'Run the load test');
  return { owner: 'chi', title, line };
}

/** The modal shows the key times of the record; a person only has to add the summary. */
async function resolve(slack: LocalSlack, tell: Narrator, channel: string): Promise<void> {
  await tell.types('bo', channel, '/incident resolve');
  const modal = await slack.until(() => slack.views('bo')[0], { what: 'the form of resolve' });
  const summary = 'v2.4.5 leaked memory and checkout ran out of it; the rollback to v2.4.4 ended the errors.';
  const sent = await slack.as('bo').submit(modal, { summary });
  if (!sent.ok) throw new Error(`Scribe did not take the form of resolve (${JSON.stringify(sent.errors)}).`);
  tell.does('bo', `sends the form with the summary: ${summary}`);
  const ready = await slack.until(
    () => slack.messages(channel).find((it) => it.text.startsWith('Draft ready')),
    { what: 'the draft', timeoutMs: 30_000 },
  );
  tell.answers(ready.text);
  // Lines that people logged may come after messages that are more urgent.
  await seen(slack, channel, 'error rate is back');
  await seen(slack, channel, 'Resolved after');
  await seen(slack, channel, 'Postmortem of');
}

/** Waits until a line is in the channel, so that whatever follows comes below it. */
function seen(slack: LocalSlack, channel: string, words: string) {
  return slack.until(
    () => slack.messages(channel).find((it) => it.text.includes(words) && it.bot_id !== undefined),
    { what: `the line "${words}" in the channel`, timeoutMs: 30_000 },
  );
}
