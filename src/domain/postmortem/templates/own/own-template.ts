import type { Nodes } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { ask, type Block, type OpenQuestion, type Phrase, paragraph } from '../../document/nodes.ts';
import { joinTexts, oneLine } from '../../document/prose.ts';
import { walk } from '../../document/walk.ts';
import type { Template } from '../template.ts';
import { BLOCK_SLOTS } from './block-slots.ts';
import { type Bodies, bodiesOf } from './bodies.ts';
import type { Layout, LayoutSection } from './layout.ts';
import { VALUE_SLOTS } from './value-slots.ts';

/** An operator's layout as a template. Nothing in a record can become a slot: only the layout has slots. */
export function ownTemplate(layout: Layout): Template {
  const { name, version, sections } = layout;
  const used = new Set(sections.flatMap(blockSlotsOf));
  return {
    name,
    version,
    layout,
    draft: (analysis) => {
      const filler = new Filler(analysis, bodiesOf(analysis), used);
      return sections.map((section) => filler.section(section));
    },
  };
}

function blockSlotsOf({ blocks }: LayoutSection): string[] {
  return blocks.flatMap((block) => (block.type === 'paragraph' ? (block.data?.slot ?? []) : []));
}

/** Fills the slots with what is known of one incident. */
class Filler {
  private readonly analysis: Analysis;
  private readonly bodies: Bodies;
  private readonly used: ReadonlySet<string>;

  constructor(analysis: Analysis, bodies: Bodies, used: ReadonlySet<string>) {
    this.analysis = analysis;
    this.bodies = bodies;
    this.used = used;
  }

  section(layout: LayoutSection): DraftSection {
    const { id, level, blocks } = layout;
    const about = blockSlotsOf(layout).map((slot) => slot.slice(slot.indexOf('/') + 1));
    const heading = joinTexts((layout.heading ?? []).flatMap((phrase) => this.node(phrase) as Phrase[]));
    return {
      id,
      level,
      ...(layout.heading ? { heading: headingText(heading) } : {}),
      ...(about.length > 0 ? { about } : {}),
      blocks: [...askedBelow(heading), ...blocks.flatMap((block) => this.block(block))],
    };
  }

  private block(block: Block): Block[] {
    const name = block.type === 'paragraph' ? block.data?.slot : undefined;
    if (name === undefined) return this.node(block) as Block[];
    const slot = BLOCK_SLOTS.get(name) ?? { body: name };
    if ('body' in slot) return this.bodies(slot.body);
    return slot.write(this.analysis, (other) => this.used.has(other));
  }

  private node(node: Nodes): Nodes[] {
    if (node.type === 'text' && node.data?.slot !== undefined) {
      return VALUE_SLOTS.get(node.data.slot)?.(this.analysis) ?? [node];
    }
    if (!('children' in node)) return [node];
    const children = (node.children as Nodes[]).flatMap((child) => this.node(child));
    return [{ ...node, children: joinTexts(children as Phrase[]) } as Nodes];
  }
}

/** A heading is plain text: code keeps its marks, and open questions go right below it. */
function headingText(phrases: readonly Phrase[]): string {
  const words: string[] = [];
  walk(phrases, (node) => {
    if (node.type === 'text') words.push(node.value);
    else if (node.type === 'inlineCode') words.push(`\`${node.value}\``);
    else if (node.type === 'image') words.push(node.alt ?? '');
    else if (node.type === 'break') words.push(' ');
    else if (node.type === 'openQuestion') words.push('(open)');
    return undefined;
  });
  return oneLine(words.join('')).trim();
}

function askedBelow(heading: readonly Phrase[]): Block[] {
  const open: OpenQuestion[] = [];
  walk(heading, (node) => {
    if (node.type === 'openQuestion') open.push(ask(node.question));
    return undefined;
  });
  return open.map((question) => paragraph(question));
}
