import type { Root } from 'mdast';
import type { OpenQuestion, Phrase } from '../../src/domain/postmortem/document/nodes.ts';
import { strong, text } from '../../src/domain/postmortem/document/nodes.ts';
import { marked } from '../../src/domain/postmortem/document/prose.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { wholeText } from '../../src/domain/postmortem/questions/questions.ts';
import type { IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';
import { resolveNodes } from '../../src/render/resolve-nodes.ts';
import { writeMarkdown } from '../../src/render/write-markdown.ts';

/**
 * What a built-in template writes about a record under one heading (or without any), in Markdown, without its notes.
 * Renderers put a short line where something is missing; here stands each question in full, so that tests see which
 * one is asked where.
 */
export function drafted(name: string, record: IncidentRecord, heading: string | undefined): string {
  const template = BUILT_IN.get(name);
  if (!template) throw new Error(`There is no template "${name}".`);
  const [section, ...others] = draftPostmortem(record, template).sections.filter(
    (each) => each.heading === heading,
  );
  if (!section || others.length > 0)
    throw new Error(`"${heading}" is no heading of ${name}, or not the only one.`);
  const children = resolveNodes(section.blocks, { cite: () => [], missing: inFull });
  const root: Root = { type: 'root', children };
  return writeMarkdown(root).trim();
}

/** `**Open question:** When was it resolved?` */
function inFull(questions: readonly OpenQuestion[]): Phrase[] {
  return questions.flatMap(({ question }, index) => [
    ...(index === 0 ? [] : [text(' ')]),
    strong('Open question:'),
    text(' '),
    ...marked(wholeText(question)),
  ]);
}
