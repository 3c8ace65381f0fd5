import { describe, expect, it } from '@jest/globals';
import { analyse } from '../../../../src/domain/postmortem/analysis/analysis.ts';
import { THRESHOLDS } from '../../../../src/domain/postmortem/analysis/candidates/thresholds.ts';
import { candidatesOf } from '../../../../src/domain/postmortem/analysis/candidates.ts';
import { remarksBy } from '../../../../src/domain/postmortem/analysis/remarks.ts';
import type { Verdicts } from '../../../../src/domain/postmortem/analysis/verdict.ts';
import type { Postmortem } from '../../../../src/domain/postmortem/document/document.ts';
import { remarkFigures } from '../../../../src/domain/postmortem/document/remark.ts';
import { plainText } from '../../../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import type { IncidentRecord, RecordEntry } from '../../../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../../../src/domain/postmortem/templates/registry.ts';
import type { Outcome } from '../../../../src/domain/timeline/mark.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';

const CAUSE = { marks: [{ is: 'cause' }] } as const;
const said = (was: Outcome) => ({ outcome: { was } });

const RECORD = recordOf([
  ['14:23', 'change', 'deploy of v2.3.4', CAUSE],
  ['14:40', 'detection', 'alert'],
  ['14:42', 'response', 'acknowledged'],
  ['14:43', 'mitigation', 'restarted', said('no effect')],
  ['14:45', 'mitigation', 'rollback to v2.3.3 started', said('worked')],
  ['14:47', 'mitigation', 'rollback completed', { attempt: 'e5' }],
  ['15:30', 'resolution', 'over'],
]);
const textsOf = (record: IncidentRecord, limits = THRESHOLDS) =>
  candidatesOf(analyse(record), limits).map(({ id, text }) => [id, text]);

describe('what the figures suggest', () => {
  it('is steady updates from the third one on', () => {
    const steady = (...times: string[]) =>
      textsOf(
        recordOf([
          ['14:00', 'detection', 'alert'],
          ...times.map((time) => [time, 'communication', `status page at ${time}`] as const),
          ['14:40', 'resolution', 'over'],
        ]),
      ).some(([id]) => id === 'steady-updates');
    expect(steady('14:05', '14:10')).toBe(false);
    expect(steady('14:05', '14:10', '14:15')).toBe(true);
  });

  it('is said with its figure, in the order of the kinds', () => {
    expect(textsOf(RECORD)).toEqual([
      ['fast-acknowledgement', 'Acknowledged within 2 minutes of the detection'],
      ['fast-mitigation', 'The mitigation that worked took 2 minutes'],
      ['change-unnoticed', '17 minutes between the change and the alert'],
      ['further-tries', '1 attempt came before one worked'],
    ]);
  });

  it('counts the attempts before the first that worked, though a later one worked too', () => {
    const again = recordOf([
      ['14:40', 'detection', 'alert'],
      ['14:43', 'mitigation', 'restarted', said('no effect')],
      ['14:45', 'mitigation', 'rolled back', said('worked')],
      ['15:00', 'detection', 'again', { marks: [{ is: 'relapse' }] }],
      ['15:05', 'mitigation', 'restarted', said('no effect')],
      ['15:10', 'mitigation', 'raised the limit', said('worked')],
    ]);
    expect(textsOf(again)).toContainEqual(['further-tries', '1 attempt came before one worked']);
  });

  it('rests on the entries behind the figure', () => {
    const found = candidatesOf(analyse(RECORD)).find(({ id }) => id === 'change-unnoticed');
    expect(found?.entries).toEqual(['e1', 'e2']);
  });

  it('says nothing of a mitigation that took no time', () => {
    const shown = { outcome: { was: 'worked', shown: 'e3' } } as const;
    const record = (end: string) =>
      textsOf(
        recordOf([
          ['14:40', 'detection', 'alert'],
          ['14:45', 'mitigation', 'rollback', shown],
          [end, 'note', 'errors gone'],
        ]),
      ).map(([id]) => id);
    expect(record('14:47')).toContain('fast-mitigation');
    expect(record('14:45')).not.toContain('fast-mitigation');
  });

  it('follows the thresholds of the configuration', () => {
    const strict = {
      ...THRESHOLDS,
      fastAcknowledgement: 1,
      slowDetection: 30,
      fastMitigation: 1,
    };
    expect(textsOf(RECORD, strict).map(([id]) => id)).toEqual(['further-tries']);
  });

  it('is nothing where nothing is recorded, and holds at the threshold itself', () => {
    expect(textsOf(recordOf([]))).toEqual([]);
    expect(textsOf(RECORD, { ...THRESHOLDS, fastAcknowledgement: 2 }).map(([id]) => id)).toContain(
      'fast-acknowledgement',
    );
  });
});

const idsOf = (...given: Parameters<typeof recordOf>) => textsOf(recordOf(...given)).map(([id]) => id);
const started = (time: string) => ({ milestones: { impactStarted: at(time) } });

describe('what the figures do not suggest', () => {
  it('is anything from a gap in the logging', () => {
    const rows = [
      ['14:00', 'detection', 'alert'],
      ['14:02', 'recovery', 'normal again', { marks: [{ is: 'restored' }] }],
      ['16:00', 'resolution', 'over'],
    ] as const;
    expect(idsOf(rows)).toEqual([]);
  });

  it('is a slow answer where an entry shows somebody at work', () => {
    const answered = ['14:40', 'response', 'Acknowledged'] as const;
    expect(idsOf([['14:00', 'detection', 'alert'], answered])).toEqual(['slow-acknowledgement']);
    const rows = [['14:00', 'detection', 'alert'], ['14:01', 'investigation', 'Looking'], answered] as const;
    expect(idsOf(rows)).toEqual([]);
  });

  it('is a change that nobody called the cause, as unnoticed', () => {
    const rows = (rest: Partial<RecordEntry>) =>
      [
        ['14:00', 'change', 'deploy', rest],
        ['14:17', 'detection', 'alert'],
        ['14:20', 'response', 'on it'],
      ] as const;
    expect(idsOf(rows({}))).toEqual(['fast-acknowledgement']);
    expect(idsOf(rows(CAUSE))).toContain('change-unnoticed');
  });

  it('is a change shortly before, where people wrote or marked the cause', () => {
    const rows = (rest: Partial<RecordEntry>) =>
      [
        ['14:00', 'change', 'deploy'],
        ['14:20', 'investigation', 'disk broken', rest],
      ] as const;
    expect(idsOf(rows({}), started('14:05'))).toContain('close-change');
    expect(idsOf(rows(CAUSE), started('14:05'))).not.toContain('close-change');
    expect(idsOf(rows({}), { ...started('14:05'), rootCause: 'The disk broke.' })).not.toContain(
      'close-change',
    );
    const inVain = [...rows({}), ['14:30', 'mitigation', 'Rolled back', said('no effect')]] as const;
    expect(idsOf(inVain, started('14:05'))).not.toContain('close-change');
    const marked = (by: string) => ({ marks: [{ is: 'cause' as const, by }] });
    const contested = [...rows(marked('U1')), ['14:30', 'note', 'full', marked('U2')]] as const;
    expect(idsOf(contested, started('14:05'))).not.toContain('close-change');
  });

  it('is a detection at the moment of the impact, where that moment is the alert itself', () => {
    const alert = ['14:00', 'detection', 'alert'] as const;
    const both = ['14:00', 'detection', 'alert', { marks: [{ is: 'impact-started' }] }] as const;
    expect(idsOf([alert, ['14:00', 'note', 'down', both[3]]])).toContain('fast-detection');
    expect(idsOf([both])).not.toContain('fast-detection');
  });

  it('is the cadence of what a provider or an app says', () => {
    const rows = (rest: Partial<RecordEntry>) =>
      [
        ['14:00', 'detection', 'alert'],
        ['14:05', 'communication', 'Status: investigating', rest],
        ['14:10', 'communication', 'Status: identified', rest],
        ['14:15', 'communication', 'Status: fixed', rest],
      ] as const;
    expect(idsOf(rows({}))).toContain('steady-updates');
    expect(idsOf(rows({ source: 'webhook' }))).not.toContain('steady-updates');
    expect(idsOf(rows({ machine: true }))).not.toContain('steady-updates');
    expect(idsOf(rows({}), { kind: 'third party' })).not.toContain('steady-updates');
  });
});

describe('what the course of an incident suggests', () => {
  it('is an alert that nobody answered, by the mark of who noticed or the first sign of work', () => {
    const alert = ['14:00', 'detection', 'alert'] as const;
    const noticed = ['14:55', 'note', 'users call', { marks: [{ is: 'detected' }] }] as const;
    expect(textsOf(recordOf([alert, noticed]))).toEqual([
      ['unanswered-alert', 'An alert came 55 minutes before anybody noticed'],
    ]);
    expect(textsOf(recordOf([alert, ['14:30', 'mitigation', 'restart']]))).toEqual([
      ['unanswered-alert', 'An alert was not answered for 30 minutes'],
    ]);
    const again = [
      alert,
      ['14:02', 'response', 'on it'],
      ['14:20', 'recovery', 'up', { marks: [{ is: 'restored' }] }],
      ['20:00', 'detection', 'alert', { marks: [{ is: 'relapse' }] }],
      ['20:57', 'response', 'woke up'],
    ] as const;
    expect(textsOf(recordOf(again))).toContainEqual([
      'unanswered-alert',
      'An alert was not answered for 57 minutes',
    ]);
    expect(idsOf([alert, ['14:05', 'mitigation', 'restart']])).toEqual([]);
    expect(idsOf([alert])).toEqual([]);
  });

  it('is a relapse', () => {
    const rows = [
      ['10:00', 'detection', 'alert'],
      ['10:20', 'recovery', 'up', { marks: [{ is: 'restored' }] }],
      ['11:05', 'note', 'down', { marks: [{ is: 'relapse' }] }],
      ['11:12', 'recovery', 'up', { marks: [{ is: 'restored' }] }],
      ['12:12', 'note', 'down', { marks: [{ is: 'relapse' }] }],
    ] as const;
    const relapse = (count: number) =>
      textsOf(recordOf(rows.slice(0, count))).find(([id]) => id === 'relapse');
    expect(relapse(2)).toBeUndefined();
    expect(relapse(3)).toEqual(['relapse', 'It came back 45 minutes after it had been over']);
    expect(relapse(5)).toEqual(['relapse', 'It came back 2 times, first 45 minutes after it had been over']);
  });

  it('is what did not help, also before what worked', () => {
    const rows = (...outcomes: Outcome[]) =>
      recordOf([
        ['10:00', 'detection', 'alert'],
        ['10:01', 'response', 'on it'],
        ...outcomes.map((was, index) => [`10:1${index}`, 'mitigation', `try ${index}`, said(was)] as const),
      ]);
    const words = (...outcomes: Outcome[]) =>
      candidatesOf(analyse(rows(...outcomes))).flatMap(({ kind, text }) => (kind === 'wrong' ? [text] : []));
    expect(words('worked')).toEqual([]);
    expect(words('unknown', 'worked')).toEqual([]);
    expect(words('partly', 'no effect', 'worked')).toEqual(['2 attempts came before one worked']);
    expect(words('partly', 'worse', 'worked')).toEqual([
      '2 attempts came before one worked, 1 of which made it worse',
    ]);
    expect(words('worse', 'worked')).toEqual(['1 attempt came before one worked and made it worse']);
    expect(words('no effect', 'partly')).toEqual(['1 attempt did not help']);
    expect(words('worse')).toEqual(['1 attempt made it worse']);
  });

  it('is earlier incidents that people named, and no note from before it', () => {
    const rows = [
      ['2026-02-27T09:00:00Z', 'note', 'Disk of the primary is 85% full'],
      ['10:00', 'detection', 'alert'],
    ] as const;
    const related = [{ key: 'INC-3' }, { key: 'INC-7' }];
    expect(textsOf(recordOf(rows, { related }))).toEqual([
      ['similar-before', '2 similar incidents came before: INC-3, INC-7'],
    ]);
    expect(idsOf([['09:40', 'note', 'Odd latency'], rows[1]])).toEqual([]);
  });
});

describe('candidates in a document', () => {
  const by = { by: 'UANA', at: new Date('2026-03-02T16:00:00Z') };
  const drafted = (template: string, verdicts: Verdicts = {}, record = RECORD): Postmortem => {
    const found = BUILT_IN.get(template);
    if (!found) throw new Error(`no template ${template}`);
    return draftPostmortem(record, found, remarksBy(THRESHOLDS, verdicts));
  };
  const textOf = (document: Postmortem, id: string) =>
    plainText(
      document.sections.filter((section) => section.id.startsWith(id)).flatMap(({ blocks }) => blocks),
    );

  it.each(['standard', 'comprehensive', 'concise'])(
    'are marked until somebody accepts them: %s',
    (template) => {
      expect(textOf(drafted(template), 'wrong')).toContain(
        'Candidate (nobody has confirmed it): 17 minutes between the change and the alert',
      );
    },
  );

  it('count as a person’s once accepted or reworded, and are gone once dropped', () => {
    const document = drafted('standard', {
      'change-unnoticed': { kind: 'edited', text: 'The alert needed 17 minutes', ...by },
      'further-tries': { kind: 'dropped', ...by },
      'fast-mitigation': { kind: 'accepted', ...by },
    });
    expect(textOf(document, 'wrong')).toContain('The alert needed 17 minutes');
    expect(textOf(document, 'wrong')).not.toContain('Candidate (nobody has confirmed it): 17 minutes');
    expect(textOf(document, 'wrong')).not.toContain('1 attempt came');
    expect(textOf(document, 'well')).toMatch(
      /(?<!confirmed it\): )The mitigation that worked took 2 minutes/,
    );
    expect(document.questions.map(({ id }) => id)).not.toContain('well');
  });

  /** One candidate of each kind that figures suggest. */
  const ALL_KINDS = recordOf(
    [
      ['14:23', 'change', 'deploy of v2.3.4', CAUSE],
      ['14:40', 'detection', 'alert'],
      ['14:42', 'response', 'acknowledged'],
      ['15:30', 'resolution', 'over'],
    ],
    { milestones: { impactStarted: at('14:38') }, related: [{ key: 'INC-3' }] },
  );
  const EACH = {
    'fast-acknowledgement': 'Acknowledged within 2 minutes of the detection',
    'change-unnoticed': '17 minutes between the change and the alert',
    'similar-before': '1 similar incident came before: INC-3',
  };

  it.each(['standard', 'comprehensive', 'numbered', 'concise'])(
    'find a place for every kind in %s',
    (template) => {
      const document = drafted(template, {}, ALL_KINDS);
      for (const words of Object.values(EACH))
        expect(textOf(document, '')).toContain(`Candidate (nobody has confirmed it): ${words}`);
      expect(new Set(document.remarks?.map(({ place }) => place))).toEqual(new Set(['shown']));
      expect(JSON.stringify(document.sections)).not.toContain('"candidates":[');
    },
  );

  it('appear below their labels in the numbered report, beside what people said and what is asked', () => {
    const record = { ...ALL_KINDS, wrong: ['The page came late'], well: ['Calm', 'Quick'] };
    const accepted = { kind: 'accepted', ...by } as const;
    const fewer = { 'fast-detection': { kind: 'dropped', ...by } } as const;
    const lessons = (verdicts: Verdicts, from = record) => {
      const { sections } = drafted('numbered', verdicts, from);
      const [list] = sections.find(({ id }) => id === 'lessons')?.blocks ?? [];
      const items = list?.type === 'list' ? list.children : [];
      return items
        .slice(0, 2)
        .map(({ children: [label, under] }) => [
          plainText(label ? [label] : []),
          ...(under?.type === 'list' ? under.children.map((each) => plainText([each])) : []),
        ]);
    };
    const marked = (id: keyof typeof EACH) => `Candidate (nobody has confirmed it): ${EACH[id]}`;
    expect(lessons(fewer)).toEqual([
      ['What Went Well:', 'Calm', 'Quick', marked('fast-acknowledgement')],
      ['What Went Wrong:', 'The page came late', marked('change-unnoticed')],
    ]);
    const bare = { ...record, wrong: [], well: [] };
    const verdicts = { ...fewer, 'change-unnoticed': accepted };
    expect(lessons(verdicts, bare)).toEqual([
      ['What Went Well: What went well in the response?', marked('fast-acknowledgement')],
      ['What Went Wrong:', EACH['change-unnoticed']],
    ]);
  });

  it('stay out of the report for readers outside until they are accepted, and are counted', () => {
    const unmarked = { ...ALL_KINDS, entries: ALL_KINDS.entries.map(({ marks: _marks, ...rest }) => rest) };
    const document = drafted('narrative', {}, unmarked);
    expect(JSON.stringify(document.sections)).not.toContain('Candidate (');
    expect(textOf(document, 'root-cause')).not.toContain('What contributed to it:');
    expect(remarkFigures(document, {})).toEqual({ waiting: 4, unseen: 4, leftOut: 0 });
    const verdicts: Verdicts = {
      'similar-before': { kind: 'dropped', ...by },
      'close-change': { kind: 'accepted', ...by },
      'fast-acknowledgement': { kind: 'edited', text: 'quick', ...by },
      'fast-detection': { kind: 'dropped', ...by },
    };
    const after = drafted('narrative', verdicts, unmarked);
    expect(textOf(after, 'root-cause')).toContain(
      `What contributed to it: A change went out 15 minutes before the impact started`,
    );
    expect(remarkFigures(after, verdicts)).toEqual({ waiting: 0, unseen: 0, leftOut: 1 });
  });

  it('are no part of a document that nobody asked them for', () => {
    const plain = BUILT_IN.get('standard');
    if (!plain) throw new Error('no template');
    expect(JSON.stringify(draftPostmortem(RECORD, plain))).not.toContain('Candidate (');
  });
});
