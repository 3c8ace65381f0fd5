import { structuredPatch } from 'diff';
import type { Postmortem, Section } from '../domain/postmortem/document/document.ts';
import { writeSection } from './section-text.ts';

/** A section, if there is one, and its document. */
export interface SectionIn {
  readonly section: Section | undefined;
  readonly document: Postmortem;
}

/** The difference between two versions of a section: lines marked `+`, `-` or a space, with one line of context. */
export function sectionDiff(before: SectionIn, after: SectionIn): string {
  const patch = structuredPatch('', '', textOf(before), textOf(after), '', '', { context: 1 });
  return patch.hunks
    .map(({ lines }) => lines.filter((line) => !line.startsWith('\\')).join('\n'))
    .join('\n…\n');
}

function textOf({ section, document }: SectionIn): string {
  return section ? `${writeSection(section, document)}\n` : '';
}
