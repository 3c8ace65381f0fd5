import { describe, expect, it } from '@jest/globals';
import { candidatesOf, THRESHOLDS } from '../../../src/domain/postmortem/candidates.ts';
import { draftPostmortem, type Postmortem } from '../../../src/domain/postmortem/document.ts';
import { findingsOf } from '../../../src/domain/postmortem/findings.ts';
import type { IncidentRecord } from '../../../src/domain/postmortem/record.ts';
import { BUILT_IN } from '../../../src/domain/postmortem/templates/registry.ts';
import { judged, type Verdicts } from '../../../src/domain/postmortem/verdict.ts';
import { plainText } from '../../../src/domain/postmortem/walk.ts';
import { recordOf } from '../../builders/incident-record.ts';

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
  candidatesOf(findingsOf(record), limits).map(({ id, text }) => [id, text]);

describe('what the figures suggest', () => {
  it('is said with its figure, in the order of the kinds', () => {
    expect(textsOf(RECORD)).toEqual([
      ['fast-acknowledgement', 'Acknowledged within 2 minutes of the detection'],
      ['fast-mitigation', 'The mitigation that worked took 2 minutes'],
      ['change-unnoticed', '17 minutes between the change and the alert'],
      ['silence', 'Nothing was recorded for 43 minutes'],
      ['ineffective-mitigations', '1 mitigation had no effect'],
    ]);
  });

  it('rests on the entries behind the figure', () => {
    const found = candidatesOf(findingsOf(RECORD)).find(({ id }) => id === 'change-unnoticed');
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
  const drafted = (template: string, verdicts: Verdicts = {}): Postmortem => {
    const found = BUILT_IN.get(template);
    if (!found) throw new Error(`no template ${template}`);
    return draftPostmortem(RECORD, found, (findings) => judged(candidatesOf(findings), verdicts));
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

  it('stand as a person’s once accepted or put into other words, and are gone once dropped', () => {
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

  it('are no part of a document that nobody asked them for', () => {
    const plain = BUILT_IN.get('standard');
    if (!plain) throw new Error('no template');
    expect(JSON.stringify(draftPostmortem(RECORD, plain))).not.toContain('Candidate (');
  });
});
