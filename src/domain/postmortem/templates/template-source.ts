import type { Layout } from './own/layout.ts';
import { ownTemplate } from './own/own-template.ts';
import { BUILT_IN } from './registry.ts';
import type { Template } from './template.ts';

/** A template as plain data: the name of one that comes with Scribe, or an operator's layout. */
export type TemplateSource = string | Layout;

/** What the template can be made from again. */
export function sourceOf({ name, layout }: Template): TemplateSource {
  return layout ?? name;
}

/** The template of a source. Throws where Scribe has none of that name. */
export function templateOf(source: TemplateSource): Template {
  if (typeof source !== 'string') return ownTemplate(source);
  const template = BUILT_IN.get(source);
  if (!template) throw new Error(`There is no built-in template "${source}".`);
  return template;
}
