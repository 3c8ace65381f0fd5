import { describe, expect, it } from '@jest/globals';
import type { Postmortem } from '../../../../src/domain/postmortem/document/document.ts';
import { paragraph, text } from '../../../../src/domain/postmortem/document/nodes.ts';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { withSection } from '../../../../src/domain/postmortem/draft/redraft.ts';
import { followWorkflow, withWorkflow } from '../../../../src/domain/postmortem/review/with-workflow.ts';
import type { WorkflowState } from '../../../../src/domain/postmortem/review/workflow.ts';
import { BUILT_IN } from '../../../../src/domain/postmortem/templates/registry.ts';
import { renderMarkdown } from '../../../../src/render/markdown.ts';
import { recordOf } from '../../../builders/incident-record.ts';

const at = new Date('2026-03-05T09:00:00Z');
const RECORD = recordOf([['14:40', 'detection', 'alert']], {
  people: { UANA: 'Ana Ruiz', UBO: 'Bo Larsen' },
});
const APPROVED: WorkflowState = { state: 'approved', by: 'UANA', at, reviewedBy: ['UBO'] };
const templates = [...BUILT_IN].map(([name, template]) => ({ name, template }));

describe('a document that follows its workflow', () => {
  it.each(templates)(
    'says in $name what a draft in that state says, and is a draft again as before',
    ({ template }) => {
      const draft = draftPostmortem(RECORD, template);
      const approved = followWorkflow(draft, { template, record: RECORD, workflow: APPROVED });
      expect(renderMarkdown(approved)).toBe(
        renderMarkdown(draftPostmortem(withWorkflow(RECORD, APPROVED), template)),
      );
      expect(
        renderMarkdown(followWorkflow(approved, { template, record: RECORD, workflow: { state: 'draft' } })),
      ).toBe(renderMarkdown(draft));
    },
  );

  it.each(templates.filter(({ name }) => name !== 'narrative'))(
    'names in $name who approved or what it is now',
    ({ template }) => {
      const words = renderMarkdown(
        followWorkflow(draftPostmortem(RECORD, template), { template, record: RECORD, workflow: APPROVED }),
      );
      expect(words).toMatch(/Approved|Ana Ruiz/);
      expect(words).not.toMatch(/Status:\*\* Draft/);
    },
  );

  it('leaves what people wrote alone', () => {
    const template = BUILT_IN.get('standard');
    const draft = template && draftPostmortem(RECORD, template);
    const header = draft?.sections.find(({ id }) => id === 'header');
    if (!template || !draft || !header) throw new Error('there is no header');
    const own = {
      ...header,
      blocks: [paragraph(text('Mine.'))],
      author: { kind: 'person', who: 'UBO', at },
    } as const;
    const edited: Postmortem = withSection(draft, own);
    const after = followWorkflow(edited, { template, record: RECORD, workflow: APPROVED });
    expect(after.sections.find(({ id }) => id === 'header')).toEqual(own);
    expect(renderMarkdown(after)).toContain('**Document Status:** Approved');
  });
});
