import { describe, expect, it } from '@jest/globals';
import { ACTION_VERBS } from '../../../src/domain/incident/verbs/action-verbs.ts';
import { readCommand } from '../../../src/domain/incident/verbs/read-command.ts';
import { VERBS } from '../../../src/domain/incident/verbs/verbs.ts';
import { usageText } from '../../../src/slack/words/usage.ts';

const roles = ['commander', 'scribe', 'communications', 'operations'];

function answer(text: string): string {
  const reading = readCommand(text, { roles });
  if (reading.kind !== 'usage') throw new Error(`"${text}" was understood`);
  return usageText(reading, { command: '/incident', roles, offered: false });
}

describe('a command that lacks something, or says something wrong', () => {
  it.each([
    ['title', 'Say the new title. Write `/incident title TEXT`, for example `/incident title Checkout fails'],
    ['action drop 2', 'Say why it is not being done. Write `/incident action drop N WHY`, for example `/inc'],
    [
      'action assign 2',
      'Say who is to do it, with an @. Write `/incident action assign N @person|@group|ROLE|TEAM`',
    ],
    ['action assign 2 nobody', '"nobody" is no person, user group, role or team here.'],
    [
      'action kind 2 prevention',
      '"prevention" is not a kind here. There are prevent, detect, respond and improve.',
    ],
    ['action kind 2', 'Say which kind: prevent, detect, respond and improve.'],
    [
      'action done-when 2',
      'Say how you will know that it is done. Write `/incident action done-when N TEXT`',
    ],
    ['action link 2', 'Say the address of its entry elsewhere, beginning with https://'],
    ['action link 2 http://tracker.example/7', '"http://tracker.example/7" is not an https address'],
    ['action take', 'Say which action item, by its number.'],
    ['action move 2', 'Say to which day, and why. Write `/incident action move N DATE WHY`, for example `/i'],
    ['action add', 'Say what is to be done. Write `/incident action add TEXT'],
    [
      'action list overdeu',
      '"overdeu" is not a filter here. Meant "overdue"? Write `/incident action list [mine|',
    ],
    ['action list no pririty', '"pririty" is not a filter here. Write `/incident action list [mine|'],
    ['action dorp 2', 'Meant "drop"? Write `/incident action drop N WHY`, for example `/incident action d'],
    ['role', 'Say which role: commander, scribe, communications, operations. Write `/incident role ROLE @pe'],
    [
      'join chef',
      '"chef" is not a role here. There are commander, scribe, communications, operations. Write',
    ],
    ['handoff', 'Say who takes command, with an @.'],
    ['review', 'Say who is to approve it, with an @.'],
    ['cancel', 'Say why it was not an incident.'],
    ['merge', 'Say into which incident.'],
    ['link', 'Say which incident. Write `/incident link INC-… [WHY]`, for example `/incident link INC-2026-'],
    ['unlink INC-2026-0012 x', '"x" is more than `unlink` expects.'],
    ['skip', 'Say why no postmortem is needed.'],
    ['meeting', 'Say on which day, and at what time.'],
    [
      'sev 9',
      '"9" is not a severity. There are 1, 2, 3 and 4; 1 is the worst. Write `/incident sev 1..4 [WHY]`',
    ],
    ['status mitigatng', 'Meant "mitigating"? Write `/incident status investigating|'],
    ['status resolved', 'Meant "resolve"? Write `/incident resolve [SUMMARY]`, for example `/incident r'],
    ['at', 'Say for which time. Write `/incident at TIME`, for example `/incident at 14:07`'],
    ['metrics by tema', 'Meant "team"? Write `/incident metrics'],
    ['metrics by tema', '"tema" is not something to group by. There are severity, service and team.'],
    [
      'metrics since friday',
      '"friday" is not a period. Try last 90 days, last 3 months or since 2026-09-01.',
    ],
    ['metrics lats 3 days', '"lats" is not a filter here. Meant "last"?'],
    ['metrics today', '"today" is more than `metrics` expects.'],
    [
      'away until',
      'Say until which day. Write `/incident away [until DATE [WHY]]`, for example `/incident aw',
    ],
    ['back soon', '"soon" is more than `back` expects.'],
    ['list all', '"all" is more than `list` expects. Write `/incident list [STATUS|resolved|'],
    ['list resolvd', '"resolvd" is not a filter here. Meant "resolved"? Write `/incident list [STATUS|'],
  ])('%s', (text, words) => {
    expect(answer(text)).toContain(words);
  });

  const WRONG = [
    ...[
      'declare --sev',
      'declare --sev 7',
      'declare --privat x',
      'declare --private=no x',
      'declare --started',
    ],
    ...['away until', 'back soon'],
    ...['declare x --started soon', `declare ${'x'.repeat(201)}`, 'drill --sev', 'log', 'timeline some'],
    ...[
      'status',
      'status bad',
      'sev',
      'sev 7',
      'title',
      `title ${'x'.repeat(201)}`,
      'role',
      'role chef <@U1>',
    ],
    ...[
      'role scribe',
      'role scribe @x',
      'role scribe <@U1> <@U2>',
      'join',
      'join chef',
      'leave',
      'leave chef',
    ],
    ...[
      'handoff',
      'handoff bo',
      'cancel',
      'merge',
      'merge that',
      'link',
      'link that',
      'unlink',
      'unlink that',
      'unlink INC-2026-0012 x',
      'draft a b',
      'impact x',
      'why',
      'cause',
    ],
    ...['cause x y', 'cause people', 'well', 'wrong', 'lucky', 'lesson', 'lesson x y', 'lesson technical'],
    ...[
      'metric',
      'mark',
      'mark nonsense 14:05',
      'mark worked everywhere 14:05',
      'mark cause 5m ago',
      'comms',
      'comms x y',
      'comms internal',
      'review',
      'review bo',
      'approve x',
      'skip',
      'meeting',
    ],
    ...[
      'meeting friday @bo',
      'export',
      'export docx',
      'export pdf now',
      'catchup x',
      'secret x',
      'secret S-1f3a9c2b x',
      'list x',
      'search',
      'metrics by',
      'metrics since',
      'metrics last',
      'metrics x',
      'show that',
      'show INC-1 x',
      'at',
    ],
    ...[
      'mine x',
      'private x',
      'doctor x',
      'action x',
      'action add',
      'action list x',
      'action mine x',
      'action start',
    ],
    ...[
      'action start x',
      'action start 1 x',
      'action done',
      'action done x',
      'action done 1 x',
      'action drop',
    ],
    ...['action drop x', 'action drop 1', 'action move', 'action move x', 'action move 1', 'action assign'],
    ...[
      'undo it',
      'update',
      'update monitoring all is well',
      'fixed the pool',
      'lead @bo',
      'declare sev1 x sev 2',
    ],
    ...['action assign x', 'action assign 1', 'action assign 1 bo', 'action title', 'action title 1'],
    ...[
      'action priority 1',
      'action priority 1 P7',
      'action priority 1 P1 now',
      'action reopen x',
      'action show',
      'action preview',
    ],
  ];

  it.each([...WRONG, 'saved', 'saved me'])(
    'shows how that very command is written, with an example that works: %s',
    (text) => {
      const [verb = '', act = ''] = text.split(' ');
      const shown = [...answer(text).matchAll(/`\/incident ([^`]*)`/g)].map(([, line = '']) => line);
      const examples = shown.slice(-1).map((line) => line.replace('@someone', '<@U1>'));
      for (const example of examples) {
        expect(example.split(' ')[0]).toBe(verb);
        if (verb === 'action' && act in ACTION_VERBS) expect(example.split(' ')[1]).toBe(act);
        expect(readCommand(example, { roles }).kind).toBe('command');
      }
      expect(examples).toHaveLength(1);
    },
  );

  it('leaves out no verb that can be misused', () => {
    const neverWrong = ['resolve', 'reopen', 'unmerge', 'publish', 'help', 'ack', 'edit'];
    const tried = new Set(['saved', ...WRONG.map((text) => text.split(' ')[0])]);
    expect(Object.keys(VERBS).filter((verb) => !tried.has(verb) && !neverWrong.includes(verb))).toEqual([]);
  });
});
