import type {
  Code,
  List,
  ListItem,
  Node,
  Paragraph,
  PhrasingContent,
  RootContent,
  Strong,
  Table,
  TableCell,
  TableRow,
  Text,
} from 'mdast';
import type { EntryType } from '../../timeline/entry.ts';
import { day } from '../../timeline/time-words.ts';
import type { CandidateKind } from '../analysis/candidate.ts';
import type { Evidence } from '../analysis/evidence.ts';
import type { Question } from '../questions/questions.ts';

/** Follows a statement and says what it rests on. Renderers turn it into notes or links. */
export interface Cite extends Node, Evidence {
  type: 'cite';
}

/** Takes the place of a statement that the record does not hold. Renderers show it as a marked question. */
export interface OpenQuestion extends Node {
  type: 'openQuestion';
  question: Question;
}

/** While a document is drafted: the kinds of remarks that have their place here. */
interface TakesRemarks {
  candidates?: readonly CandidateKind[];
  /** Only accepted remarks are shown, since outside readers see this. */
  onlyAccepted?: true;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    cite: Cite;
    openQuestion: OpenQuestion;
  }
  interface RootContentMap {
    cite: Cite;
    openQuestion: OpenQuestion;
  }
  interface TableRowData {
    /** The row is this entry of the timeline, and so its own evidence. */
    entry?: string;
    /** Further entries that the row shows beside it. */
    further?: readonly string[];
    /** The day of the entry, and its type: renderers set days apart and give types a sign. */
    day?: string;
    kind?: EntryType;
    /** A row of the template itself, which states nothing about the incident. */
    remark?: true;
  }
  interface ParagraphData extends TakesRemarks {
    /** A remark or checklist line of the template, which states nothing about the incident. */
    remark?: true;
    /** Renderers put the list of the questions here that come after the first. */
    questionList?: true;
    /** The remark that a section has nothing: what is published leaves such a section out. */
    nothing?: true;
  }
  interface ListData extends TakesRemarks {
    /** The line above the list, shown only when the list has items. */
    lead?: string;
  }
  interface ListItemData extends TakesRemarks {}
}

/** Any block of a section. */
export type Block = RootContent;
export type Phrase = PhrasingContent;

export const text = (value: string): Text => ({ type: 'text', value });
export const strong = (value: string): Strong => ({ type: 'strong', children: [text(value)] });
/** Typed words in bold, addresses in them as links. */
export const strongly = (children: Phrase[]): Strong => ({ type: 'strong', children });
export const paragraph = (...children: Phrase[]): Paragraph => ({ type: 'paragraph', children });
export const code = (value: string, lang?: string): Code => ({
  type: 'code',
  value,
  ...(lang ? { lang } : {}),
});

export function cite({ entries, fields }: Evidence): Cite {
  return { type: 'cite', entries, fields };
}

export function ask(question: Question): OpenQuestion {
  return { type: 'openQuestion', question };
}

/** A line of the template itself. */
export function remark(value: string): Paragraph {
  return { ...paragraph(text(value)), data: { remark: true } };
}

/** The place of the list of open questions, in a template that has one. */
export const QUESTION_LIST: Paragraph = {
  type: 'paragraph',
  children: [],
  data: { remark: true, questionList: true },
};

/** A line that says that nothing is recorded for a section. */
export function noneRecorded(value: string): Paragraph {
  return { ...paragraph(text(value)), data: { remark: true, nothing: true } };
}

/** The same block, as the place of remarks of these kinds. */
export function taking<Each extends Paragraph | List | ListItem>(
  block: Each,
  candidates: readonly CandidateKind[] | undefined,
): Each {
  return candidates ? { ...block, data: { ...block.data, candidates } } : block;
}

/** `**Label:** value`. */
export function field(label: string, value: readonly Phrase[]): Phrase[] {
  return [strong(`${label}:`), text(' '), ...value];
}

/** Fields under each other, as one paragraph with line breaks. */
export function fieldLines(...fields: readonly Phrase[][]): Paragraph {
  const lines = fields.flatMap((phrases, index): Phrase[] =>
    index === 0 ? phrases : [{ type: 'break' }, ...phrases],
  );
  return paragraph(...lines);
}

function list(ordered: boolean, items: readonly ListItem[]): List {
  return { type: 'list', ordered, spread: false, ...(ordered ? { start: 1 } : {}), children: [...items] };
}

function item(children: readonly Phrase[]): ListItem {
  return { type: 'listItem', spread: false, children: [paragraph(...children)] };
}

export function bullets(items: readonly Phrase[][]): List {
  return list(false, items.map(item));
}

export function numbered(items: readonly Phrase[][]): List {
  return list(true, items.map(item));
}

/** A checklist of the template, ticked or not. */
export function checklist(items: readonly { readonly done: boolean; readonly label: Phrase[] }[]): List {
  return list(
    false,
    items.map(({ done, label }) => ({
      type: 'listItem',
      spread: false,
      checked: done,
      children: [{ ...paragraph(...label), data: { remark: true } }],
    })),
  );
}

/** The entries that a row of the timeline shows; none for other rows. */
export function entriesOfRow({ data }: TableRow): readonly string[] {
  return data?.entry === undefined ? [] : [data.entry, ...(data.further ?? [])];
}

export function row(...cells: readonly Phrase[][]): TableRow {
  return { type: 'tableRow', children: cells.map((children) => ({ type: 'tableCell', children })) };
}

/** The row of an entry, with its day and type; `further` is one that it shows beside it. */
export function entryRow(
  { id, at, type }: Moment,
  cells: readonly Phrase[][],
  further?: Pick<Moment, 'id'>,
): TableRow {
  const children = cells.map((words): TableCell => ({ type: 'tableCell', children: words }));
  const data = further
    ? { entry: id, further: [further.id], day: day(at), kind: type }
    : { entry: id, day: day(at), kind: type };
  return { type: 'tableRow', children, data };
}

interface Moment {
  readonly id: string;
  readonly at: Date;
  readonly type: EntryType;
}

export function table(head: readonly string[], rows: readonly TableRow[]): Table {
  return {
    type: 'table',
    align: head.map(() => null),
    children: [row(...head.map((name) => [text(name)])), ...rows],
  };
}
