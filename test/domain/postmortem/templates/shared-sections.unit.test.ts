import { describe, expect, it } from '@jest/globals';
import { emptyRecord, type IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { drafted } from '../../../builders/drafted.ts';
import { at, entries, recordOf } from '../../../builders/incident-record.ts';

const under = (rest: Partial<IncidentRecord>, heading: string) =>
  drafted('standard', { ...emptyRecord('x'), ...rest }, heading);

describe('lists of the same kind', () => {
  it('appear under a single label', () => {
    const record = { well: ['Fast'], preventedWorse: ['A timeout', 'A runbook'], lucky: ['It was night'] };
    expect(under(record, 'What Went Well').split('\n')).toEqual([
      '- Fast',
      '- **Kept it from getting worse:**',
      '  - A timeout',
      '  - A runbook',
      '- **Luck:** It was night',
    ]);
    const wrong = ['Process: No checklist', 'Late alert', 'Process: No runbook'];
    expect(under({ wrong }, 'What Went Wrong').split('\n')).toEqual([
      '- Late alert',
      '- **Process:**',
      '  - No checklist',
      '  - No runbook',
    ]);
  });
});

describe('the chain of whys', () => {
  it('follows the cause behind a line of its own, its questions in bold', () => {
    const record = { rootCause: 'A leak.', whys: ['Why did it fail? The pool was empty', 'Nobody looked'] };
    expect(under(record, 'What Happened').split('\n')).toEqual([
      'A leak.',
      '',
      'Why, asked twice:',
      '',
      '1. **Why did it fail?**',
      '   - The pool was empty',
      '2. **Why?** Nobody looked',
    ]);
  });
});

describe('factors without a name of their own', () => {
  it('are named by their branch', () => {
    const contributing = [
      { text: 'The review did not show it', branch: 'people' as const },
      { text: 'Gap: no alert', branch: 'technology' as const },
    ];
    expect(under({ contributing }, 'Contributing Factors').split('\n')).toEqual([
      '1. **Human factors:** The review did not show it',
      '2. **Gap:** no alert',
    ]);
  });
});

describe('references', () => {
  it('are asked for beside related incidents', () => {
    const related = [{ key: 'INC-7', why: '2023-08-12: pool', lessonsApplied: 'partially' }];
    expect(under({ related }, 'References')).toMatch(
      /^- Related: INC-7 \(2023-08-12\): pool; lessons applied: partially\n\n\*\*Open question/,
    );
    const references = [{ title: 'Archive', url: 'https://a.example' }];
    expect(under({ related, references }, 'References')).not.toContain('Open question');
  });
});

describe('code changes', () => {
  const change = (shows?: 'cause' | 'fix') => ({
    kind: 'code-diff' as const,
    title: 'Fix of the leak',
    ...(shows ? { shows } : {}),
  });

  it.each([
    ['cause', 'Which change fixed it?'],
    ['fix', 'Which change caused it?'],
  ] as const)('of which people called all the %s leave the other one open', (shows, question) => {
    expect(under({ evidence: [change(shows)] }, 'Code Changes')).toContain(question);
  });

  it.each([[[change('cause'), change('fix')]], [[change()]]])(
    'leave nothing open where both are there, or nobody said which they are: %#',
    (evidence) => {
      expect(under({ evidence }, 'Code Changes')).not.toContain('Open question');
    },
  );
});

describe('the last lines', () => {
  it('name who approved it by the role', () => {
    const signOff = [
      { role: 'Approved by', name: 'Dr. White', at: at('10:00') },
      { role: 'SRE Lead', name: 'Bo' },
    ];
    const closing = drafted('standard', { ...emptyRecord('x'), signOff }, undefined);
    expect(closing).toContain('**Approved by:** Dr. White, 2026-03-02\\\n**Signed off as SRE Lead:** Bo\\\n');
    expect(closing).toContain('**Next Review:** 2026-06-02 (proposed, quarterly)');
  });
});

describe('the name behind a row of the timeline', () => {
  it.each([
    ['Jane acknowledges', 'Jane Doe', 'Jane acknowledges'],
    ['Paged Jane Doe', 'Jane Doe', 'Paged Jane Doe'],
    ['Asked Jane', 'Jane Doe', 'Asked Jane — Jane Doe'],
    ['Janet acknowledges', 'Jane Doe', 'Janet acknowledges — Jane Doe'],
  ])('%s, by %s', (text, author, shown) => {
    const rows = under({ entries: entries(['10:00', 'note', text, { author }]) }, 'Timeline');
    expect(rows).toContain(`| 10:00 | ${shown} | Note |`);
  });
});

describe('success metrics', () => {
  it('have their names in bold', () => {
    const successMetrics = ['Detection: under 3 minutes', 'No repeat'];
    expect(under({ successMetrics }, 'Success Metrics')).toMatch(
      /^1\. \*\*Detection:\*\* under 3 minutes\n2\. No repeat\n/,
    );
  });
});

describe('fields of the team’s own', () => {
  const fields = [
    { name: 'Customer', value: 'ACME *& Co*' },
    { name: 'On call', value: '<@UANA>' },
  ];
  it.each(['standard', 'comprehensive', 'concise'])('stand at the end of the appendix of %s', (name) => {
    const record = recordOf([], { fields, people: { UANA: 'Ana Ruiz' } });
    expect(drafted(name, record, 'Further Details')).toBe(
      '- **Customer:** ACME \\*& Co\\*\n- **On call:** Ana Ruiz',
    );
    expect(() => drafted(name, recordOf([]), 'Further Details')).toThrow('no heading');
  });
});
