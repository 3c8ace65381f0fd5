import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCommand } from '../../../../src/domain/incident/verbs/read-command.ts';

const roles = ['commander', 'scribe', 'communications', 'operations'];
const plain = {
  verb: 'declare',
  title: undefined,
  severity: undefined,
  private: false,
  drill: false,
  here: false,
  startedAt: undefined,
};

function command(text: string): unknown {
  const teams = [{ name: 'Money', also: ['payments'] }];
  const reading = readCommand(text, { roles, teams, me: 'U7' });
  return reading.kind === 'command' ? reading.command : reading;
}

const commander = { kind: 'role', role: 'commander' } as const;

describe('declare', () => {
  it.each([
    ['declare', {}],
    ['declare Checkout errors after deploy --sev 2', { title: 'Checkout errors after deploy', severity: 2 }],
    ['declare --sev 2 Checkout errors', { title: 'Checkout errors', severity: 2 }],
    ['declare Checkout --sev=SEV-2 errors', { title: 'Checkout errors', severity: 2 }],
    ['declare Checkout --sev2', { title: 'Checkout', severity: 2 }],
    ['declare Checkout —sev 2', { title: 'Checkout', severity: 2 }],
    ['declare Checkout –sev sev2', { title: 'Checkout', severity: 2 }],
    ['declare Checkout --Severity 2', { title: 'Checkout', severity: 2 }],
    [
      'declare Checkout --private --drill --here',
      { title: 'Checkout', private: true, drill: true, here: true },
    ],
    ['declare “Checkout --sev errors” --sev 1', { title: 'Checkout --sev errors', severity: 1 }],
    ['declare "Checkout" is "slow"', { title: '"Checkout" is "slow"' }],
    ['declare Checkout — slow', { title: 'Checkout — slow' }],
    ['declare Checkout —broken', { title: 'Checkout —broken' }],
    ['declare Checkout\nslow', { title: 'Checkout slow' }],
    ['declare Checkout --started 14:05 --sev 2', { title: 'Checkout', startedAt: '14:05', severity: 2 }],
    ['declare --started 10m ago Checkout errors', { title: 'Checkout errors', startedAt: '10m ago' }],
    ['declare --started=10m ago Checkout', { title: 'Checkout', startedAt: '10m ago' }],
    ['declare Checkout --started yesterday 23:50', { title: 'Checkout', startedAt: 'yesterday 23:50' }],
    ['declare <!channel> is down', { title: '<!channel> is down' }],
    ['declare sev1 checkout down', { title: 'checkout down', severity: 1 }],
    ['declare SEV-1: checkout down', { title: 'checkout down', severity: 1 }],
    ['declare sev 1 - checkout down', { title: 'checkout down', severity: 1 }],
    ['declare severity critical checkout down', { title: 'checkout down', severity: 1 }],
    ['declare P2 checkout down', { title: 'checkout down', severity: 2 }],
    ['declare payments down in eu sev 1', { title: 'payments down in eu', severity: 1 }],
    ['declare payments down, sev2', { title: 'payments down', severity: 2 }],
    ['declare payments down (sev 1)', { title: 'payments down', severity: 1 }],
    ['declare sev1 payments down sev 1', { title: 'payments down', severity: 1 }],
    ['declare sev1', { severity: 1 }],
    ['declare sev1 checkout --sev 2', { title: 'sev1 checkout', severity: 2 }],
    ['declare "sev1 drill report is gone"', { title: 'sev1 drill report is gone' }],
    ['declare the sev1 page is down', { title: 'the sev1 page is down' }],
    ['declare s3 is slow', { title: 's3 is slow' }],
    ['declare p3 instances are gone', { title: 'p3 instances are gone' }],
    ['declare sev data lost', { title: 'sev data lost' }],
    ['drill Failover --sev 3', { title: 'Failover', severity: 3, drill: true }],
  ])('reads %j', (text, expected) => {
    expect(command(text)).toEqual({ ...plain, ...expected });
  });

  it.each([
    ['declare x --sev', { why: 'missing-severity', said: '--sev' }],
    ['declare x --sev 5', { why: 'unknown-severity', said: '5' }],
    ['declare x --sev --private', { why: 'missing-severity', said: '--sev' }],
    ['declare x --privat', { why: 'unknown-flag', said: '--privat', nearest: '--private' }],
    ['declare x --colour', { why: 'unknown-flag', said: '--colour' }],
    ['declare x --private=no', { why: 'unexpected-value', said: '--private=no' }],
    ['declare x --started', { why: 'missing-time', said: '--started' }],
    ['declare x --started soon', { why: 'not-a-time', said: 'soon' }],
    ['declare x --started 14:75 --sev 2', { why: 'not-a-time', said: '14:75' }],
  ])('refuses %j', (text, wrong) => {
    expect(command(text)).toEqual({ kind: 'usage', verb: 'declare', ...wrong });
  });

  it('takes 200 characters of title', () => {
    expect(command(`declare ${'é'.repeat(200)}`)).toMatchObject({ title: 'é'.repeat(200) });
    expect(command(`declare ${'x'.repeat(201)}`)).toMatchObject({ why: 'title-too-long' });
    expect(command(`title ${'x'.repeat(201)}`)).toMatchObject({ why: 'title-too-long' });
  });

  it('reads flags in any order and any place the same', () => {
    const flags = ['--sev 2', '--private', '--here', '--drill', '--started 10m ago'];
    const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(words, fc.shuffledSubarray(flags), fc.nat(), (title, chosen, place) => {
        const at = place % (title.length + 1);
        const mixed = [...title.slice(0, at), ...chosen, ...title.slice(at)];
        const ordered = [...title, ...flags.filter((flag) => chosen.includes(flag))];
        expect(command(`declare ${mixed.join(' ')}`)).toEqual(command(`declare ${ordered.join(' ')}`));
      }),
    );
  });
});

describe('the other verbs', () => {
  it.each([
    ['log 14:05 #change x\ny', { verb: 'log', text: '14:05 #change x\ny' }],
    ['timeline', { verb: 'timeline', all: false }],
    ['timeline all', { verb: 'timeline', all: true }],
    ['status mitigating rolling back', { verb: 'status', status: 'mitigating', text: 'rolling back' }],
    ['status Monitoring', { verb: 'status', status: 'monitoring', text: undefined }],
    ['status inv: looking', { verb: 'status', status: 'investigating', text: 'looking' }],
    ['sev 1 checkout is down', { verb: 'sev', severity: 1, why: 'checkout is down' }],
    ['sev SEV-1', { verb: 'sev', severity: 1, why: undefined }],
    ['sev sev 1', { verb: 'sev', severity: 1, why: undefined }],
    ['sev critical', { verb: 'sev', severity: 1, why: undefined }],
    ['sev2 only the eu', { verb: 'sev', severity: 2, why: 'only the eu' }],
    ['P1', { verb: 'sev', severity: 1, why: undefined }],
    ['severity 1', { verb: 'sev', severity: 1, why: undefined }],
    ['update we are rolling back', { verb: 'update', text: 'we are rolling back' }],
    ['update -- monitoring shows no errors', { verb: 'update', text: 'monitoring shows no errors' }],
    ['note x\ny', { verb: 'log', text: 'x\ny' }],
    ['close', { verb: 'resolve', summary: undefined }],
    ['fixed', { verb: 'resolve', summary: undefined }],
    ['lead', { verb: 'handoff', user: undefined, note: undefined }],
    ['ic me', { verb: 'handoff', user: 'U7', note: undefined }],
    ['lead <@U1|x> your turn', { verb: 'handoff', user: 'U1', note: 'your turn' }],
    ['role scribe me', { verb: 'role', role: 'scribe', user: 'U7' }],
    ['ack', { verb: 'ack', text: undefined }],
    ['acknowledged 14:05 on call is on it', { verb: 'ack', text: '14:05 on call is on it' }],
    ['undo', { verb: 'undo' }],
    ['edit', { verb: 'edit', text: undefined }],
    ['edit 14:05 deploy', { verb: 'edit', text: '14:05 deploy' }],
    ['title "A better name"', { verb: 'title', title: 'A better name' }],
    ['role commander <@U024BE7LH|someone>', { verb: 'role', role: 'commander', user: 'U024BE7LH' }],
    ['role <@U024BE7LH> comms', { verb: 'role', role: 'communications', user: 'U024BE7LH' }],
    ['role operations lead <@W1>', { verb: 'role', role: 'operations', user: 'W1' }],
    ['join as scribe', { verb: 'join', role: 'scribe' }],
    ['join ops', { verb: 'join', role: 'operations' }],
    ['leave Incident Commander', { verb: 'leave', role: 'commander' }],
    ['handoff to <@U1|x> good luck', { verb: 'handoff', user: 'U1', note: 'good luck' }],
    ['resolve', { verb: 'resolve', summary: undefined }],
    ['resolve rolled back', { verb: 'resolve', summary: 'rolled back' }],
    ['reopen', { verb: 'reopen', why: undefined }],
    ['cancel false alarm', { verb: 'cancel', why: 'false alarm' }],
    [
      'merge INC-2026-0012 same',
      { verb: 'merge', into: { by: 'key', prefix: 'INC', year: 2026, number: 12 }, why: 'same' },
    ],
    [
      'merge into <#C01|inc-2026-0012-x>',
      { verb: 'merge', into: { by: 'channel', channel: 'C01' }, why: undefined },
    ],
    ['draft', { verb: 'draft', template: undefined }],
    ['draft Standard', { verb: 'draft', template: 'standard' }],
    ['export pdf', { verb: 'export', format: 'pdf' }],
    ['export as .MARKDOWN', { verb: 'export', format: 'md' }],
    ['show', { verb: 'show', incident: undefined }],
    ['show inc-2026-12', { verb: 'show', incident: { by: 'key', prefix: 'INC', year: 2026, number: 12 } }],
    ['show 12', { verb: 'show', incident: { by: 'key', year: undefined, number: 12 } }],
    ['list', { verb: 'list', filter: {} }],
    ['mine', { verb: 'mine' }],
    ['doctor', { verb: 'doctor' }],
    ['help LOG', { verb: 'help', topic: 'log' }],
    ['help', { verb: 'help', topic: undefined }],
  ])('reads %j', (text, expected) => {
    expect(command(text)).toEqual(expected);
  });

  it.each([
    ['action', { do: 'list', list: { page: 1 } }],
    ['action list', { do: 'list', list: { page: 1 } }],
    ['action mine', { do: 'mine' }],
    ['action add Add an alarm <@U1> due friday P1', { do: 'add', text: 'Add an alarm <@U1> due friday P1' }],
    ['action done A-1042', { do: 'done', number: 1042 }],
    ['action done 1042', { do: 'done', number: 1042 }],
    ['action 1042 done', { do: 'done', number: 1042 }],
    ['action A-7', { do: 'show', number: 7 }],
    ['action close 7', { do: 'done', number: 7 }],
    ['action title 7 "Alarm at 80%"', { do: 'title', number: 7, title: 'Alarm at 80%' }],
    ['action 7 rename Alarm at 80%', { do: 'title', number: 7, title: 'Alarm at 80%' }],
    ['action priority 7 p1', { do: 'priority', number: 7, priority: 'P1' }],
    ['action priority 7 to 0', { do: 'priority', number: 7, priority: 'P0' }],
    ['action reopen 7', { do: 'reopen', number: 7, why: undefined }],
    ['action reopen 7 it came back', { do: 'reopen', number: 7, why: 'it came back' }],
    ['action assign 7 me', { do: 'assign', number: 7, user: 'U7' }],
    ['action assign 7 to the commander', { do: 'assign', number: 7, holder: commander }],
    ['action assign 7 whoever is commander', { do: 'assign', number: 7, holder: commander }],
    ['action assign 7 @commander', { do: 'assign', number: 7, holder: commander }],
    [
      'action assign 7 <!subteam^S1|@sre>',
      { do: 'assign', number: 7, holder: { kind: 'group', group: 'S1', name: '@sre' } },
    ],
    ['action assign 7 team payments', { do: 'assign', number: 7, holder: { kind: 'team', team: 'Money' } }],
    ['action take A-7', { do: 'take', number: 7 }],
    ['action kind 7 Prevent', { do: 'kind', number: 7, actionKind: 'prevent' }],
    ['action done-when 7 the alarm fires', { do: 'done-when', number: 7, text: 'the alarm fires' }],
    ['action link 7 <https://t.example/7|t>', { do: 'link', number: 7, to: 'https://t.example/7' }],
    ['action link 7 none', { do: 'link', number: 7, to: undefined }],
    ['action start #7', { do: 'start', number: 7 }],
    ['action drop 7 not needed', { do: 'drop', number: 7, why: 'not needed' }],
    ['action move 7 2026-12-01 waiting', { do: 'move', number: 7, text: '2026-12-01 waiting' }],
    ['action assign a-7 <@U1|x>', { do: 'assign', number: 7, user: 'U1' }],
  ])('reads %j', (text, expected) => {
    expect(command(text)).toEqual({ verb: 'action', action: expected });
  });

  it.each([
    ['log', { why: 'missing-text' }],
    ['timeline some', { why: 'unexpected-text', said: 'some' }],
    ['status', { why: 'missing-status' }],
    ['status resolved', { why: 'unknown-status', said: 'resolved', nearest: 'resolve' }],
    ['status mitigatng', { why: 'unknown-status', said: 'mitigatng', nearest: 'mitigating' }],
    ['sev', { why: 'missing-severity' }],
    ['sev 0', { why: 'unknown-severity', said: '0' }],
    ['sev 12', { why: 'unknown-severity', said: '12' }],
    ['title ""', { why: 'missing-text' }],
    ['role', { why: 'missing-role' }],
    ['role commander', { why: 'missing-person' }],
    ['role commander @someone', { why: 'not-a-person', said: '@someone' }],
    ['role operations bo', { why: 'not-a-person', said: 'bo' }],
    ['role bo smith ops', { why: 'not-a-person', said: 'bo smith' }],
    ['lead @bo', { why: 'not-a-person', said: '@bo' }],
    ['lead taking over', { why: 'two-readings' }],
    ['fixed the pool size', { why: 'two-readings' }],
    ['update monitoring all is well', { why: 'two-readings' }],
    ['declare sev1 checkout sev 2', { why: 'two-readings' }],
    ['role comander <@U1>', { why: 'unknown-role', said: 'comander', nearest: 'commander' }],
    ['role commander <@U1> <@U2>', { why: 'unexpected-text', said: 'commander <@U1> <@U2>' }],
    ['join', { why: 'missing-role' }],
    ['join constructor', { why: 'unknown-role', said: 'constructor' }],
    ['handoff', { why: 'missing-person' }],
    ['handoff @x', { why: 'not-a-person', said: '@x' }],
    ['cancel', { why: 'missing-reason' }],
    ['merge', { why: 'missing-key' }],
    ['merge that one', { why: 'not-a-key', said: 'that' }],
    ['show INC-0', { why: 'not-a-key', said: 'INC-0' }],
    ['draft a b', { why: 'unexpected-text', said: 'b' }],
    ['export', { why: 'missing-format' }],
    ['export docx', { why: 'unknown-format', said: 'docx' }],
    ['export pdf now', { why: 'unexpected-text', said: 'now' }],
    ['list all', { why: 'unexpected-text', said: 'all' }],
    ['action ad x', { why: 'unknown-action', said: 'ad', nearest: 'add' }],
  ])('refuses %j', (text, wrong) => {
    expect(command(text)).toEqual({ kind: 'usage', verb: text.split(' ')[0], ...wrong });
  });

  it.each([
    ['action add', 'missing-text', undefined],
    ['action list x', 'unknown-filter', 'x'],
    ['action done', 'missing-number', undefined],
    ['action done it', 'not-a-number', 'it'],
    ['action drop 7', 'missing-reason', undefined],
    ['action move 7', 'missing-date', undefined],
    ['action assign 7', 'missing-person', undefined],
    ['action assign 7 @x', 'not-a-person', '@x'],
    ['action assign 7 bo', 'not-a-person', 'bo'],
    ['action priority 7 P9', 'unknown-priority', 'P9'],
    ['action title 7', 'missing-text', undefined],
  ])('refuses %j, and knows which sub-verb was meant', (text, why, said) => {
    const actionVerb = text.split(' ')[1];
    expect(command(text)).toEqual({
      kind: 'usage',
      verb: 'action',
      actionVerb,
      why,
      said,
      nearest: undefined,
    });
  });

  it('never throws', () => {
    const verb = fc.constantFrom('', 'declare ', 'log ', 'role ', 'sev ', 'action ', 'merge ', 'status ');
    const fuzz = fc.string({ unit: fc.constantFrom(...'-—sev=12 "“”\'<>@U#|startd:05mago\n'.split('')) });
    fc.assert(
      fc.property(verb, fc.oneof(fuzz, fc.string({ unit: 'binary' })), (start, text) => {
        expect(['command', 'usage', 'unknown', 'empty']).toContain(readCommand(start + text, { roles }).kind);
      }),
      { numRuns: 2_000 },
    );
  });
});
