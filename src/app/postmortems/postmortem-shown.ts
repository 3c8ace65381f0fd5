import type { Incident } from '../../domain/incident/incident.ts';
import { type Coverage, coverage } from '../../domain/postmortem/document/coverage.ts';
import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import { remarkFigures } from '../../domain/postmortem/document/remark.ts';
import { blameInSection } from '../../domain/postmortem/draft/written-by-people.ts';
import { stillOpen } from '../../domain/postmortem/questions/open-questions.ts';
import type { PostmortemState } from '../../domain/postmortem/review/postmortem-state.ts';
import type { KnownPostmortem } from '../ports/postmortems.ts';
import type { PostmortemShown } from '../ports/review-posts.ts';
import type { StoredDraft } from '../ports/stored-draft.ts';

/** What people see of a postmortem now. */
export function postmortemShown(
  incident: Incident,
  stored: KnownPostmortem & { readonly latest: StoredDraft },
): PostmortemShown {
  const { latest, state, stale, externalIds, discarded } = stored;
  return {
    incident,
    state,
    document: latest.document,
    revision: latest.id,
    coverage: coverageNow(latest, state),
    blameFindings: blameIn(latest.document),
    remarks: remarkFigures(latest.document, state.verdicts),
    stale,
    discardedBy: discarded ? discardedBy(state) : undefined,
    canvas: externalIds['canvas'],
    file: externalIds[`file-${latest.id}`],
  };
}

function discardedBy({ history = [] }: PostmortemState): string | undefined {
  return history.findLast(({ kind }) => kind === 'discarded')?.by;
}

/** Figures of the document, in which a question that was answered since counts as closed. */
function coverageNow({ document, asOf }: StoredDraft, { answers }: PostmortemState): Coverage {
  const open = stillOpen(document, answers, asOf);
  return {
    ...coverage(document),
    openQuestions: open.length,
    requiredQuestions: open.filter(({ required }) => required).length,
  };
}

/** Blaming wordings in what people wrote; quotes from the record do not count. */
export function blameIn(document: Postmortem): number {
  return document.sections.reduce((count, section) => count + blameInSection(section).length, 0);
}
