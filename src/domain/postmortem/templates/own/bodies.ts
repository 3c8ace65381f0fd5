import { type Analysis, analyse } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, paragraph, strong } from '../../document/nodes.ts';
import { emptyRecord } from '../../record/record.ts';
import { BUILT_IN } from '../registry.ts';

/** The content under a heading of a built-in template, by template and section: `standard/impact.user`. */
export type Bodies = (name: string) => Block[];

/** The bodies for one record; each built-in template that is needed is drafted once. */
export function bodiesOf(analysis: Analysis): Bodies {
  const drafted = new Map<string, DraftSection[]>();
  return (name) => {
    const slash = name.indexOf('/');
    const template = name.slice(0, slash);
    const sections = drafted.get(template) ?? BUILT_IN.get(template)?.draft(analysis) ?? [];
    drafted.set(template, sections);
    return bodyIn(sections, name.slice(slash + 1));
  };
}

/** The blocks of a section and its subsections, each subsection under its heading in bold. */
function bodyIn(sections: readonly DraftSection[], id: string): Block[] {
  return sections.flatMap((section): Block[] => {
    if (section.id === id) return [...section.blocks];
    if (!section.id.startsWith(`${id}.`)) return [];
    const { heading } = section;
    const label: Block[] =
      heading === undefined ? [] : [{ ...paragraph(strong(heading)), data: { remark: true } }];
    return [...label, ...section.blocks];
  });
}

/** Every body there is; a heading with nothing under it has none. */
export function bodyNames(): string[] {
  const analysis = analyse(emptyRecord('Any'));
  return [...BUILT_IN.values()].flatMap(({ name, draft }) => {
    const sections = draft(analysis);
    return sections.filter(({ id }) => bodyIn(sections, id).length > 0).map(({ id }) => `${name}/${id}`);
  });
}
