import type { Analysis } from '../analysis/analysis.ts';
import type { DraftSection } from '../document/document.ts';
import type { Layout } from './own/layout.ts';

/** How a postmortem is laid out: a pure function from what is known to sections, in the order of its seed. */
export interface Template {
  readonly name: string;
  /** Changes with every change of what it writes; the same record and version give the same bytes. */
  readonly version: string;
  /** Questions may appear wherever their value is missing; a document asks each in full once. */
  readonly draft: (analysis: Analysis) => DraftSection[];
  /** What an operator's template is made of, so that it can be made again in another thread. */
  readonly layout?: Layout;
}

/** All templates, by name. */
export type Templates = ReadonlyMap<string, Template>;
