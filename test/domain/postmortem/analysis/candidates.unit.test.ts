import { describe, expect, it } from '@jest/globals';
import { analyse } from '../../../../src/domain/postmortem/analysis/analysis.ts';
import { candidatesOf, THRESHOLDS } from '../../../../src/domain/postmortem/analysis/candidates.ts';
import { remarksBy } from '../../../../src/domain/postmortem/analysis/remarks.ts';
import type { Verdicts } from '../../../../src/domain/postmortem/analysis/verdict.ts';
import type { Postmortem } from '../../../../src/domain/postmortem/document/document.ts';
import { remarkFigures } from '../../../../src/domain/postmortem/document/remark.ts';
import { plainText } from '../../../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import type { IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../../../src/domain/postmortem/templates/registry.ts';
import { recordOf } from '../../../builders/incident-record.ts';
import { seedRecord } from '../../../builders/seed-record.ts';

const RECORD = recordOf([
  ['14:23', 'change', 'deploy of v2.3.4'],
  ['14:40', 'detection', 'alert'],
  ['14:42', 'response', 'acknowledged'],
  ['14:43', 'mitigation', 'restarted'],
  ['14:44', 'note', 'no effect, errors continue'],
  ['14:45', 'mitigation', 'rollback to v2.3.3 started'],
  ['14:47', 'mitigation', 'rollback completed'],
  ['14:47', 'recovery', 'error rate is normal'],
  ['15:30', 'resolution', 'over'],
]);
const textsOf = (record: IncidentRecord, limits = THRESHOLDS) =>
  candidatesOf(analyse(record), limits).map(({ id, text }) => [id, text]);

describe('what the figures suggest', () => {
  it('is a silence before the recovery, and none of the watching after it', () => {
    const quiet = recordOf([
      ['14:00', 'detection', 'alert'],
      ['14:31', 'mitigation', 'rollback completed'],
      ['14:33', 'recovery', 'error rate is normal'],
      ['16:00', 'resolution', 'over'],
    ]);
    const said = textsOf(quiet).filter(([id]) => id === 'silence');
    expect(said).toEqual([['silence', 'Nothing was recorded for 31 minutes']]);
  });

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
      ['ineffective-mitigations', '1 mitigation had no effect'],
    ]);
  });

  it('calls no attempt ineffective after which it only went on, and tells a mean in whole minutes', () => {
    const words = textsOf(seedRecord('comprehensive')).map(([, text]) => text);
    expect(words).toContain('2 mitigations did not end it');
    expect(words).toContain('About 33 minutes between public updates on average');
  });

  it('rests on the entries behind the figure', () => {
    const found = candidatesOf(analyse(RECORD)).find(({ id }) => id === 'change-unnoticed');
    expect(found?.entries).toEqual(['e1', 'e2']);
  });

  it('follows the thresholds of the configuration', () => {
    const strict = {
      ...THRESHOLDS,
      fastAcknowledgement: 1,
      silence: 60,
      slowDetection: 30,
      fastMitigation: 1,
    };
    expect(textsOf(RECORD, strict).map(([id]) => id)).toEqual(['ineffective-mitigations']);
  });

  it('is nothing where nothing is recorded, and holds at the threshold itself', () => {
    expect(textsOf(recordOf([]))).toEqual([]);
    expect(textsOf(RECORD, { ...THRESHOLDS, fastAcknowledgement: 2 }).map(([id]) => id)).toContain(
      'fast-acknowledgement',
    );
  });

  it('calls it luck where it recovered before anything was tried', () => {
    const alone = recordOf([
      ['14:40', 'detection', 'alert'],
      ['14:47', 'recovery', 'normal again'],
    ]);
    expect(textsOf(alone).map(([id]) => id)).toContain('recovered-alone');
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
      silence: { kind: 'dropped', ...by },
      'fast-mitigation': { kind: 'accepted', ...by },
    });
    expect(textOf(document, 'wrong')).toContain('The alert needed 17 minutes');
    expect(textOf(document, 'wrong')).not.toContain('Candidate (nobody has confirmed it): 17 minutes');
    expect(textOf(document, 'wrong')).not.toContain('43 minutes');
    expect(textOf(document, 'well')).toMatch(
      /(?<!confirmed it\): )The mitigation that worked took 2 minutes/,
    );
    expect(document.questions.map(({ id }) => id)).not.toContain('well');
  });

  /** One candidate of each kind: a change shortly before, a recovery before anything was tried. */
  const ALL_KINDS = recordOf(
    [
      ['14:23', 'change', 'deploy of v2.3.4'],
      ['14:40', 'detection', 'alert'],
      ['14:42', 'response', 'acknowledged'],
      ['15:20', 'recovery', 'error rate is normal'],
      ['15:30', 'resolution', 'over'],
    ],
    { milestones: { impactStarted: new Date('2026-03-02T14:38:00Z') } },
  );
  const EACH = {
    'fast-acknowledgement': 'Acknowledged within 2 minutes of the detection',
    'change-unnoticed': '17 minutes between the change and the alert',
    'close-change': 'A change went out 15 minutes before the impact started',
    'recovered-alone': 'Luck: It recovered, and no mitigation is recorded',
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
    const dropped = { kind: 'dropped', ...by } as const;
    const fewer = { silence: dropped, 'fast-detection': dropped };
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
      ['What Went Well:', 'Calm', 'Quick', marked('fast-acknowledgement'), marked('recovered-alone')],
      ['What Went Wrong:', 'The page came late', marked('change-unnoticed')],
    ]);
    const bare = { ...record, wrong: [], well: [] };
    const verdicts = { ...fewer, 'change-unnoticed': accepted, 'recovered-alone': dropped };
    expect(lessons(verdicts, bare)).toEqual([
      ['What Went Well: What went well in the response?', marked('fast-acknowledgement')],
      ['What Went Wrong:', EACH['change-unnoticed']],
    ]);
  });

  it('stay out of the report for readers outside until they are accepted, and are counted', () => {
    const document = drafted('narrative', {}, ALL_KINDS);
    expect(JSON.stringify(document.sections)).not.toContain('Candidate (');
    expect(textOf(document, 'root-cause')).not.toContain('What contributed to it:');
    const count = Object.keys(EACH).length + 2;
    expect(remarkFigures(document, {})).toEqual({ waiting: count, unseen: count, leftOut: 0 });
    const verdicts: Verdicts = {
      'close-change': { kind: 'accepted', ...by },
      'change-unnoticed': { kind: 'edited', text: 'late', ...by },
      silence: { kind: 'dropped', ...by },
    };
    const after = drafted('narrative', verdicts, ALL_KINDS);
    expect(textOf(after, 'root-cause')).toContain(`What contributed to it: ${EACH['close-change']}`);
    expect(remarkFigures(after, verdicts)).toEqual({ waiting: count - 3, unseen: count - 3, leftOut: 1 });
  });

  it('are no part of a document that nobody asked them for', () => {
    const plain = BUILT_IN.get('standard');
    if (!plain) throw new Error('no template');
    expect(JSON.stringify(draftPostmortem(RECORD, plain))).not.toContain('Candidate (');
  });
});
