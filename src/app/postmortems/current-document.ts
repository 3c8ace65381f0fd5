import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import type { IncidentRecord } from '../../domain/postmortem/record/record.ts';
import type { Template } from '../../domain/postmortem/templates/template.ts';
import { sourceOf } from '../../domain/postmortem/templates/template-source.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { templateFor, templateOrUsual } from './choose-template.ts';
import { DRAFT } from './draft-document.ts';

/**
 * The document of an incident as people see it; where there is none yet, or a template is named, what a draft
 * made now would say. Throws `StoreFault`, `LimitMet`.
 */
export async function currentDocument(
  app: Pick<App, 'postmortems' | 'offload'> & {
    readonly policy: Pick<App['policy'], 'templates' | 'thresholds'>;
  },
  { incident }: Pick<KnownIncident, 'incident'>,
  { record, template: named }: { readonly record: IncidentRecord; readonly template?: Template | undefined },
): Promise<Postmortem> {
  const { team, key, severity } = incident;
  const stored = await app.postmortems.byIncident(team, key);
  if (!named && stored?.latest && !stored.discarded) return stored.latest.document;
  const { templates, thresholds } = app.policy;
  const template = named ?? templateOrUsual(templates, templateFor(templates, severity), severity);
  const { verdicts } = stored?.state ?? {};
  return app.offload.run(DRAFT, { record, template: sourceOf(template), thresholds, verdicts });
}
