import type { Heading, RootContent } from 'mdast';
import type { Postmortem, Section } from '../../domain/postmortem/document/document.ts';
import type { Glance } from '../../domain/postmortem/document/glance.ts';
import { marked } from '../../domain/postmortem/document/prose.ts';
import { plainText } from '../../domain/postmortem/document/walk.ts';
import { type Picture, placed } from '../picture.ts';
import {
  firstBlocks,
  hasQuestionList,
  laterWords,
  listOf,
  type OpenQuestions,
  openQuestionsOf,
} from '../questions.ts';
import { type NodeWriter, resolveNodes } from '../resolve-nodes.ts';
import { BODY, beginning, introduces, setBlock, setHeading } from './blocks.ts';
import { Figures } from './figure.ts';
import { GLANCE_HEIGHT, setGlance } from './glance.ts';
import type { NoteNumbers } from './note-numbers.ts';
import { PAGE } from './page-style.ts';
import type { PageWriter } from './page-writer.ts';
import { questionBoxBeginning, setQuestionBox } from './question-box.ts';
import { runsOf } from './text-runs.ts';

/** A heading, block or picture, whichever section it belongs to. */
export type Item =
  | { readonly kind: 'heading'; readonly level: Section['level']; readonly heading: string }
  | { readonly kind: 'block'; readonly block: RootContent }
  | { readonly kind: 'glance'; readonly glance: Glance }
  | { readonly kind: 'questions'; readonly blocks: readonly RootContent[] }
  | { readonly kind: 'picture'; readonly picture: Picture };

/** The sections of a document in plain mdast, each followed by its pictures. */
export function itemsOf(
  document: Postmortem,
  pictures: readonly Picture[],
  nodeWriter: NodeWriter,
): readonly Item[] {
  const { sections, glance } = document;
  const places = placed(pictures, sections);
  const open = openQuestionsOf(document);
  const set = sections.flatMap(({ id, level, heading, blocks }, index): Item[] => [
    ...(heading === undefined ? [] : [{ kind: 'heading', level, heading } as const]),
    ...(index === 0 && glance ? [{ kind: 'glance', glance } as const] : []),
    ...(index === 0 ? questionBox(open) : []),
    ...blockItems(resolveNodes(blocks, nodeWriter)),
    ...(places.get(id) ?? []).map((picture) => ({ kind: 'picture', picture }) as const),
  ]);
  const later: Item[] =
    open.later.length === 0 || hasQuestionList(document)
      ? []
      : [{ kind: 'heading', level: 2, heading: laterWords(open) }, ...blockItems([listOf(open.later)])];
  return [...set, ...later];
}

function blockItems(blocks: readonly RootContent[]): Item[] {
  return blocks.map((block) => ({ kind: 'block', block }));
}

function questionBox(open: OpenQuestions): Item[] {
  const blocks = firstBlocks(open);
  return blocks.length === 0 ? [] : [{ kind: 'questions', blocks }];
}

/** Sets the items in order; what belongs together stays on one page. */
export async function setItems(
  writer: PageWriter,
  items: readonly Item[],
  notes: NoteNumbers,
): Promise<void> {
  const figures = new Figures(writer);
  const bookmarks = new Bookmarks(writer);
  writer.onPageTop = () => figures.flush();
  let page = pageOf(writer);
  for (const [index, item] of items.entries()) {
    if (pageOf(writer) !== page) figures.flush();
    page = pageOf(writer);
    const after = beginningAt(items.slice(index + 1, index + 4), writer, notes);
    switch (item.kind) {
      case 'heading': {
        const phrases = marked(item.heading);
        const runs = runsOf(phrases, () => 0, { bold: true });
        setHeading(writer, runs, { depth: item.level, place: BODY, after });
        bookmarks.add(plainText(phrases), item.level);
        break;
      }
      case 'block':
        await setBlock(writer, item.block, { place: BODY, notes, after });
        break;
      case 'glance':
        setGlance(writer, item.glance);
        break;
      case 'questions':
        setQuestionBox(writer, item.blocks);
        break;
      case 'picture':
        figures.add(item.picture);
        break;
      default:
        item satisfies never;
    }
  }
  figures.flush();
}

/** The height that items need to begin; a heading and a line that introduces also need that of what follows. */
function beginningAt([item, ...next]: readonly Item[], writer: PageWriter, notes: NoteNumbers): number {
  switch (item?.kind) {
    case 'heading': {
      const heading: Heading = { type: 'heading', depth: item.level, children: [] };
      return beginning(writer, heading, { place: BODY, notes }) + beginningAt(next, writer, notes);
    }
    case 'block': {
      const { block } = item;
      const own = beginning(writer, block, { place: BODY, notes });
      const leads = block.type === 'paragraph' && introduces(block) && next[0]?.kind === 'block';
      return leads ? own + beginningAt(next, writer, notes) : own;
    }
    case 'glance':
      return GLANCE_HEIGHT;
    case 'questions':
      return questionBoxBeginning(writer, item.blocks);
    case 'picture':
    case undefined:
      return 0;
    default:
      return item satisfies never;
  }
}

function pageOf({ document }: PageWriter): number {
  return document.bufferedPageRange().count;
}

/** The outline beside the pages. The title stands for the document itself, so the second level is the outermost. */
export class Bookmarks {
  private readonly writer: PageWriter;
  private readonly open: PDFKit.PDFOutline[];

  constructor(writer: PageWriter) {
    this.writer = writer;
    this.open = [writer.document.outline];
  }

  /** Call right after the heading has been set. */
  add(title: string, level: number): void {
    const depth = Math.min(Math.max(0, level - 2), this.open.length - 1);
    const above = this.open[depth];
    if (level === 1 || !above) return;
    this.open.length = depth + 1;
    // The library counts `left` from the right edge, and takes a place only where it is not to fit the page.
    const place = { expanded: true, fit: false, top: Math.max(0, this.writer.y - 36), left: PAGE.width };
    this.open.push(above.addItem(title, place));
  }
}
