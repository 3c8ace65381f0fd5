import { comprehensive } from './comprehensive.ts';
import { concise } from './concise.ts';
import { narrative } from './narrative.ts';
import { numbered } from './numbered.ts';
import { standard } from './standard.ts';
import type { Template, Templates } from './template.ts';

/** The templates that come with Scribe, by name. */
export const BUILT_IN: Templates = new Map<string, Template>(
  [standard, comprehensive, numbered, concise, narrative].map((template) => [template.name, template]),
);
