import { analyse } from '../../domain/postmortem/analysis/analysis.ts';
import type { Thresholds } from '../../domain/postmortem/analysis/candidates/thresholds.ts';
import { remarksBy } from '../../domain/postmortem/analysis/remarks.ts';
import type { Verdicts } from '../../domain/postmortem/analysis/verdict.ts';
import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import { draftFrom } from '../../domain/postmortem/draft/draft-postmortem.ts';
import type { IncidentRecord } from '../../domain/postmortem/record/record.ts';
import type { Suggestion } from '../../domain/postmortem/suggestions/suggestion.ts';
import { suggestionsFor } from '../../domain/postmortem/suggestions/suggestions-for.ts';
import { type TemplateSource, templateOf } from '../../domain/postmortem/templates/template-source.ts';
import type { HeavyTask } from '../ports/offload.ts';

/** Everything that a draft is made from. */
export interface DraftOrder {
  readonly record: IncidentRecord;
  readonly template: TemplateSource;
  readonly thresholds: Thresholds;
  readonly verdicts?: Verdicts | undefined;
  /** What a language model proposes beside the words. */
  readonly proposals?: readonly Suggestion[];
}

/** The document of a record by a template. */
export function draftDocument({ record, template, thresholds, verdicts, proposals }: DraftOrder): Postmortem {
  const analysis = analyse(record, suggestionsFor(record, proposals));
  return draftFrom(analysis, templateOf(template), remarksBy(thresholds, verdicts));
}

export const DRAFT: HeavyTask<DraftOrder, Postmortem> = {
  module: import.meta.url,
  run: draftDocument,
  awaitedBy: 'job',
};
