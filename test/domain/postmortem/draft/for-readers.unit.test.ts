import { describe, expect, it } from '@jest/globals';
import { remarksBy } from '../../../../src/domain/postmortem/analysis/remarks.ts';
import type { Postmortem } from '../../../../src/domain/postmortem/document/document.ts';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { forReaders } from '../../../../src/domain/postmortem/draft/for-readers.ts';
import { withSection } from '../../../../src/domain/postmortem/draft/redraft.ts';
import { emptyRecord, type IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../../../src/domain/postmortem/templates/registry.ts';
import { renderMarkdown } from '../../../../src/render/markdown.ts';
import { at, recordOf } from '../../../builders/incident-record.ts';

function draft(name: string, record: IncidentRecord): Postmortem {
  const template = BUILT_IN.get(name);
  if (!template) throw new Error(`There is no template ${name}.`);
  return draftPostmortem(record, template, remarksBy());
}

const RECORD = recordOf(
  [
    ['10:00', 'detection', 'Alarm'],
    ['10:20', 'response', 'On it'],
    ['10:30', 'resolution', 'Over'],
  ],
  {
    severity: 2,
    well: ['The page came at once'],
    lessons: [{ kind: 'technical', text: 'Pools need alarms' }],
    actions: [
      { id: 'A-1', title: 'Add an alarm', kind: 'detect', owner: 'Jo', due: '2026-03-09', priority: 'P1' },
    ],
  },
);

const headingsOf = ({ sections }: Postmortem) => sections.flatMap(({ heading }) => heading ?? []);
const lineOf = (document: Postmortem) => /Left out, .*\n/.exec(renderMarkdown(document))?.[0];

describe('what is published', () => {
  it('leaves out sections that nobody filled and lists them in one line before the closing lines', () => {
    const all = draft('standard', RECORD);
    const shown = forReaders(all);
    expect(headingsOf(all)).toContain('What Went Wrong');
    expect(headingsOf(shown)).not.toContain('What Went Wrong');
    expect(headingsOf(shown)).toEqual(expect.arrayContaining(['What Went Well', 'Action Items', 'Detect']));
    expect(lineOf(shown)).toBe(
      'Left out, as nothing is recorded for them: Impact, Root Cause Analysis, What Went Wrong, Prevent (Action Items), Respond (Action Items), Improve (Action Items), Process Learnings (Lessons Learned), Postmortem Review Meeting (Follow-up), References, Code Changes (Appendix).\n',
    );
    expect(shown.sections.at(-1)?.id).toBe('status');
  });

  it.each([...BUILT_IN.keys()])('asks nothing and suggests nothing: %s', (name) => {
    for (const record of [RECORD, emptyRecord('x')]) {
      const shown = forReaders(draft(name, record));
      const text = renderMarkdown(shown);
      expect(text).not.toMatch(/Open question|Candidate \(nobody|undefined| {3,}\n/);
      expect(shown.questions).toEqual([]);
      expect(shown.remarks).toBeUndefined();
    }
  });

  it('keeps a label without a value, and a row of a table', () => {
    const text = renderMarkdown(forReaders(draft('comprehensive', RECORD)));
    expect(text).toContain('| **Scribe** | not recorded |');
    expect(renderMarkdown(forReaders(draft('standard', RECORD)))).toContain('**Reviewers:** not recorded\n');
  });

  it.each([
    ['wrong', 'What Went Wrong'],
    ['impact.user', 'Impact'],
  ])('keeps what a person wrote, whatever it is, with its heading: %s', (id, heading) => {
    const document = draft('standard', RECORD);
    const section = document.sections.find((each) => each.id === id);
    if (!section) throw new Error('There is no such section.');
    const author = { kind: 'person', who: 'UANA', at: at('12:00') } as const;
    expect(headingsOf(forReaders(withSection(document, { ...section, author })))).toContain(heading);
  });

  it('is the document itself where nothing is open', () => {
    const document = { ...draft('standard', RECORD), questions: [] };
    const filled = { ...document, sections: document.sections.slice(0, 0) };
    const { remarks: _remarks, ...bare } = filled;
    expect(forReaders(bare)).toBe(bare);
  });
});
