import type { Template } from '../template.ts';
import { comprehensive } from './comprehensive.ts';
import { concise } from './concise.ts';
import { narrative } from './narrative.ts';
import { numbered } from './numbered.ts';
import { standard } from './standard.ts';

const TEMPLATES: readonly Template[] = [standard, comprehensive, numbered, concise, narrative];

/** The names of the templates that come with Scribe. */
export const TEMPLATE_NAMES: readonly string[] = TEMPLATES.map((template) => template.name);

/** The template of that name, if there is one. */
export function templateNamed(name: string): Template | undefined {
  return TEMPLATES.find((template) => template.name === name);
}
