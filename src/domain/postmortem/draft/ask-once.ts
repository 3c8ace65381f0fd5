import type { Nodes, Paragraph } from 'mdast';
import type { DraftSection } from '../document/document.ts';
import { type Block, type OpenQuestion, type Phrase, text } from '../document/nodes.ts';

/** The section that is gone through, and for each question the section that asks it in full. */
interface Progress {
  readonly section: DraftSection;
  readonly asked: Map<string, DraftSection>;
}

/**
 * Asks each question in full where it comes first. Further down in the same section it reads `as above`; in a
 * later one a line says where it is asked. (A cell of a table in a later section keeps its question.)
 */
export function askOnce(sections: readonly DraftSection[]): DraftSection[] {
  const asked = new Map<string, DraftSection>();
  return sections.map((section) => {
    const blocks = section.blocks.map((block) => inBlock(block, { section, asked }));
    return blocks.some((block, index) => block !== section.blocks[index]) ? { ...section, blocks } : section;
  });
}

function inBlock<Each extends Nodes>(node: Each, progress: Progress): Each {
  if (!('children' in node) || (node.type === 'tableRow' && node.data?.entry !== undefined)) return node;
  let changed = false;
  let moved = false;
  const children = (node.children as Nodes[]).map((child) => {
    const next =
      child.type === 'openQuestion'
        ? shorter(child, progress, node.type !== 'paragraph')
        : inBlock(child, progress);
    changed ||= next !== child;
    moved ||= child.type === 'openQuestion' && next.type !== 'openQuestion';
    return next;
  });
  if (!changed) return node;
  const copy = { ...node, children };
  return (copy.type === 'paragraph' && moved ? referring(copy as Paragraph) : copy) as Each;
}

function shorter(node: OpenQuestion, { section, asked }: Progress, inCell: boolean): OpenQuestion | Phrase {
  const before = asked.get(node.question.id);
  if (!before) {
    asked.set(node.question.id, section);
    return node;
  }
  if (before === section) return { ...node, question: { ...node.question, text: 'as above' } };
  if (inCell) return node;
  const { heading, level } = before;
  return text(`open, asked ${heading === undefined || level === 1 ? 'at the top' : `under “${heading}”`}`);
}

/** A line that only says where its question is asked states nothing about the incident. */
function referring(paragraph: Paragraph): Block & Paragraph {
  const says = paragraph.children.some(({ type }) => type === 'cite' || type === 'openQuestion');
  const [first, ...rest] = paragraph.children;
  if (first?.type === 'text' && first.value.startsWith('open, asked ')) {
    return referring({ ...paragraph, children: [text(`O${first.value.slice(1)}`), ...rest] });
  }
  return says ? paragraph : { ...paragraph, data: { ...paragraph.data, remark: true } };
}
