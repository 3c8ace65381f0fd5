import type { List, ListItem, Paragraph, Table } from 'mdast';
import type { Postmortem, Section } from '../document/document.ts';
import { type Block, type Phrase, remark, text } from '../document/nodes.ts';
import { survey } from '../document/walk.ts';
import { withSections } from './redraft.ts';
import { UNCONFIRMED } from './with-candidates.ts';

/**
 * The document as it is published: without open questions, without remarks that nobody confirmed, and without the
 * sections that nobody filled, which one line lists. The draft for the team keeps all of them.
 */
export function forReaders(document: Postmortem): Postmortem {
  const { sections } = document;
  const empty = new Set(sections.filter(isUnfilled));
  const gone = new Set(sections.filter((section, index) => isGone(section, below(sections, index), empty)));
  if (gone.size === 0 && document.questions.length === 0 && !document.remarks) return document;
  const kept = sections
    .filter((section) => !gone.has(section))
    .map((section) => ({ ...section, blocks: section.blocks.flatMap((block) => readable(block) ?? []) }));
  const names = sections.flatMap((section, index) => nameOfGone(sections, { section, index, gone }));
  const told = names.length === 0 ? kept : withLine(kept, names, document.template.version);
  const { remarks: _remarks, ...rest } = withSections(document, told);
  return { ...rest, questions: [] };
}

/** A section that only asks, or only says that there is nothing. What a person wrote is never left out. */
function isUnfilled({ author, blocks, heading, level }: Section): boolean {
  if (author.kind === 'person' || heading === undefined || level === 1) return false;
  const { cites, entries, questions } = survey(blocks.flatMap((block) => readable(block) ?? []));
  const says = cites.length > 0 || entries.length > 0;
  const asks = questions.length > 0 || survey(blocks).questions.length > 0;
  return !says && (asks || (blocks.length > 0 && blocks.every(isNothing)));
}

function isNothing(block: Block): boolean {
  return block.type === 'paragraph' && block.data?.nothing === true;
}

/** The sections under a heading. */
function below(sections: readonly Section[], index: number): readonly Section[] {
  const own = sections[index]?.level ?? 1;
  const rest = sections.slice(index + 1);
  const end = rest.findIndex(({ level, heading }) => level <= own || heading === undefined);
  return end < 0 ? rest : rest.slice(0, end);
}

/** An unfilled section goes with all that is below it, or not at all; so does a heading over nothing. */
function isGone(section: Section, under: readonly Section[], empty: ReadonlySet<Section>): boolean {
  if (section.heading === undefined || section.level === 1 || section.author.kind === 'person') return false;
  const bare = section.blocks.length === 0 && under.length > 0;
  return (bare || empty.has(section)) && under.every((each) => empty.has(each));
}

/** `Prevent (Action Items)`; a section that went with its heading is not named. */
function nameOfGone(
  sections: readonly Section[],
  {
    section,
    index,
    gone,
  }: { readonly section: Section; readonly index: number; readonly gone: ReadonlySet<Section> },
): string[] {
  if (!gone.has(section)) return [];
  const parent = sections.slice(0, index).findLast(({ level }) => level < section.level);
  if (parent && gone.has(parent)) return [];
  const above = parent && parent.level > 1 && parent.heading !== undefined ? ` (${parent.heading})` : '';
  return [`${section.heading}${above}`];
}

/** The line comes last, before the closing lines without a heading. */
function withLine(sections: readonly Section[], names: readonly string[], version: string): Section[] {
  const line: Section = {
    id: 'left-out',
    level: 2,
    blocks: [remark(`Left out, as nothing is recorded for them: ${names.join(', ')}.`)],
    entries: [],
    author: { kind: 'scribe', templateVersion: version },
  };
  const last = sections.at(-1);
  const end = last && last.heading === undefined ? sections.length - 1 : sections.length;
  return [...sections.slice(0, end), line, ...sections.slice(end)];
}

/** A block without its questions and unconfirmed remarks; `undefined` where nothing is left of it. */
function readable<Each extends Block>(block: Each): Each | undefined {
  switch (block.type) {
    case 'paragraph':
      return paragraphForReaders(block) as Each | undefined;
    case 'list':
      return listForReaders(block) as Each | undefined;
    case 'table':
      return tableForReaders(block) as Each;
    default:
      return block;
  }
}

/** A label keeps its line, and says that its value is not recorded. */
function paragraphForReaders(paragraph: Paragraph): Paragraph | undefined {
  const { children } = paragraph;
  const [first] = children;
  if (first?.type === 'text' && first.value.startsWith(UNCONFIRMED)) return undefined;
  if (!children.some(({ type }) => type === 'openQuestion')) return paragraph;
  const lines = linesOf(children).map(lineForReaders);
  const said = lines.filter((line) => line.length > 0);
  if (said.length === 0) return undefined;
  const rest = said.flatMap((line, index): Phrase[] => (index === 0 ? line : [{ type: 'break' }, ...line]));
  const states = rest.some(({ type }) => type === 'cite');
  return { ...paragraph, children: rest, ...(states ? {} : { data: { ...paragraph.data, remark: true } }) };
}

function linesOf(children: readonly Phrase[]): Phrase[][] {
  const lines: Phrase[][] = [[]];
  for (const child of children) {
    if (child.type === 'break') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  return lines;
}

function lineForReaders(line: readonly Phrase[]): Phrase[] {
  if (!line.some(({ type }) => type === 'openQuestion')) return [...line];
  const rest = line.filter(({ type }) => type !== 'openQuestion');
  const says = rest.some(
    (each) => each.type === 'cite' || (each.type === 'text' && each.value.trim() !== ''),
  );
  if (says) return withoutEndingSpace(rest);
  return rest.some(({ type }) => type === 'strong')
    ? [...withoutEndingSpace(rest), text(' not recorded')]
    : [];
}

function withoutEndingSpace(phrases: readonly Phrase[]): Phrase[] {
  const last = phrases.at(-1);
  if (last?.type !== 'text') return [...phrases];
  const value = last.value.trimEnd();
  return value === '' ? withoutEndingSpace(phrases.slice(0, -1)) : [...phrases.slice(0, -1), text(value)];
}

function listForReaders(list: List): List | undefined {
  const children = list.children.flatMap((item): ListItem[] => {
    const inner = item.children.flatMap((child) => readable(child) ?? []);
    return inner.length === 0 || isLabelOnly(item, inner) ? [] : [{ ...item, children: inner }];
  });
  return children.length === 0 ? undefined : { ...list, children };
}

/** A label whose points are all gone. */
function isLabelOnly({ children }: ListItem, left: ListItem['children']): boolean {
  return (
    left.length < children.length &&
    left.length === 1 &&
    left[0]?.type === 'paragraph' &&
    left[0].data?.remark === true
  );
}

function tableForReaders(table: Table): Table {
  const rows = table.children.map((row) => ({
    ...row,
    children: row.children.map((cell) => {
      if (!cell.children.some(({ type }) => type === 'openQuestion')) return cell;
      const rest = withoutEndingSpace(cell.children.filter(({ type }) => type !== 'openQuestion'));
      return { ...cell, children: rest.length > 0 ? rest : [text('not recorded')] };
    }),
  }));
  return { ...table, children: rows };
}
