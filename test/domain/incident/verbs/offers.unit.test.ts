import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACTION_VERBS } from '../../../../src/domain/incident/verbs/action-verbs.ts';
import { offersFor } from '../../../../src/domain/incident/verbs/offers.ts';
import { hasOwnWords } from '../../../../src/domain/incident/verbs/own-words.ts';
import { readCommand } from '../../../../src/domain/incident/verbs/read-command.ts';
import type { VerbRow } from '../../../../src/domain/incident/verbs/verb-row.ts';
import { VERBS } from '../../../../src/domain/incident/verbs/verbs.ts';
import type { Vocabulary } from '../../../../src/domain/incident/vocabulary.ts';

const options = { roles: ['commander', 'scribe', 'communications', 'operations'], me: 'U7' };

const offers = (text: string) => offersFor(readCommand(text, options), text, options);
const command = (text: string) => {
  const reading = readCommand(text, options);
  return reading.kind === 'command' ? reading.command : reading;
};

describe('what a line that was not carried out may mean', () => {
  it.each([
    ['lgo deploy finished', ['log deploy finished']],
    ['restarted the pool', ['log restarted the pool']],
    [
      'stauts mitigating rolling back',
      ['status mitigating rolling back', 'log stauts mitigating rolling back'],
    ],
    ['done', ['resolve']],
    ['done 3', ['action done 3', 'log done 3']],
    ['todo fix the alarm', ['action add fix the alarm', 'log todo fix the alarm']],
    ['add fix the alarm', ['log fix the alarm', 'action add fix the alarm']],
    ['assign 3 me', ['action assign 3 me', 'log assign 3 me']],
    ['lgo', []],
    ['xyzzy', ['log xyzzy']],
    ['status fixed', ['resolve', 'status monitoring']],
    [
      'status fixed pool restarted',
      ['resolve pool restarted', 'status monitoring pool restarted', 'log fixed pool restarted'],
    ],
    ['status resolved', ['resolve']],
    ['status mitigatng now', ['status mitigating now', 'update mitigatng now']],
    [
      'status',
      ['status investigating', 'status identified', 'status mitigating', 'status monitoring', 'resolve'],
    ],
    ['status update all is well', ['update all is well', 'log update all is well']],
    ['sev 7 for now', ['sev 1 for now', 'sev 2 for now', 'sev 3 for now', 'sev 4 for now']],
    ['join', ['join commander', 'join scribe', 'join communications', 'join operations']],
    ['join comander', ['join commander']],
    ['role scribe', ['join scribe']],
    ['action assign 3', ['action assign 3 me']],
    ['action dorp 2 a duplicate', ['action drop 2 a duplicate', 'action add dorp 2 a duplicate']],
    ['action fix the alarm', ['action add fix the alarm']],
    ['declare x --privat', ['declare x --private']],
    [
      'cause the pool',
      [
        'cause people the pool',
        'cause process the pool',
        'cause technology the pool',
        'cause environment the pool',
      ],
    ],
    ['export', ['export md', 'export html', 'export pdf', 'export json', 'export csv']],
    ['impact 5% of users', ['impact', 'log impact 5% of users']],
    ['fixed the pool', ['resolve the pool', 'status monitoring the pool', 'log fixed the pool']],
    ['lead is in the paint', ['handoff me is in the paint', 'log lead is in the paint']],
    [
      'update monitoring shows nothing',
      ['status monitoring shows nothing', 'update -- monitoring shows nothing'],
    ],
    ['resolve INC-2026-0012', ['resolve -- INC-2026-0012', 'log resolve INC-2026-0012']],
    [
      'close INC-2026-0012 all is well',
      ['resolve -- INC-2026-0012 all is well', 'log close INC-2026-0012 all is well'],
    ],
    ['close 3', ['resolve -- 3', 'status monitoring 3', 'log close 3', 'action done 3']],
    [
      'closed the breaker in eu',
      ['resolve the breaker in eu', 'status monitoring the breaker in eu', 'log closed the breaker in eu'],
    ],
    ['reopen A-3', ['action reopen A-3', 'reopen -- A-3']],
    ['reopen 3', ['action reopen 3', 'reopen -- 3']],
    ['cancel 3 replaced by A-12', ['action drop 3 replaced by A-12', 'cancel -- 3 replaced by A-12']],
    ['title 3 new', ['title -- 3 new', 'action title 3 new']],
    ['p3 latency is back', ['sev p3 latency is back', 'log p3 latency is back']],
    ['monitoring', ['status monitoring', 'log monitoring']],
    ['investigating the pool', ['status investigating the pool', 'log investigating the pool']],
    ['fixing', ['status mitigating', 'log fixing']],
    ['mitigated', ['status monitoring', 'log mitigated']],
    ['log deploy', []],
    ['', []],
  ])('%j', (text, lines) => {
    expect(offers(text)).toEqual(lines);
  });

  const lines = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abcdelogstu 3-<@U1>#\n'.split('')), maxLength: 40 }),
    fc
      .tuple(
        fc.constantFrom(...Object.keys(VERBS), 'lgo', 'todo', 'done', 'sev9', 'action fix', 'status fixed'),
        fc.string({ unit: fc.constantFrom(...'abc =:-."'.split('')), maxLength: 30 }),
      )
      .map((parts) => parts.join(' ')),
  );

  it('is a command each time, and offered once', () => {
    fc.assert(
      fc.property(lines, (text) => {
        const offered = offers(text);
        expect(new Set(offered).size).toBe(offered.length);
        expect(offered.length).toBeLessThanOrEqual(5);
        for (const line of offered) expect(readCommand(line, options).kind).toBe('command');
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps every word of a line whose verb is not known', () => {
    fc.assert(
      fc.property(lines, (text) => {
        if (readCommand(text, options).kind !== 'unknown') return;
        const words = text
          .split(/\s+/)
          .filter((word) => word !== '')
          .slice(1);
        for (const line of offers(text)) {
          for (const word of words) expect(line).toContain(word);
          if (words.length > 0)
            expect(hasOwnWords(command(line) as never) || !line.startsWith('log ')).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a team that counts from SEV-0', () => {
  const words = (name: string) => ({ name, also: [] });
  const vocabulary: Vocabulary = {
    ...{ severities: { 1: words('SEV-0'), 2: words('SEV-1'), 3: words('SEV-2'), 4: words('SEV-3') } },
    offered: [1, 2, 4],
    ...{ statuses: { mitigating: words('containing') }, types: {}, roles: {} },
  };
  const own = { ...options, vocabulary };
  const read = (text: string) => readCommand(text, own);

  it.each([
    ['sev0 down', { verb: 'sev', severity: 1, why: 'down' }],
    ['SEV-3', { verb: 'sev', severity: 4 }],
    ['declare sev0 checkout down', { severity: 1, title: 'checkout down' }],
    ['declare checkout down --sev0', { severity: 1, title: 'checkout down' }],
  ])('understands %j', (text, command) => {
    expect(read(text)).toMatchObject({ kind: 'command', command });
  });

  it.each([
    ['sev 9 down', ['sev SEV-0 down', 'sev SEV-1 down', 'sev SEV-3 down']],
    ['status contianing now', ['status containing now', 'update contianing now']],
  ])('is offered its own names, and no others: %j', (text, lines) => {
    expect(offersFor(read(text), text, own)).toEqual(lines);
  });
});

describe('other words for a verb', () => {
  const text = fc.oneof(
    fc.constantFrom('', 'me', '3', '<@U1> x', 'x y', '14:05 x', 'monitoring', '7 P1'),
    fc.string({ unit: fc.constantFrom(...'ab 1:-#'.split('')), maxLength: 20 }),
  );
  const synonyms = Object.entries(VERBS).flatMap(([verb, { aliases }]) =>
    aliases.flatMap((word) => [word, word.toUpperCase(), `${word}:`].map((typed) => [typed, verb] as const)),
  );

  it('give the same command', () => {
    fc.assert(
      fc.property(fc.constantFrom(...synonyms), text, ([alias, verb], rest) => {
        expect(command(`${alias} ${rest}`)).toEqual(command(`${verb} ${rest}`));
      }),
      { numRuns: 1_000 },
    );
  });

  it('give the same command about an item', () => {
    const words = Object.entries(ACTION_VERBS).flatMap(([verb, { aliases }]) =>
      aliases.map((alias) => [alias, verb] as const),
    );
    expect(new Set(words.map(([alias]) => alias)).size).toBe(words.length);
    fc.assert(
      fc.property(fc.constantFrom(...words), text, ([alias, verb], rest) => {
        expect(command(`action ${alias} ${rest}`)).toEqual(command(`action ${verb} ${rest}`));
      }),
      { numRuns: 1_000 },
    );
  });

  it('are never offered where they are understood', () => {
    const known = new Set(Object.entries(VERBS).flatMap(([verb, row]) => [verb, ...row.aliases]));
    const tried = Object.values(VERBS).flatMap((row: VerbRow) => row.meant);
    expect(tried.filter((word) => known.has(word))).toEqual([]);
  });
});
