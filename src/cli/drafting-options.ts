import { THRESHOLDS, type Thresholds } from '../domain/postmortem/analysis/candidates/thresholds.ts';
import type { IncidentRecord } from '../domain/postmortem/record/record.ts';
import type { Template } from '../domain/postmortem/templates/template.ts';
import { templateOption } from './template-option.ts';

/** How a draft is written: its template, and the thresholds for suggestions. */
export interface Drafting {
  readonly template: Template;
  readonly thresholds: Thresholds;
}

/**
 * What a call and the file in SCRIBE_CONFIG decide of a draft, as in Slack: without a name the layout for the severity.
 * Without such a file its reader is not loaded at all. Throws `UsageFault` or `ConfigFault`.
 */
export async function draftingOptions(
  name: string | undefined,
  { severity }: IncidentRecord,
  environment: NodeJS.ProcessEnv,
): Promise<Drafting> {
  const file = environment['SCRIBE_CONFIG']?.trim();
  if (!file) {
    return { template: await templateOption(name ?? 'standard', environment), thresholds: THRESHOLDS };
  }
  const { readPolicyFile } = await import('../config.ts');
  const { templateFor } = await import('../app/postmortems/choose-template.ts');
  const { templates, thresholds } = readPolicyFile(file);
  const template = await templateOption(name ?? templateFor(templates, severity), environment);
  return { template, thresholds };
}
