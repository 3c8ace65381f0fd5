import type { Severity } from '../domain/incident/incident.ts';

/** Which layout a draft has where nobody asks for another one. */
export interface TemplatePolicy {
  readonly default: string;
  readonly severity: Readonly<Partial<Record<Severity, string | undefined>>>;
}

/** The layout for incidents of this severity. */
export function templateFor(policy: TemplatePolicy, severity: Severity | undefined): string {
  return (severity && policy.severity[severity]) || policy.default;
}
