import type { Template, Templates } from '../../domain/postmortem/templates/template.ts';
import { ConfigFault } from '../config-fault.ts';
import { readTemplateFile } from './template-file.ts';

/** A template's path, and the place that names it, which begins the sentence about a fault. */
export interface TemplatePath {
  readonly path: string;
  readonly named: string;
}

/** The given templates and those of some files. Throws `ConfigFault`; no two templates have the same name. */
export function withTemplateFiles(builtIn: Templates, files: readonly TemplatePath[]): Templates {
  const all = new Map<string, Template>(builtIn);
  const places = new Map<string, string>();
  for (const { path, named } of files) {
    const { template, nameAt } = readTemplateFile(path, named);
    const { name } = template;
    if (all.has(name)) {
      const other = places.get(name) ?? 'one that comes with Scribe';
      throw new ConfigFault(
        `${nameAt} names the template "${name}", as ${other} is named already; give it a name of its own.`,
      );
    }
    all.set(name, template);
    places.set(name, nameAt);
  }
  return all;
}
