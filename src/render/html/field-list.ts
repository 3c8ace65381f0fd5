import type { ElementContent } from 'hast';
import type { Paragraph, PhrasingContent } from 'mdast';
import { plainText } from '../../domain/postmortem/document/walk.ts';
import { element, words } from './element.ts';

/** With fewer lines, a paragraph of fields stays one. */
const FEW = 3;

/** One line of a header: `**Severity:** SEV-2`. */
interface Field {
  readonly label: string;
  readonly value: readonly PhrasingContent[];
}

/** The fields of a paragraph in which every line begins with a label in bold; `undefined` for any other. */
export function fieldsOf({ children }: Paragraph): readonly Field[] | undefined {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'break') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  if (lines.length < FEW) return undefined;
  const fields = lines.flatMap(([label, ...value]): Field[] => {
    const name = label?.type === 'strong' ? plainText(label.children) : '';
    return name.endsWith(':') ? [{ label: name.slice(0, -1), value: withoutSpace(value) }] : [];
  });
  return fields.length === lines.length ? fields : undefined;
}

/** Without the space behind the label. */
function withoutSpace([first, ...rest]: readonly PhrasingContent[]): PhrasingContent[] {
  if (first?.type !== 'text') return first ? [first, ...rest] : [];
  const value = first.value.trimStart();
  return value === '' ? rest : [{ ...first, value }, ...rest];
}

/** Labels and values side by side. */
export function fieldList(
  fields: readonly Field[],
  elements: (phrases: readonly PhrasingContent[]) => ElementContent[],
): ElementContent {
  const items = fields.map(({ label, value }) =>
    element('div', {}, [element('dt', {}, [words(label)]), element('dd', {}, elements(value))]),
  );
  return element('dl', { className: ['fields'] }, items);
}
