import type { Postmortem } from '../document/document.ts';
import { remark } from '../document/nodes.ts';

const NOTE =
  'What the entries mean was taken from their words (--confirm-suggestions); nobody has confirmed it one by one.';

/** The document with a line near its top that says that suggestions stand in it as if people had confirmed them. */
export function withSuggestionNote(document: Postmortem): Postmortem {
  const [first, ...others] = document.sections;
  if (!first) return document;
  return { ...document, sections: [{ ...first, blocks: [remark(NOTE), ...first.blocks] }, ...others] };
}
