import { THRESHOLDS, type Thresholds } from '../domain/postmortem/candidates.ts';
import type { IncidentRecord } from '../domain/postmortem/record.ts';
import type { Template } from '../domain/postmortem/template.ts';
import { templateOption } from './template-option.ts';

/** How a draft is written: its layout, and from which figures on something is suggested. */
export interface Drafting {
  readonly template: Template;
  readonly thresholds: Thresholds;
}

/**
 * What a call and the file in SCRIBE_CONFIG decide of a draft, as in Slack: without a name the layout for the severity.
 * Where there is no such file, its reader is not even loaded. Throws `UsageFault`, `ConfigFault`.
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
  const { templateFor } = await import('../app/choose-template.ts');
  const { templates, thresholds } = readPolicyFile(file);
  const template = await templateOption(name ?? templateFor(templates, severity), environment);
  return { template, thresholds };
}
