import type { Analysis } from './analysis.ts';
import type { DraftSection } from './document.ts';

/** How a postmortem is laid out: a pure function from what is known to sections, in the order of its seed. */
export interface Template {
  readonly name: string;
  /** Changes with every change of what it writes; the same record and version give the same bytes. */
  readonly version: string;
  /** Questions may stand in it as often as they are open; a document asks each once. */
  readonly draft: (analysis: Analysis) => DraftSection[];
}

/** The templates that there are, by name. */
export type Templates = ReadonlyMap<string, Template>;
