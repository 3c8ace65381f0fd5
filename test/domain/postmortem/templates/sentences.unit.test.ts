import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { analyse } from '../../../../src/domain/postmortem/analysis/analysis.ts';
import { plainText, survey } from '../../../../src/domain/postmortem/document/walk.ts';
import { fieldQuestion } from '../../../../src/domain/postmortem/questions/questions.ts';
import {
  emptyRecord,
  type Impact,
  type IncidentRecord,
} from '../../../../src/domain/postmortem/record/record.ts';
import {
  causeInBrief,
  durationSentence,
  impactWords,
} from '../../../../src/domain/postmortem/templates/sections/public-sections.ts';
import { resolutionBlocks } from '../../../../src/domain/postmortem/templates/sections/resolution.ts';
import { summaryBlocks } from '../../../../src/domain/postmortem/templates/sections/summary.ts';
import { ENTRY_TYPES } from '../../../../src/domain/timeline/entry.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';
import { seedRecord } from '../../../builders/seed-record.ts';

const said = (record: IncidentRecord) => plainText(resolutionBlocks(analyse(record)));
const summed = (record: IncidentRecord) => plainText(summaryBlocks(analyse(record)));
const hit = (impact: Impact) =>
  plainText(impactWords(analyse({ ...emptyRecord('X'), impact }), 'services', 'data'));
const lasted = (record: IncidentRecord) => plainText(durationSentence(analyse(record)));
const caused = (rootCause: string) => plainText(causeInBrief(analyse({ ...emptyRecord('X'), rootCause })));

const QUESTIONS = {
  users: fieldQuestion('impact.users').text,
  functionality: fieldQuestion('impact.functionality').text,
  ended: fieldQuestion('mitigation').text,
};

describe('what became of the data', () => {
  it.each([
    ['None lost', 'Data: none lost.'],
    ['none lost or damaged', 'Data: none lost or damaged.'],
    ['Nothing was lost', 'Data: nothing was lost.'],
    ['No orders lost', 'No orders were lost.'],
    ['Two orders were lost', 'Two orders were lost.'],
  ])('%j reads %j', (data, sentence) => {
    expect(hit({ users: 'All', functionality: 'Checkout was down', data })).toContain(` ${sentence}`);
  });
});

describe('who was hit', () => {
  it.each([
    ['About 50,000 (all of them)', 'About 50,000 users (all of them) were affected.'],
    ['About 10,000 customers', 'About 10,000 customers were affected.'],
    ['All users, about 500,000', 'All users, about 500,000, were affected.'],
    ['About 85% of the user base', 'About 85% of the user base was affected.'],
    ['12% of users', '12% of users were affected.'],
    ['15%', '15% of users were affected.'],
    ['5000', '5000 users were affected.'],
    ['1 customer', '1 customer was affected.'],
    ['All', 'All users were affected.'],
    ['every tenant in the EU', 'Every tenant in the EU was affected.'],
    ['half of the customers in Europe.', 'Half of the customers in Europe were affected.'],
    ['~5,000 users', 'About 5,000 users were affected.'],
    ['None', 'Users affected: None.'],
    ['No users', 'Users affected: No users.'],
    ['unknown', 'Users affected: unknown.'],
    ['EU customers only', 'Users affected: EU customers only.'],
    [
      '17.1% of notifications were late; 0.2% were dropped',
      '17.1% of notifications were late; 0.2% were dropped.',
    ],
    ['We lost some. Perhaps 20.', 'We lost some. Perhaps 20.'],
  ])('%j reads %j', (users, sentence) => {
    expect(hit({ users, functionality: 'Checkout was down' })).toBe(`${sentence} Checkout was down.`);
  });

  it.each([
    [['US-East-1 (primary region)'], '5 users in US-East-1 (primary region) were affected.'],
    [['eu', 'us', 'AP-1'], '5 users in eu, us and AP-1 were affected.'],
    [['all regions'], '5 users in all regions were affected.'],
    [['worldwide'], '5 users were affected. Regions: worldwide.'],
  ])('says where: %j', (regions, sentence) => {
    expect(hit({ users: '5 users', regions, functionality: 'Checkout was down' })).toBe(
      `${sentence} Checkout was down.`,
    );
  });

  it('says where without saying who, and asks who', () => {
    expect(hit({ regions: ['eu'], functionality: 'Checkout was down' })).toBe(
      `Regions: eu. Checkout was down. ${QUESTIONS.users}`,
    );
  });
});

describe('what did not work', () => {
  it.each([
    [
      'User authentication, document uploads',
      'Functionality affected: User authentication, document uploads.',
    ],
    ['payments could not be processed.', 'Payments could not be processed.'],
    ['checkout-api was down', 'checkout-api was down.'],
    ['Search failed! Nothing was lost…', 'Search failed! Nothing was lost…'],
    ['- Login\n- Uploads;', 'Functionality affected: Login, Uploads.'],
    ['Users were logged out\nUploads failed', 'Users were logged out. Uploads failed.'],
  ])('%j reads %j', (functionality, sentence) => {
    expect(hit({ users: '5 users', functionality })).toBe(`5 users were affected. ${sentence}`);
  });

  it('is asked where nobody said it, even when everything else is known', () => {
    expect(hit({ users: '5 users' })).toBe(`5 users were affected. ${QUESTIONS.functionality}`);
  });

  it('names services with their states, and what became of data', () => {
    const services = [{ name: 'Checkout', state: 'down' }, { name: 'Search' }];
    expect(
      hit({ users: '5 users', functionality: 'Nothing worked', services, data: 'No data lost or corrupted' }),
    ).toBe(
      '5 users were affected. Nothing worked. Services affected: Checkout (down), Search. No data was lost or corrupted.',
    );
    expect(hit({ users: '5 users', functionality: 'Nothing worked', data: '3 orders' })).toContain(
      ' Data: 3 orders.',
    );
  });

  it('is taken from the summary where nobody filled anything else in', () => {
    const record = {
      ...emptyRecord('X'),
      summary: 'The API was down for all users. A leak had exhausted it.',
    };
    expect(plainText(impactWords(analyse(record)))).toMatch(/^The API was down for all users\. What /);
  });

  it('rests on the field of each sentence', () => {
    const impact = { users: '5 users', regions: ['eu'], functionality: 'Login', data: 'none' };
    const { cites } = survey([
      { type: 'paragraph', children: impactWords(analyse({ ...emptyRecord('X'), impact }), 'data') },
    ]);
    expect(cites.map(({ fields }) => fields)).toEqual([
      ['impact.users', 'impact.regions'],
      ['impact.functionality'],
      ['impact.data'],
    ]);
  });
});

describe('the cause in one sentence', () => {
  it.each([
    ['A leak used up all memory. It came with v2.', 'A leak used up all memory.'],
    ['v2 leaked connections: on errors nothing closed them.', 'v2 leaked connections.'],
    ['Cause: v2 leaked connections', 'Cause: v2 leaked connections.'],
    ['a leak, e.g. In the cache. It grew.', 'A leak, e.g. In the cache.'],
    ['- a leak\n- no limit', 'A leak.'],
    ['Two things met:\n- a leak\n- no limit', 'Two things met.'],
  ])('%j reads %j', (rootCause, sentence) => {
    expect(caused(rootCause)).toBe(sentence);
  });
});

const SHORT = [
  ['10:00', 'detection', 'Alarm'],
  ['10:05', 'mitigation', 'Rollback started'],
  ['10:09', 'mitigation', 'Rollback completed'],
] as const;

describe('what was tried and what ended it', () => {
  it('names beginning and end of what worked, and how it was seen', () => {
    const record = recordOf([
      ...SHORT,
      ['10:12', 'recovery', 'Errors go down.'],
      ['10:30', 'resolution', 'Resolved'],
    ]);
    expect(said(record)).toBe(
      'What worked: “Rollback started” (10:05 AM), “Rollback completed” (10:09 AM). Recovery was seen at 10:12 AM: “Errors go down”. The incident was resolved at 10:30 AM.',
    );
    const { entries } = survey(resolutionBlocks(analyse(record)));
    expect([...entries].sort()).toEqual(['e2', 'e3', 'e4', 'e5']);
  });

  it('tells a recovery in part from the restoration', () => {
    const record = recordOf([
      ...SHORT,
      ['10:12', 'recovery', 'Availability at 50%'],
      ['10:20', 'recovery', 'Service fully restored'],
      ['10:50', 'resolution', 'Incident closed'],
    ]);
    expect(said(record)).toContain(
      'Service partly recovered at 10:12 AM and was restored at 10:20 AM. The incident was closed at 10:50 AM.',
    );
    expect(lasted(record)).toContain('Service was restored 20 minutes after the detection, at 10:20 AM.');
    expect(summed(record)).toContain('. Service was restored 20 minutes after the detection, at 10:20.');
  });

  it.each(['Web access restored', 'Service restored in two regions', 'Index fully recovered'])(
    'quotes %j, which speaks of a part, and does not call it the restoration of service',
    (text) => {
      const record = recordOf([...SHORT, ['10:12', 'recovery', text], ['10:50', 'resolution', 'Closed']]);
      expect(said(record)).toContain(
        `Recovery was seen at 10:12 AM: “${text}”. The incident was resolved at 10:50 AM.`,
      );
      expect(lasted(record)).not.toContain('restored');
    },
  );

  it('says once what one entry says of two attempts, and names the day of what came later', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'mitigation', 'Moved to another node'],
      ['2026-03-03T09:00:00Z', 'mitigation', 'Still crashing; limit raised to 100 Gi'],
      ['2026-03-03T09:10:00Z', 'resolution', 'Resolved'],
    ]);
    expect(said(record)).toBe(
      'One attempt, “Moved to another node” (10:05 AM), was not enough. What worked in the end: “Still crashing; limit raised to 100 Gi” (9:00 AM on March 3, 2026). The incident was resolved at 9:10 AM on March 3, 2026.',
    );
  });

  it('quotes what says that an attempt did not help, or was not enough', () => {
    expect(said(seedRecord('comprehensive'))).toBe(
      'One attempt, “Attempted to increase pool size” (2:42 PM), did not help: “Pool increase had no effect” (2:45 PM). Another, “Started rollback procedure” (2:45 PM) to “Rollback completed” (3:00 PM), was not enough: “Service still unavailable” (3:00 PM). What worked in the end: “Manually killing stuck connections” (3:05 PM), “Clearing of the connection pool completed” (3:15 PM). Service partly recovered at 3:20 PM and was restored at 3:30 PM. The incident was closed at 4:45 PM.',
    );
  });

  it('does not say again what the quoted words say', () => {
    expect(said(seedRecord('concise'))).toMatch(
      /^One attempt was “Attempted: kill long-running queries \(no effect\)” \(2:40 PM\)\. What worked: /,
    );
    expect(said(seedRecord('concise'))).not.toContain('had no effect');
  });

  it('counts further attempts in words', () => {
    const tried = Array.from({ length: 6 }, (_, index) => [
      [
        `10:${10 + index * 2}`,
        'mitigation',
        `Restarted host ${'abcdef'[index]}${'abcdef'[index]}xx`,
      ] as const,
      [`10:${11 + index * 2}`, 'investigation', 'No effect'] as const,
    ]).flat();
    const words = said(
      recordOf([['10:00', 'detection', 'Alarm'], ...tried, ['10:40', 'resolution', 'Resolved']]),
    );
    expect(words).toContain(' Three more attempts did not help either.');
    expect(words).toMatch(/ The incident was resolved at 10:40 AM\.$/);
    expect(words).not.toContain('What worked');
  });

  it('claims of none of several steps that it was the one', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'mitigation', 'Moved the traffic'],
      ['10:15', 'mitigation', 'Blocked the crawler'],
      ['10:30', 'resolution', 'Resolved'],
    ]);
    expect(said(record)).toBe(
      'Steps taken: “Moved the traffic” (10:05 AM), “Blocked the crawler” (10:15 AM). The incident was resolved at 10:30 AM.',
    );
    expect(summed(record)).toContain('Two steps were taken, the last at 10:15: “Blocked the crawler”.');
  });

  it('claims nothing where no recovery and no resolution shows it, and asks', () => {
    expect(said(recordOf([...SHORT]))).toBe(
      `The last attempt was “Rollback started” (10:05 AM) to “Rollback completed” (10:09 AM); the record does not say whether it worked. ${QUESTIONS.ended}`,
    );
  });

  it('says what is known where nothing was tried', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:30', 'resolution', 'Resolved'],
    ]);
    expect(said(record)).toBe('The incident was resolved at 10:30 AM.');
    expect(said({ ...record, drill: true })).toBe('The drill was resolved at 10:30 AM.');
    expect(said(recordOf([['10:00', 'detection', 'Alarm']]))).toBe(QUESTIONS.ended);
  });
});

describe('the summary that is computed', () => {
  it('reads as a manager would write it', () => {
    expect(summed(seedRecord('numbered'))).toBe(
      'The incident Application server unresponsive lasted 2 hours 45 minutes, from 15:15 to 18:00 UTC on 2024-06-10. All users, about 500,000, were affected. The platform could not be reached. A memory leak in the application code used up the memory of the server until the system crashed. The cause was identified at 16:00, 45 minutes after the detection. Tried at 15:30: “Attempts to restart the server were made but failed due to persistent high memory usage”. What worked: “Rollback to the previous stable version initiated” (16:30), “Rollback completed, server restarted successfully” (17:45).',
    );
  });

  it('is right for any title, for a drill and for an incident that goes on', () => {
    const record = recordOf([['10:00', 'detection', 'Alarm']], { title: 'Why do payments fail?' });
    expect(summed(record)).toBe(
      'The incident Why do payments fail? was detected at 10:00 UTC on 2026-03-02; the record has no resolution.',
    );
    expect(summed({ ...record, drill: true, title: 'Fail over.' })).toMatch(
      /^The drill Fail over was detected /,
    );
  });

  it('names both days of a long one, and the times of impact of one that came back', () => {
    const record = recordOf(
      [
        ['10:00', 'detection', 'Alarm'],
        ['10:10', 'resolution', 'Resolved'],
        ['10:30', 'detection', 'Alarm again'],
        ['10:45', 'resolution', 'Resolved'],
      ],
      { milestones: { impactStarted: at('2026-03-01T23:50:00Z') } },
    );
    expect(summed(record)).toContain('from 2026-03-01 23:50 to 2026-03-02 10:45 UTC.');
    expect(summed(record)).toContain(
      'It came back after it had been resolved: there were 2 periods of impact, ',
    );
    expect(lasted(record)).toContain(
      ' It came back after it had been resolved: there were 2 periods of impact, ',
    );
  });

  it('tells which change came before, and quotes the finding where nobody wrote the cause', () => {
    const record = recordOf([
      ['09:58', 'change', 'v2 deployed'],
      ['10:00', 'detection', 'Alarm'],
      ['10:03', 'investigation', 'Root cause identified: a leak.'],
      ['10:05', 'mitigation', 'Rolled back'],
      ['10:09', 'resolution', 'Resolved'],
    ]);
    expect(summed(record)).toContain(
      ' The last change before it was “v2 deployed” (09:58), 2 minutes earlier. The cause was identified at 10:03, 3 minutes after the detection: “Root cause identified: a leak”.',
    );
  });

  it('stays short where a field is very long', () => {
    const long = 'word '.repeat(5000);
    const record = recordOf([...SHORT], { rootCause: long, impact: { users: long, functionality: long } });
    expect(summed(record).length).toBeLessThan(1500);
  });

  it('does not repeat the title below a line that somebody typed', () => {
    const record = recordOf([...SHORT, ['10:30', 'resolution', 'Resolved']], { summary: 'Rolled back.' });
    expect(summed(record)).toMatch(
      /^Rolled back\. The incident lasted 30 minutes, from its detection at 10:00 /,
    );
  });
});

describe('no sentence of ours', () => {
  const word = fc.constantFrom(
    'checkout',
    'Rollback',
    'no effect',
    'still down',
    'was',
    'restored',
    'API',
    '5,000',
    'started',
    'completed',
    'could not log in',
    '(EU)',
  );
  const fragment = fc
    .tuple(
      fc.array(word, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('', '.', '!', '?', ';', ',', '…', ' .', ':'),
    )
    .map(([words, end]) => words.join(' ') + end);
  const maybe = <T>(each: fc.Arbitrary<T>) => fc.option(each, { nil: undefined });
  const anyRecord = fc
    .record({
      title: fragment,
      drill: fc.boolean(),
      rows: fc.array(fc.tuple(fc.integer({ min: 0, max: 59 }), fc.constantFrom(...ENTRY_TYPES), fragment), {
        maxLength: 12,
      }),
      users: maybe(fragment),
      regions: maybe(fc.array(fragment, { maxLength: 3 })),
      functionality: maybe(fragment),
      data: maybe(fragment),
      services: maybe(fc.array(fc.record({ name: fragment }), { maxLength: 2 })),
      rootCause: maybe(fragment),
      summary: maybe(fragment),
      started: maybe(fc.integer({ min: 0, max: 59 })),
    })
    .map(({ title, drill, rows, rootCause, summary, started, ...impact }): IncidentRecord => {
      const filled = Object.fromEntries(Object.entries(impact).filter(([, value]) => value !== undefined));
      const clock = (minute: number) => `10:${String(minute).padStart(2, '0')}`;
      return recordOf(
        rows.map(([minute, type, text]) => [clock(minute), type, text] as const),
        {
          title,
          drill,
          impact: filled,
          ...(rootCause ? { rootCause } : {}),
          ...(summary ? { summary } : {}),
          ...(started === undefined ? {} : { milestones: { impactStarted: at(clock(started)) } }),
        },
      );
    });

  it('has doubled punctuation, a lone comma, empty brackets or a capital after a semicolon', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const analysis = analyse(record);
        const texts = [
          plainText(summaryBlocks(analysis).slice(record.summary ? 1 : 0)),
          plainText(resolutionBlocks(analysis)),
          plainText(impactWords(analysis)),
          plainText(durationSentence(analysis)),
          plainText(causeInBrief(analysis)),
        ];
        for (const words of texts) {
          expect(words).not.toMatch(
            /\.\.|,,|;;|::|[,;:][.!?]|[.!?…]["”]?\.|\s[.,;:!?]|\(\s*\)|“\s*”|; \p{Lu}(?!PI)/u,
          );
          expect(words).not.toMatch(/ {2}|undefined|NaN|Invalid/);
          expect(words === '' || /[.!?…]["”]?$/.test(words)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});
