import type { LocalSlack } from '../../local-slack/server/local-slack.ts';

/** What the demo prints when its story ends: where the page is, who to be, what to try. */
export function whatToTry(slack: LocalSlack, channel: string): readonly string[] {
  const people = slack
    .users()
    .filter((user) => !user.isBot)
    .map((user) => `  ${user.realName} (@${user.name}), ${user.tz}`);
  return [
    '',
    'The workspace is open. In a browser:',
    `  ${slack.url}/#/${slack.as('bo').id}/${channel}`,
    '',
    'You can be any of these people, by the menu with the name:',
    ...people,
    '',
    'To try:',
    '  be Chi Nakamura, open the message of scribe, and answer the reminder: Done, Start or Move date',
    '  in the incident’s channel, press Open or Answer questions below "Draft ready"',
    '  /incident declare Search is slow --sev 3      then, in its channel:',
    '  /incident log -5m #detection searches take 8 s',
    '  /incident help',
    '  the clock at the top moves time ahead, to the next due date for example',
    '',
    'Ctrl-C stops everything.',
  ];
}
