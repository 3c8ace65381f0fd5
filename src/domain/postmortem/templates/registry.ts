import type { Template } from '../template.ts';
import { standard } from './standard.ts';

const TEMPLATES: readonly Template[] = [standard];

/** The names of the templates that come with Scribe. */
export const TEMPLATE_NAMES: readonly string[] = TEMPLATES.map((template) => template.name);

/** The template of that name, if there is one. */
export function templateNamed(name: string): Template | undefined {
  return TEMPLATES.find((template) => template.name === name);
}
