import { structuredPatch } from 'diff';
import type { Postmortem, Section } from '../domain/postmortem/document.ts';
import { writeSection } from './section-text.ts';

/** A section and the document that it stands in; nothing where there is none. */
export interface SectionIn {
  readonly section: Section | undefined;
  readonly document: Postmortem;
}

/** What is different between two forms of a section: lines with `+`, `-` or a space before them, one line around each. */
export function sectionDiff(before: SectionIn, after: SectionIn): string {
  const patch = structuredPatch('', '', textOf(before), textOf(after), '', '', { context: 1 });
  return patch.hunks
    .map(({ lines }) => lines.filter((line) => !line.startsWith('\\')).join('\n'))
    .join('\n…\n');
}

function textOf({ section, document }: SectionIn): string {
  return section ? `${writeSection(section, document)}\n` : '';
}
