import type { Analysis } from '../analysis/analysis.ts';
import type { DraftSection } from '../document/document.ts';

/** How a postmortem is laid out: a pure function from what is known to sections, in the order of its seed. */
export interface Template {
  readonly name: string;
  /** Changes with every change of what it writes; the same record and version give the same bytes. */
  readonly version: string;
  /** Questions may appear wherever their value is missing; a document asks each in full once. */
  readonly draft: (analysis: Analysis) => DraftSection[];
}

/** All templates, by name. */
export type Templates = ReadonlyMap<string, Template>;
