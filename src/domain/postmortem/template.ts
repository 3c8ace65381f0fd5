import type { DraftSection } from './document.ts';
import type { Findings } from './findings.ts';

/** How a postmortem is laid out: a pure function from what is known to sections, in the order of its seed. */
export interface Template {
  readonly name: string;
  /** Changes with every change of what it writes; the same record and version give the same bytes. */
  readonly version: string;
  readonly draft: (findings: Findings) => DraftSection[];
}
