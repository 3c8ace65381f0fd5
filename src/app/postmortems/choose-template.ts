import type { Severity } from '../../domain/incident/incident.ts';
import type { Template, Templates } from '../../domain/postmortem/templates/template.ts';

/** Which layouts there are, and which one a draft has where nobody asks for another one. */
export interface TemplatePolicy {
  /** Those that come with Scribe, and the operator's own. */
  readonly known: Templates;
  readonly default: string;
  readonly severity: Readonly<Partial<Record<Severity, string | undefined>>>;
}

/** The layout for incidents of this severity. */
export function templateFor(policy: TemplatePolicy, severity: Severity | undefined): string {
  return (severity && policy.severity[severity]) || policy.default;
}

/**
 * The layout of that name; where the configuration does not have it (any more), the usual one for this severity. Throws
 * where that is not known either, which the configuration does not let happen.
 */
export function templateOrUsual(
  policy: TemplatePolicy,
  name: string,
  severity: Severity | undefined,
): Template {
  const usual = templateFor(policy, severity);
  const template = policy.known.get(name) ?? policy.known.get(usual);
  if (!template) throw new Error(`There is no template "${usual}".`);
  return template;
}
