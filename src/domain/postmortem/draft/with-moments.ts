import { day } from '../../timeline/time-words.ts';
import type { Section } from '../document/document.ts';
import type { Block } from '../document/nodes.ts';
import type { IncidentRecord, RecordEntry } from '../record/record.ts';

/** Says on each row of a timeline of which day and type its entry is, whichever template wrote it. */
export function withMoments(sections: readonly Section[], { entries }: IncidentRecord): Section[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => tableOf(block, byId)),
  }));
}

function tableOf(block: Block, entries: ReadonlyMap<string, RecordEntry>): Block {
  if (block.type !== 'table') return block;
  const children = block.children.map((row) => {
    const entry = entries.get(row.data?.entry ?? '');
    return entry ? { ...row, data: { ...row.data, day: day(entry.at), kind: entry.type } } : row;
  });
  return { ...block, children };
}
