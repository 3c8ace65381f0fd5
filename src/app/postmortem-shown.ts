import type { Incident } from '../domain/incident/incident.ts';
import { coverage } from '../domain/postmortem/coverage.ts';
import type { Postmortem } from '../domain/postmortem/document.ts';
import { blameInSection } from '../domain/postmortem/written-by-people.ts';
import type { KnownPostmortem, StoredDraft } from './ports/postmortems.ts';
import type { PostmortemShown } from './ports/review.ts';

/** What people see of a postmortem now. */
export function postmortemShown(
  incident: Incident,
  stored: KnownPostmortem & { readonly latest: StoredDraft },
): PostmortemShown {
  const { latest, state, stale, outside } = stored;
  return {
    incident,
    state,
    document: latest.document,
    revision: latest.id,
    coverage: coverage(latest.document),
    blameFindings: blameIn(latest.document),
    stale,
    canvas: outside['canvas'],
  };
}

/** Wordings of blame in what people wrote; quotes of the record are theirs to have said. */
export function blameIn(document: Postmortem): number {
  return document.sections.reduce((count, section) => count + blameInSection(section).length, 0);
}
