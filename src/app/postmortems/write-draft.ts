import type { IncidentEffect } from '../../domain/effect.ts';
import { sourceOf } from '../../domain/postmortem/templates/template-source.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { KnownPostmortem } from '../ports/postmortems.ts';
import { PROPOSED, type StoredDraft } from '../ports/stored-draft.ts';
import { templateOrUsual } from './choose-template.ts';
import { documentHash } from './document-hash.ts';
import { DRAFT } from './draft-document.ts';
import { draftWithModel } from './draft-with-model.ts';
import { loadRecord } from './load-record.ts';

/** Scribe itself, as the author of a revision. */
export const SCRIBE = 'scribe';

type DraftEffect = Extract<IncidentEffect, { kind: 'draft' }>;

type Ports = Pick<App, 'entries' | 'actions' | 'people' | 'postmortems' | 'revisions' | 'policy'> &
  Pick<App, 'wordsmith' | 'suggester' | 'journal' | 'offload'>;

/**
 * Writes the draft that an effect asks for, from everything logged up to its moment, or finds the one that an earlier
 * worker wrote. Where people have edited the document, or rely on it, the draft is only proposed. Throws
 * `StoreFault`, `LimitMet`.
 */
export async function writeDraft(
  app: Ports,
  known: KnownIncident,
  effect: DraftEffect,
): Promise<StoredDraft> {
  const { team, key } = known.incident;
  const before = await app.revisions.byId(team, key, effect.draft);
  if (before) return before;
  const template = templateOrUsual(app.policy.templates, effect.template, known.incident.severity);
  const { thresholds } = app.policy;
  const current = await app.postmortems.byIncident(team, key);
  const { verdicts = {} } = current?.state ?? {};
  const record = await loadRecord(app, known, effect.asOf);
  const document = await draftWithModel(app, record, {
    draft: (proposals) =>
      app.offload.run(DRAFT, { record, template: sourceOf(template), thresholds, verdicts, proposals }),
    verdicts,
  });
  const draft: StoredDraft = {
    id: effect.draft,
    template: template.name,
    asOf: effect.asOf,
    document,
    hash: documentHash(document),
    by: SCRIBE,
    at: effect.asOf,
    what: isPeoples(current) ? PROPOSED : 'drafted',
  };
  await app.revisions.saveDraft(team, key, draft);
  return draft;
}

/** Whether a new draft must not replace the document: somebody edited it, reviews it, or approved it. */
function isPeoples(current: KnownPostmortem | undefined): boolean {
  if (!current?.latest || current.discarded) return false;
  const { state } = current.state.workflow;
  if (state === 'in review' || state === 'approved' || state === 'published') return true;
  return current.latest.document.sections.some(({ author }) => author.kind === 'person');
}
