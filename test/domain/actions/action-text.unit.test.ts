import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actionAdvice } from '../../../src/domain/actions/action-advice.ts';
import { readActionText } from '../../../src/domain/actions/action-text.ts';
import { unknownMentionsIn } from '../../../src/domain/actions/unknown-mentions.ts';

/** A Friday. */
const today = '2026-11-20' as const;
const plain = {
  kind: 'action',
  owner: undefined,
  due: undefined,
  priority: undefined,
  actionKind: undefined,
  doneWhen: undefined,
  unread: [],
};

const sre = { kind: 'group', group: 'S1', name: '@sre' } as const;

describe('strangersIn', () => {
  it.each([
    ['Fix it @nobody, (@bo.lee) and @bo.lee.', ['@nobody', '@bo.lee']],
    ['Ask <!subteam^S1|@oncall> <!here> <!channel|channel>', ['@oncall', '@here', '@channel']],
    ['Pin @scope/name to @2.1, write to a@b.example and <@U1|bo>, at 5 @ noon', []],
  ])('%s', (text, names) => {
    expect(unknownMentionsIn(text)).toEqual(names);
  });
});

describe('readActionText', () => {
  it.each([
    [
      'Add a memory alarm <@U1|someone> due friday P1 detect',
      { title: 'Add a memory alarm', owner: 'U1', due: '2026-11-27', priority: 'P1', actionKind: 'detect' },
    ],
    [
      'Add a memory alarm detect, p1, due in 2 weeks, <@U1>',
      { title: 'Add a memory alarm', owner: 'U1', due: '2026-12-04', priority: 'P1', actionKind: 'detect' },
    ],
    ['Add an alarm <@U1> friday', { title: 'Add an alarm', owner: 'U1', due: '2026-11-27' }],
    [
      'Add an alarm <@U1> friday P1',
      { title: 'Add an alarm', owner: 'U1', due: '2026-11-27', priority: 'P1' },
    ],
    ['Add an alarm by 1 Dec', { title: 'Add an alarm', due: '2026-12-01' }],
    ['Add an alarm due: 2026-12-01.', { title: 'Add an alarm', due: '2026-12-01' }],
    ['Add an alarm - due long', { title: 'Add an alarm', due: '2027-02-20' }],
    ['<@U1> Add an alarm', { title: 'Add an alarm', owner: 'U1' }],
    ['Ask <@U2> about limits <@U1>', { title: 'Ask <@U2> about limits', owner: 'U1' }],
    ['Improve detect latency', { title: 'Improve detect latency' }],
    ['Shorten the time to detect', { title: 'Shorten the time to detect' }],
    ['Shorten the time to detect improve', { title: 'Shorten the time to detect', actionKind: 'improve' }],
    ['Stop deploying on friday', { title: 'Stop deploying on friday' }],
    ['Find out what is due to retries', { title: 'Find out what is due to retries' }],
    ['Shorten the retention by 3 days', { title: 'Shorten the retention by 3 days' }],
    ['Raise P0 alerts to the pager', { title: 'Raise P0 alerts to the pager' }],
    [
      'Add an alarm, done when: it fires in staging <@U1> P0',
      { title: 'Add an alarm', owner: 'U1', priority: 'P0', doneWhen: 'it fires in staging' },
    ],
    ['Add\nan   alarm 🔥', { title: 'Add an alarm 🔥' }],
    // Words before a day besides "due".
    [
      'Fix the heap alarm <@U1> by end of next week',
      { title: 'Fix the heap alarm', owner: 'U1', due: '2026-11-27' },
    ],
    [
      'Fix the heap alarm <@U1> by friday 5pm',
      { title: 'Fix the heap alarm', owner: 'U1', due: '2026-11-27', clock: '5pm' },
    ],
    ['Fix it, <@U1>, before monday, P1', { title: 'Fix it', owner: 'U1', due: '2026-11-23', priority: 'P1' }],
    ['Fix it by eod <@U1>', { title: 'Fix it', owner: 'U1', due: '2026-11-20' }],
    ['Fix it eod friday <@U1>', { title: 'Fix it', owner: 'U1', due: '2026-11-27' }],
    ['Fix it by the end of the week', { title: 'Fix it', due: '2026-11-20' }],
    [
      'Freeze deploys <@U1> until monday',
      { title: 'Freeze deploys until monday', owner: 'U1', due: '2026-11-23' },
    ],
    // Marks before the title, and in brackets.
    ['by friday: fix it <@U1>', { title: 'fix it', owner: 'U1', due: '2026-11-27' }],
    ['<@U1>: by friday fix it', { title: 'fix it', owner: 'U1', due: '2026-11-27' }],
    ['<@U1> to fix it by monday', { title: 'fix it', owner: 'U1', due: '2026-11-23' }],
    ['friday - fix it', { title: 'fix it', due: '2026-11-27' }],
    ['[P1] fix it', { title: 'fix it', priority: 'P1' }],
    ['Add runbook for P1', { title: 'Add runbook for P1' }],
    ['Alert at P1', { title: 'Alert at P1' }],
    ['P1: fix it', { title: 'fix it', priority: 'P1' }],
    ['Fix it (<@U1>, due friday)', { title: 'Fix it', owner: 'U1', due: '2026-11-27' }],
    ['Fix it (owner: <@U1>) [P1]', { title: 'Fix it', owner: 'U1', priority: 'P1' }],
    ['Fix it (the old one)', { title: 'Fix it (the old one)' }],
    ['Fix it owner: <@U1>', { title: 'Fix it', owner: 'U1' }],
    // Several names: the first owns it, nobody is lost.
    ['Fix it <@U1> <@U2>', { title: 'Fix it <@U2>', owner: 'U1', others: ['U2'] }],
    [
      'Fix it <@U1>, <@U2> and <@U3> P1',
      { title: 'Fix it <@U2> <@U3>', owner: 'U1', others: ['U2', 'U3'], priority: 'P1' },
    ],
    [
      'Fix it <@U1> by friday <@U2>',
      { title: 'Fix it <@U2>', owner: 'U1', others: ['U2'], due: '2026-11-27' },
    ],
    ['<@U1> and <@U2>: fix it', { title: 'fix it <@U2>', owner: 'U1', others: ['U2'] }],
    ['Fix it <@U1> <@U1>', { title: 'Fix it', owner: 'U1' }],
    ['Talk to <@U1>', { title: 'Talk to <@U1>', owner: 'U1' }],
    ['Fix it @me by friday', { title: 'Fix it', owner: 'U7', due: '2026-11-27' }],
    ['@me: fix it', { title: 'fix it', owner: 'U7' }],
    // A day in the title is none of its own.
    ['Speed it up by caching', { title: 'Speed it up by caching' }],
    ['Send the report by text message', { title: 'Send the report by text message' }],
    ['Look into friday deploys', { title: 'Look into friday deploys' }],
    ['Friday deploys need a second pair of eyes', { title: 'Friday deploys need a second pair of eyes' }],
    ['Fix it @nobody', { title: 'Fix it @nobody' }],
    ['Fix it, due friday @nobody P1', { title: 'Fix it @nobody', due: '2026-11-27', priority: 'P1' }],
    ['Fix it <!subteam^S1> by friday', { title: 'Fix it', heldBy: sre, due: '2026-11-27' }],
    ['<!subteam^S1|@sre>: fix it', { title: 'fix it', heldBy: sre }],
    ['Fix it owner: <!subteam^S1>', { title: 'Fix it', heldBy: sre }],
    ['Fix it <!subteam^S1> <@U1>', { title: 'Fix it <@U1>', heldBy: sre, others: ['U1'] }],
    ['Fix it <!subteam^S1> P1 <@U1>', { title: 'Fix it <@U1>', heldBy: sre, priority: 'P1', others: ['U1'] }],
    ['Fix it <@U1> P1 <!subteam^S1>', { title: 'Fix it @sre', owner: 'U1', priority: 'P1' }],
    ['Ask <!subteam^S1> for a review <@U1>', { title: 'Ask @sre for a review', owner: 'U1' }],
    ['Talk to <!subteam^S1>', { title: 'Talk to @sre', heldBy: sre }],
    [
      'Fix it <@U1> done when <!subteam^S1> says so',
      { title: 'Fix it', owner: 'U1', doneWhen: '@sre says so' },
    ],
    [
      'Fix it @nobody <@U1> <!subteam^S1|@oncall>',
      { title: 'Fix it @nobody <!subteam^S1|@oncall>', owner: 'U1' },
    ],
  ])('reads %j', (text, expected) => {
    const groups = new Map([['S1', '@sre']]);
    expect(readActionText(text, { today, me: 'U7', groups })).toEqual({ ...plain, ...expected });
  });

  it.each(['', '  ', '<@U1>', '<@U1> due friday P1', 'P1', '\u0000'])('finds nothing to do in %j', (text) => {
    expect(readActionText(text, { today })).toEqual({ kind: 'empty' });
  });

  it.each([
    ['Add an alarm due 2020-01-01 <@U1>', '2020-01-01', 'past-date'],
    ['Add an alarm due 12/01', '12/01', 'ambiguous-date'],
  ])('says what is wrong with %j', (text, said, why) => {
    expect(readActionText(text, { today })).toEqual({ kind: 'invalid', said, why });
  });

  it.each([
    [
      'Alarm on p99 <@U1> due 31 Feb P9 detect',
      'Alarm on p99 due 31 Feb P9',
      {
        owner: 'U1',
        actionKind: 'detect',
        unread: [
          { as: 'day', said: '31 Feb' },
          { as: 'priority', said: 'P9' },
        ],
      },
    ],
    [
      'Add it due 2026-13-40 P1',
      'Add it due 2026-13-40',
      { priority: 'P1', unread: [{ as: 'day', said: '2026-13-40' }] },
    ],
    [
      'Add it <@U1> due fryday',
      'Add it due fryday',
      { owner: 'U1', unread: [{ as: 'day', said: 'fryday' }] },
    ],
    [
      'Add it <@U1> due on 3 Decc.',
      'Add it due on 3 Decc.',
      { owner: 'U1', unread: [{ as: 'day', said: '3 Decc' }] },
    ],
    ['Add it <@U1> due asap', 'Add it due asap', { owner: 'U1', unread: [{ as: 'day', said: 'asap' }] }],
    ['Add it <@U1> due dec', 'Add it due dec', { owner: 'U1', unread: [{ as: 'day', said: 'dec' }] }],
    [
      'Add it <@U1> due end of quarter',
      'Add it due end of quarter',
      { owner: 'U1', unread: [{ as: 'day', said: 'end of quarter' }] },
    ],
    [
      'Fix the heap alarm <@U1> by next sprint',
      'Fix the heap alarm by next sprint',
      { owner: 'U1', unread: [{ as: 'day', said: 'next sprint' }] },
    ],
    [
      'Fix it <@U1> before wendesday',
      'Fix it before wendesday',
      { owner: 'U1', unread: [{ as: 'day', said: 'wendesday' }] },
    ],
    ['Add it P1 P2', 'Add it P1', { priority: 'P2', unread: [] }],
    ['Add it due friday p4', 'Add it p4', { due: '2026-11-27', unread: [{ as: 'priority', said: 'p4' }] }],
    [
      'Add it <@U1> due 31 Feb @nobody',
      'Add it due 31 Feb @nobody',
      { owner: 'U1', unread: [{ as: 'day', said: '31 Feb' }] },
    ],
    [
      'Add it due 31 Feb done when it fires P1',
      'Add it due 31 Feb',
      { priority: 'P1', doneWhen: 'it fires', unread: [{ as: 'day', said: '31 Feb' }] },
    ],
  ])('takes the rest of %j and says what it could not read', (text, title, marks) => {
    expect(readActionText(text, { today })).toEqual({ ...plain, title, ...marks });
  });

  it.each(['due 31 Feb', '<@U1> P9', 'due fryday P1'])(
    'finds nothing to do but what it cannot read in %j',
    (text) => {
      expect(readActionText(text, { today })).toEqual({ kind: 'empty' });
    },
  );

  it.each([
    'Alarm on p99',
    'Watch the latency at P5',
    'Find out what is due to retries',
    'Say when it is due',
    'Explain why it was due last week',
  ])('leaves %j alone', (title) => {
    expect(readActionText(title, { today })).toEqual({ ...plain, title });
  });

  it('refuses a novel', () => {
    expect(readActionText('x'.repeat(301), { today })).toMatchObject({ why: 'title-too-long' });
  });

  it('reads the marks in any order the same', () => {
    const marks = ['<@U1|x>', 'due in 2 weeks', 'P1', 'detect'];
    const title = fc.array(fc.stringMatching(/^[A-Z][a-z]{4,9}s$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(title, fc.shuffledSubarray(marks), (words, chosen) => {
        const ordered = marks.filter((mark) => chosen.includes(mark));
        const read = readActionText([...words, ...chosen].join(' '), { today });
        expect(read).toEqual(readActionText([...words, ...ordered].join(' '), { today }));
        expect(read).toMatchObject({ title: words.join(' ') });
      }),
    );
  });

  it('finds owner, day and priority in any order and shape, before or after the title', () => {
    const shapes = {
      owner: ['<@U1|x>', '<@U1>,', '(<@U1>)', 'owner: <@U1>', '[<@U1>]'],
      due: [
        'due friday',
        'by friday',
        'by friday 5pm,',
        '(due friday)',
        'before friday',
        'eod friday',
        'by the 27 Nov',
      ],
      priority: ['P1', 'p1,', '[P1]', '(P1)'],
    } as const;
    const words = fc.array(fc.stringMatching(/^[A-Z][a-z]{4,9}s$/), { minLength: 2, maxLength: 6 });
    const one = (all: readonly string[]) => fc.constantFrom(...all);
    const marks = fc
      .tuple(one(shapes.owner), one(shapes.due), one(shapes.priority))
      .chain((all) => fc.shuffledSubarray(all, { minLength: 3 }));
    fc.assert(
      fc.property(words, marks, (title, chosen) => {
        const text = [...title, ...chosen].join(' ');
        expect(readActionText(text, { today })).toMatchObject({
          ...{ title: title.join(' '), owner: 'U1', due: '2026-11-27', priority: 'P1', unread: [] },
        });
      }),
      { numRuns: 500 },
    );
    const first = fc.shuffledSubarray(['<@U1>:', 'by friday', '[P1]'], { minLength: 3 });
    fc.assert(
      fc.property(words, first, (title, chosen) => {
        expect(readActionText([...chosen, ...title].join(' '), { today })).toMatchObject({
          ...{ title: title.join(' '), owner: 'U1', due: '2026-11-27', priority: 'P1' },
        });
      }),
    );
  });

  it('loses nobody who is named', () => {
    const name = fc.constantFrom('<@U1>', '<@U2>', '<@U3>');
    const part = fc.constantFrom(
      'Fix',
      'the',
      'alarm',
      'and',
      'to',
      'P1',
      'due friday',
      ',',
      '(',
      ')',
      'by next sprint',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(name, part), { maxLength: 9 }), (parts) => {
        const text = parts.join(' ');
        const read = readActionText(text, { today });
        if (read.kind !== 'action') return;
        const known = `${read.title} <@${read.owner ?? ''}>`;
        for (const word of parts) if (word.startsWith('<@')) expect(known).toContain(word);
        if (/<@U\d>$/.test(text)) expect(read.owner).toBeDefined();
        for (const other of read.others ?? []) expect(read.title).toContain(`<@${other}>`);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', ' due ', ' P1', ' <@U1>'),
        (text, end) => {
          expect(['empty', 'invalid', 'action']).toContain(readActionText(text + end, { today }).kind);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('actionAdvice', () => {
  it.each([
    ['Add a memory alarm to checkout', 'it fires in staging', []],
    ['Memory alarm for checkout', 'it fires in staging', ['begin-with-a-verb']],
    ['Improve monitoring', undefined, ['be-specific', 'say-when-it-is-done']],
    ['Investigate the issue', 'known', ['be-specific']],
  ])('advises on %j', (title, doneWhen, advice) => {
    expect(actionAdvice({ title, doneWhen })).toEqual(advice);
  });

  it('finds what is known before the words that say when it is done', () => {
    const text = 'Add a memory alarm <@U1> due friday P1 detect done when it rang in a test';
    expect(readActionText(text, { today: '2026-11-18' })).toMatchObject({
      title: 'Add a memory alarm',
      owner: 'U1',
      due: '2026-11-20',
      priority: 'P1',
      actionKind: 'detect',
      doneWhen: 'it rang in a test',
    });
  });
});
