import { remarksBy } from '../domain/postmortem/analysis/remarks.ts';
import type { Postmortem } from '../domain/postmortem/document/document.ts';
import { draftPostmortem } from '../domain/postmortem/draft/draft-postmortem.ts';
import type { IncidentRecord } from '../domain/postmortem/record/record.ts';
import type { Template } from '../domain/postmortem/templates/template.ts';
import type { App } from './app.ts';
import { templateFor, templateOrUsual } from './choose-template.ts';
import type { KnownIncident } from './ports/incidents.ts';

/**
 * The document of an incident as people see it; where there is none yet, or a template is named, what a draft
 * made now would say. Throws `StoreFault`.
 */
export async function currentDocument(
  app: Pick<App, 'postmortems'> & { readonly policy: Pick<App['policy'], 'templates' | 'thresholds'> },
  { incident }: Pick<KnownIncident, 'incident'>,
  { record, template: named }: { readonly record: IncidentRecord; readonly template?: Template | undefined },
): Promise<Postmortem> {
  const { team, key, severity } = incident;
  const stored = await app.postmortems.byIncident(team, key);
  if (!named && stored?.latest && !stored.discarded) return stored.latest.document;
  const { templates, thresholds } = app.policy;
  const template = named ?? templateOrUsual(templates, templateFor(templates, severity), severity);
  return draftPostmortem(record, template, remarksBy(thresholds, stored?.state.verdicts));
}
