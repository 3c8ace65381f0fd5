import { createHash } from 'node:crypto';
import { coverage } from '../domain/postmortem/document/coverage.ts';
import type { Postmortem } from '../domain/postmortem/document/document.ts';

/** SHA-256 of the document in hexadecimal: the same for the same record and template version. */
export function documentHash(document: Postmortem): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex');
}

/** The document as data, for other programs: sections with their blocks (mdast), questions, sources, coverage, hash. */
export function renderJson(document: Postmortem): string {
  const { title, incident, template, asOf, entryCount, authorCount, questions, remarks, sections, sources } =
    document;
  const shown = {
    title,
    incident,
    template,
    hash: documentHash(document),
    ...(asOf ? { asOf } : {}),
    entryCount,
    authorCount,
    coverage: coverage(document),
    questions,
    remarks: remarks ?? [],
    sections,
    sources,
  };
  return `${JSON.stringify(shown, undefined, 2)}\n`;
}
