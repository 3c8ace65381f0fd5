import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import type { IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';

/**
 * What a built-in template writes about a record under one heading (or without any), in Markdown, without its notes.
 */
export function drafted(name: string, record: IncidentRecord, heading: string | undefined): string {
  const template = BUILT_IN.get(name);
  if (!template) throw new Error(`There is no template "${name}".`);
  const document = draftPostmortem(record, template);
  const sections = document.sections.filter((section) => section.heading === heading);
  if (sections.length !== 1) throw new Error(`"${heading}" is no heading of ${name}, or not the only one.`);
  const part = renderMarkdown({ ...document, sections, questions: [] });
  return part
    .replace(/^\*Drafted from[\s\S]*$/m, '')
    .replace(/\[\^[^\]]+\]/g, '')
    .split('\n')
    .slice(1)
    .join('\n')
    .trim();
}
