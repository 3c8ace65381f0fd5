import { analyse } from '../analysis/analysis.ts';
import type { Postmortem, Section } from '../document/document.ts';
import { draftFrom } from '../draft/draft-postmortem.ts';
import { differences, numberedAs, withSections } from '../draft/redraft.ts';
import type { IncidentRecord } from '../record/record.ts';
import { suggestionsFor } from '../suggestions/suggestions-for.ts';
import type { Template } from '../templates/template.ts';
import type { WorkflowState } from './workflow.ts';

/** The record with the document's own status: its review state, who reviewed and who approved it. */
export function withWorkflow(record: IncidentRecord, workflow: WorkflowState): IncidentRecord {
  switch (workflow.state) {
    case 'draft':
      return { ...record, documentStatus: 'Draft' };
    case 'in review':
      return { ...record, documentStatus: 'In review', reviewers: reviewersOf(record, workflow.reviewers) };
    case 'approved':
      return approved(record, 'Approved', workflow);
    case 'published': {
      const { approvedBy: by, approvedAt: at, reviewedBy } = workflow;
      return approved(record, 'Published', { by, at, reviewedBy });
    }
    case 'not required':
      return { ...record, documentStatus: 'Not required' };
    default:
      return workflow satisfies never;
  }
}

/** Reviewers named by an imported file are kept. */
function reviewersOf({ reviewers }: IncidentRecord, asked: readonly string[]): readonly string[] {
  return [...new Set([...reviewers, ...asked])];
}

interface Approval {
  readonly by: string;
  readonly at: Date;
  readonly reviewedBy: readonly string[];
}

function approved(
  record: IncidentRecord,
  documentStatus: string,
  { by, at, reviewedBy }: Approval,
): IncidentRecord {
  const signOff = [...record.signOff, { role: 'Approved by', name: by, at }];
  return { ...record, documentStatus, signOff, reviewers: reviewersOf(record, reviewedBy) };
}

/** Any approval will do to find the sections that mention it. */
const SOMEBODY: WorkflowState = {
  state: 'approved',
  by: 'somebody',
  at: new Date('9999-01-01T00:00:00Z'),
  reviewedBy: ['somebody else'],
};

/** What the document is drafted from, and the state that it is brought up to. */
interface Followed {
  readonly template: Template;
  readonly record: IncidentRecord;
  readonly workflow: WorkflowState;
}

/**
 * The document with its status sections brought up to this state, except where a person wrote in them. Which sections
 * those are is found by drafting in two states: they are the ones that differ.
 */
export function followWorkflow(current: Postmortem, { template, record, workflow }: Followed): Postmortem {
  const drafted = (state: WorkflowState) => {
    const followed = withWorkflow(record, state);
    return draftFrom(analyse(followed, suggestionsFor(followed, current.proposals)), template);
  };
  const telling = new Set(differences(drafted({ state: 'draft' }), drafted(SOMEBODY)).map(({ id }) => id));
  const fresh = drafted(workflow);
  const now = new Map(fresh.sections.map((section) => [section.id, section]));
  const sections = current.sections.map((section): Section => {
    const said = now.get(section.id);
    return telling.has(section.id) && section.author.kind === 'scribe' && said ? said : section;
  });
  const followed = withSections({ ...current, ...(fresh.asOf ? { asOf: fresh.asOf } : {}) }, sections);
  return numberedAs(followed, fresh);
}
