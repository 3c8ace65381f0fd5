import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { analyse } from '../../../../src/domain/postmortem/analysis/analysis.ts';
import { plainText, survey } from '../../../../src/domain/postmortem/document/walk.ts';
import { fieldQuestion } from '../../../../src/domain/postmortem/questions/questions.ts';
import {
  emptyRecord,
  type Impact,
  type IncidentRecord,
  type RecordEntry,
} from '../../../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../../../src/domain/postmortem/templates/registry.ts';
import {
  causeOrAsked,
  durationSentence,
  impactWords,
} from '../../../../src/domain/postmortem/templates/sections/public-sections.ts';
import { resolutionBlocks } from '../../../../src/domain/postmortem/templates/sections/resolution.ts';
import { causeBlocks } from '../../../../src/domain/postmortem/templates/sections/root-cause.ts';
import { summaryBlocks } from '../../../../src/domain/postmortem/templates/sections/summary.ts';
import { ENTRY_TYPES } from '../../../../src/domain/timeline/entry.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';

const said = (record: IncidentRecord) => plainText(resolutionBlocks(analyse(record)));
const summed = (record: IncidentRecord) => plainText(summaryBlocks(analyse(record)));
const hit = (impact: Impact) => plainText(impactWords(analyse({ ...emptyRecord('X'), impact }), 'services'));
const lasted = (record: IncidentRecord) => plainText(durationSentence(analyse(record)));
const caused = (rootCause: string) => plainText(causeOrAsked(analyse({ ...emptyRecord('X'), rootCause })));

const cause = (record: IncidentRecord) => plainText(causeBlocks(analyse(record)));

const QUESTIONS = {
  cause: fieldQuestion('cause').text,
  users: fieldQuestion('impact.users').text,
  functionality: fieldQuestion('impact.functionality').text,
  ended: fieldQuestion('mitigation').text,
};

describe('who was hit, and what did not work', () => {
  it.each<[impact: Impact, words: string]>([
    [{ users: 'About 50,000 (all of them)' }, 'Users affected: About 50,000 (all of them).'],
    [{ users: '12%', regions: ['eu', 'us'] }, 'Users affected: 12%. Regions: eu, us.'],
    [{ regions: ['worldwide'] }, 'Regions: worldwide.'],
    [{ functionality: 'Login' }, 'Functionality affected: Login.'],
    [{ functionality: 'payments could not be processed.' }, 'Payments could not be processed.'],
    [{ functionality: '- Login\n- Uploads;' }, 'Functionality affected: Login, Uploads.'],
    [
      { services: [{ name: 'Checkout', state: 'down' }, { name: 'Search' }] },
      'Services affected: Checkout (down), Search.',
    ],
    [{ data: 'none lost' }, 'Data: none lost.'],
  ])('is said as it was typed, under a label: %j', (impact, words) => {
    expect(hit(impact)).toContain(words);
  });

  it('is asked part by part where nobody said it', () => {
    expect(hit({ regions: ['eu'] })).toBe(`Regions: eu. ${QUESTIONS.users} ${QUESTIONS.functionality}`);
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
    const words = impactWords(analyse({ ...emptyRecord('X'), impact }));
    const { cites } = survey([{ type: 'paragraph', children: words }]);
    const fields = [['impact.users'], ['impact.regions'], ['impact.functionality'], ['impact.data']];
    expect(cites.map((each) => each.fields)).toEqual(fields);
  });
});

describe('service that was back in part', () => {
  it('is said so where the part has no name', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:20', 'recovery', 'Half is back', { marks: [{ is: 'restored', part: 'in part' }] }],
      ['10:30', 'recovery', 'So is eu', { marks: [{ is: 'restored', part: 'eu' }] }],
    ]);
    expect(summed(record)).toContain(
      'Service was restored in part at 10:20. It was restored by part: eu (10:30).',
    );
  });
});

describe('a relapse', () => {
  const back = (time: string, part?: string) =>
    [time, 'note', 'Again', { marks: [{ is: 'relapse' as const, ...(part ? { part } : {}) }] }] as const;

  it('of a part names it after the detection, and asks nothing where that part had been restored', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm', { marks: [{ is: 'impact-started' }] }],
      ['10:20', 'recovery', 'eu is back', { marks: [{ is: 'restored', part: 'eu' }] }],
      back('10:40', 'eu'),
      ['11:00', 'resolution', 'Done'],
    ]);
    expect(summed(record)).toMatch(/It was detected .* It came back at 10:40 \(eu\)\./);
    expect(analyse(record).gaps.map(({ id }) => id)).not.toContain('over-before.e3');
  });

  it('without a start is told to outside readers too, and nothing calls it resolved after that', () => {
    const record = recordOf([['10:20', 'recovery', 'Back', { marks: [{ is: 'restored' }] }], back('10:40')], {
      status: 'resolved',
    });
    expect(lasted(record)).toContain('It came back at 10:40 AM.');
    expect(summed(record)).toContain('No recovery is recorded after it came back.');
    expect(summed(record)).not.toContain('It is resolved.');
  });
});

describe('what was lost', () => {
  const ROWS = [
    ['10:00', 'detection', 'Alarm'],
    ['11:02', 'investigation', '312 orders are gone', { marks: [{ is: 'loss' }] }],
  ] as const;

  it('is told wherever somebody filled it in or marked it, also below a summary that people wrote', () => {
    const losses = [{ text: 'Two invoices.' }];
    const words = 'Losses: Two invoices; “312 orders are gone” (11:02).';
    expect(summed(recordOf(ROWS, { losses }))).toContain(words);
    expect(summed(recordOf(ROWS, { losses, summary: 'word '.repeat(60) }))).toContain(words);
    expect(plainText(impactWords(analyse(recordOf(ROWS, { losses }))))).toContain(
      'Losses: Two invoices; “312 orders are gone” (11:02 AM).',
    );
  });

  it('is told once where the same is filled in twice', () => {
    const losses = [{ text: 'Order data of one hour', entry: 'e2' }];
    const words = summed(recordOf(ROWS, { losses, impact: { data: 'order data of one hour.' } }));
    expect(words).toContain('Losses: Order data of one hour.');
    expect(words).not.toMatch(/312 orders|Data:/);
  });
});

describe('what set it off', () => {
  const CAUSE: Partial<RecordEntry> = { marks: [{ is: 'cause' }] };
  const rows = (mark?: 'change' | 'finding') =>
    [
      ['09:58', 'change', 'v2 deployed', mark === 'change' ? CAUSE : {}],
      ['10:00', 'detection', 'Alarm'],
      ['10:03', 'investigation', 'Root cause identified: a leak.', mark === 'finding' ? CAUSE : {}],
      ['10:09', 'resolution', 'Resolved'],
    ] as const;

  it('is the change that people marked as the cause', () => {
    const record = recordOf(rows('change'));
    expect(summed(record)).toMatch(
      /^The incident was caused by “v2 deployed” \(09:58\), 2 minutes before it was detected\. /,
    );
    expect(cause(record)).toBe(
      'The change that caused it: “v2 deployed” (09:58), 2 minutes before it was detected.',
    );
  });

  it('is the finding that people marked, in its own words', () => {
    const record = recordOf(rows('finding'));
    expect(summed(record)).toMatch(/^Cause, as noted: “Root cause identified: a leak” \(10:03\)\. /);
    expect(summed(record)).not.toContain('v2');
    expect(cause(record)).toBe('Noted as cause: “Root cause identified: a leak” (10:03).');
    expect(plainText(causeOrAsked(analyse(record)))).toBe('“Root cause identified: a leak” (10:03 AM).');
  });

  it('is the last change before it and called just that where nobody said so, and the cause is asked', () => {
    const record = recordOf(rows());
    expect(summed(record)).toMatch(
      /^The last change before the incident was “v2 deployed” \(09:58\), 2 minutes before it was detected\. /,
    );
    expect(summed(record)).not.toContain('leak');
    expect(cause(record)).toBe(QUESTIONS.cause);
    expect(plainText(causeOrAsked(analyse(record)))).toBe(QUESTIONS.cause);
  });

  it('is no change of days before', () => {
    const [change, ...others] = rows();
    const earlier = ['2026-02-27T09:00:00Z', change[1], change[2]] as const;
    expect(summed(recordOf([earlier, ...others]))).not.toContain('v2');
  });

  it('is what people wrote, above any mark', () => {
    const record = recordOf(rows('change'), { rootCause: 'v2 kept connections open. Nobody saw it.' });
    expect(summed(record)).toMatch(
      /^Cause: v2 kept connections open\. The change that did it was “v2 deployed” \(09:58\), /,
    );
    expect(cause(record)).toBe(
      'v2 kept connections open. Nobody saw it. The change that caused it: “v2 deployed” (09:58), 2 minutes before it was detected.',
    );
  });

  it('is nobody’s word where different people marked different entries: both are offered again', () => {
    const record = recordOf([
      ['09:58', 'change', 'v2 deployed', { marks: [{ is: 'cause', by: 'ana' }] }],
      ['10:00', 'detection', 'Alarm'],
      ['10:03', 'investigation', 'A leak', { marks: [{ is: 'cause', by: 'ben' }] }],
    ]);
    const blocks = causeBlocks(analyse(record));
    expect(plainText(blocks)).toBe(
      'People marked different entries as cause: “v2 deployed” (09:58) and “A leak” (10:03). People marked different causes. Which one is it?',
    );
    expect(survey(blocks).questions.map(({ entries }) => entries)).toEqual([['e1', 'e3']]);
    expect(summed(record)).toMatch(
      /^People marked different entries as cause: “v2 deployed” \(09:58\) and “A leak” \(10:03\)\. The incident was/,
    );
  });

  it('is not the last change where something was tried in vain, which may have undone it', () => {
    const tried = (was: 'no effect' | 'worked') =>
      summed(recordOf([...rows(), ['10:05', 'mitigation', 'Rolled back', { outcome: { was } }]]));
    expect(tried('worked')).toContain('The last change before');
    expect(tried('no effect')).not.toContain('The last change before');
  });

  it.each([
    ['A leak used up all memory. It came with v2.', 'A leak used up all memory.'],
    ['Cause: v2 leaked connections', 'v2 leaked connections.'],
    ['a leak, e.g. In the cache. It grew.', 'A leak, e.g. In the cache.'],
    ['- a leak\n- no limit', 'A leak.'],
  ])('%j is %j in one sentence', (rootCause, sentence) => {
    expect(caused(rootCause)).toBe(sentence);
  });
});

const worked = { outcome: { was: 'worked' } } as const;

describe('how it was noticed, and what was tried', () => {
  it('gives each attempt in order the outcome that somebody gave it', () => {
    const record = recordOf(
      [
        ['10:02', 'detection', 'Alarm'],
        ['10:05', 'mitigation', 'Cache flushed', { outcome: { was: 'no effect', shown: 'e3' } }],
        ['10:06', 'investigation', 'Still down'],
        ['10:07', 'mitigation', 'Pods restarted'],
        ['10:08', 'mitigation', 'Traffic moved'],
        ['10:10', 'mitigation', 'Rollback started', worked],
        ['10:14', 'mitigation', 'Rollback completed', { attempt: 'e6' }],
        ['10:16', 'recovery', 'Errors are gone', { marks: [{ is: 'restored' }] }],
        ['10:30', 'resolution', 'Resolved'],
      ],
      { milestones: { impactStarted: at('10:00') } },
    );
    const tried = [
      'Tried at 10:05: “Cache flushed”, which had no effect.',
      'Tried: “Pods restarted” (10:07) and “Traffic moved” (10:08); outcomes not recorded.',
      'Tried from 10:10 to 10:14: “Rollback started”, which worked.',
    ];
    expect(summed(record)).toBe(
      `The incident lasted 30 minutes, from 10:00 to 10:30 UTC on 2026-03-02. It was detected at 10:02, 2 minutes after it began: “Alarm”. ${tried.join(' ')} Service was restored at 10:16, 16 minutes after it began. It is resolved.`,
    );
    expect(said(record)).toContain('Tried at 10:05 AM: “Cache flushed”, which had no effect.');
    expect(said(record)).toMatch(
      /Service was restored at 10:16 AM, 16 minutes after it began\. The incident was resolved at 10:30 AM\.$/,
    );
    expect(survey(resolutionBlocks(analyse(record))).entries).toContain('e3');
  });

  it('names the day of a later attempt once', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['2026-03-03T02:26:00Z', 'mitigation', 'Rollback started', worked],
      ['2026-03-03T02:34:00Z', 'mitigation', 'Rollback done', { attempt: 'e2' }],
    ]);
    expect(summed(record)).toContain('Tried from 2026-03-03 02:26 to 02:34: “Rollback started”');
    expect(said(record)).toContain('Tried from 2:26 AM to 2:34 AM on March 3, 2026: “Rollback started”');
  });

  it('says that an alarm came before anybody was hit', () => {
    const record = recordOf([['09:57', 'detection', 'Alarm']], {
      milestones: { impactStarted: at('10:00') },
    });
    expect(summed(record)).toContain('It was detected at 09:57, 3 minutes before it began: “Alarm”.');
  });

  it('says of nothing that it ended it where nobody did', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'mitigation', 'Rolled back'],
      ['10:12', 'recovery', 'Fully restored'],
    ]);
    expect(summed(record)).toBe(
      'The incident was detected at 10:00 UTC on 2026-03-02. What was detected: “Alarm”. Tried at 10:05: “Rolled back”; outcome not recorded. No resolution is recorded.',
    );
    expect(said(record)).toMatch(
      new RegExp(`outcome not recorded\\. ${QUESTIONS.ended.replace('?', '\\?')}$`),
    );
  });

  it('counts many attempts by their outcome, and names those that worked', () => {
    const tried = Array.from(
      { length: 6 },
      (_, index) =>
        [`10:1${index}`, 'mitigation', `Host ${index} restarted`, { outcome: { was: 'no effect' } }] as const,
    );
    const record = recordOf([...tried, ['10:20', 'mitigation', 'Rolled back', worked]]);
    expect(summed(record)).toContain(
      'Seven attempts were made: one worked and six had no effect. Tried at 10:20: “Rolled back”, which worked.',
    );
    expect(said(record)).toContain('Tried at 10:14 AM: “Host 4 restarted”, which had no effect.');
  });

  it('tells a recovery in parts', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm'],
      ['10:20', 'recovery', 'eu up', { marks: [{ is: 'restored', part: 'eu' }] }],
      ['10:45', 'recovery', 'us up', { marks: [{ is: 'restored', part: 'us' }] }],
    ]);
    expect(summed(record)).toContain('It was restored by part: eu (10:20) and us (10:45).');
    expect(summed(record)).not.toContain('Service was restored');
  });
});

describe('the end of an incident', () => {
  const START = ['10:00', 'detection', 'Alarm', { marks: [{ is: 'impact-started' }] }] as const;

  it('is told once where service was restored as the incident was resolved', () => {
    const record = recordOf([START, ['10:20', 'resolution', 'Over', { marks: [{ is: 'restored' }] }]]);
    expect(summed(record)).toMatch(/Service is restored and the incident resolved\.$/);
    expect(said(record)).toMatch(
      / Service was restored and the incident resolved at 10:20 AM, 20 minutes after it began\.$/,
    );
  });

  it('is not called the state now where something was detected after it', () => {
    const rows = [
      START,
      ['10:20', 'resolution', 'Over'],
      ['2026-03-03T01:55:00Z', 'detection', 'Down'],
    ] as const;
    expect(summed(recordOf(rows))).toMatch(
      / It was resolved at 10:20; the record has a detection after that, at 2026-03-03 01:55\.$/,
    );
  });

  it('and what was tried stand beside a whole summary that people wrote, as far as people said', () => {
    const record = recordOf(
      [
        START,
        ['10:05', 'mitigation', 'Cache flushed'],
        ['10:10', 'mitigation', 'Rolled back', worked],
        ['10:12', 'recovery', 'Back', { marks: [{ is: 'restored' }] }],
      ],
      { summary: 'word '.repeat(60) },
    );
    expect(summed(record)).toMatch(
      /word Tried at 10:10: “Rolled back”, which worked\. Service was restored at 10:12, 12 minutes after it began\.$/,
    );
  });
});

describe('what people marked as contributing', () => {
  const record = recordOf([
    ['10:00', 'detection', 'Alarm'],
    ['10:05', 'note', 'No alarm on the pool', { marks: [{ is: 'contributing' }] }],
  ]);

  it.each(['standard', 'comprehensive', 'numbered', 'concise', 'narrative'])('is in %s', (name) => {
    for (const each of [record, { ...record, rootCause: 'The pool was full.' }]) {
      const template = BUILT_IN.get(name);
      const sections = template?.draft(analyse(each)) ?? [];
      expect(plainText(sections.flatMap(({ blocks }) => blocks))).toMatch(
        /Noted as contributing: “No alarm on the pool” \(10:05(?: AM)?\)/,
      );
    }
  });
});

describe('an incident that came back', () => {
  const ROWS = [
    ['10:00', 'detection', 'Alarm', { marks: [{ is: 'impact-started' }] }],
    ['10:20', 'recovery', 'Back up', { marks: [{ is: 'restored' }] }],
    ['2026-03-03T11:05:00Z', 'note', 'Down again', { marks: [{ is: 'relapse' }] }],
    ['2026-03-03T11:12:00Z', 'recovery', 'Back up', { marks: [{ is: 'restored' }] }],
    ['2026-03-03T11:30:00Z', 'resolution', 'Resolved'],
  ] as const;

  it('has its periods and their sum in the summary, each with its day', () => {
    expect(summed(recordOf(ROWS))).toContain(
      ' It came back: there were 2 periods of impact (10:00 to 10:20 and 2026-03-03 11:05 to 11:12), 27 minutes in all. ',
    );
    expect(lasted(recordOf(ROWS))).toContain(
      ' It came back: there were 2 periods of impact (10:00 AM to 10:20 AM and March 3, 2026, 11:05 AM to 11:12 AM), 27 minutes in all.',
    );
  });

  it('is told while it goes on, and where nothing says that it had been over', () => {
    expect(summed(recordOf(ROWS.slice(0, 3)))).toContain(' It came back at 2026-03-03 11:05. ');
    expect(summed(recordOf([ROWS[0], ROWS[2]]))).toContain(' It came back at 2026-03-03 11:05. ');
  });
});

describe('the summary that is computed', () => {
  it('begins with what is known, and says how it stands', () => {
    const record = recordOf([['10:00', 'detection', 'Alarm']], { title: 'Why do payments fail?' });
    expect(summed(record)).toBe(
      'The incident was detected at 10:00 UTC on 2026-03-02. What was detected: “Alarm”. No resolution is recorded.',
    );
    expect(summed({ ...record, drill: true, status: 'monitoring' })).toBe(
      'The drill was detected at 10:00 UTC on 2026-03-02. What was detected: “Alarm”. It is not resolved; its status is “monitoring”.',
    );
  });

  it('stays short where a field is very long', () => {
    const long = 'word '.repeat(5000);
    const rows = [['10:00', 'detection', long]] as const;
    const record = recordOf(rows, { rootCause: long, impact: { users: long, functionality: long } });
    expect(summed(record).length).toBeLessThan(1500);
  });

  it('follows a line that somebody typed', () => {
    const rows = [
      ['10:00', 'detection', 'Alarm'],
      ['10:30', 'resolution', 'Resolved'],
    ] as const;
    expect(summed(recordOf(rows, { summary: 'Rolled back.' }))).toMatch(
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
          plainText(causeOrAsked(analysis)),
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
