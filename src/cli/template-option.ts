import { BUILT_IN } from '../domain/postmortem/templates/registry.ts';
import type { Template } from '../domain/postmortem/templates/template.ts';
import { UsageFault } from './cli-fault.ts';

/** A path, where no template has such a name. */
const PATH = /[/\\]|\.md$/i;

/**
 * The template that a call names: one of Scribe's, one of the file in SCRIBE_CONFIG, or a file by its path. Throws
 * `UsageFault` for a name that is none, `ConfigFault` for a file that is wrong.
 */
export async function templateOption(name: string, environment: NodeJS.ProcessEnv): Promise<Template> {
  const builtIn = BUILT_IN.get(name);
  if (builtIn) return builtIn;
  if (PATH.test(name)) {
    const { readTemplateFile } = await import('../config/templates/template-file.ts');
    const { template, nameAt } = readTemplateFile(name, '--template');
    if (BUILT_IN.has(template.name)) {
      throw new UsageFault(
        `${nameAt} gives the name "${template.name}" to a template, which one of Scribe's own has; give it another, for example: name: our-${template.name}`,
      );
    }
    return template;
  }
  const { readPolicyFile } = await import('../config.ts');
  const { known } = readPolicyFile(environment['SCRIBE_CONFIG']?.trim() || undefined).templates;
  const template = known.get(name);
  if (template) return template;
  throw new UsageFault(
    `There is no template "${name}"; try one of ${[...known.keys()].join(', ')}, or the path of a file such as ./short.md.`,
  );
}
