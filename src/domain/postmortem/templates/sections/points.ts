import type { List, ListItem } from 'mdast';
import { type Evidence, fromField } from '../../analysis/evidence.ts';
import {
  type Block,
  bullets,
  cite,
  type Phrase,
  paragraph,
  strong,
  strongly,
  text,
} from '../../document/nodes.ts';
import { flowing, inline, marked, typedLines } from '../../document/prose.ts';
import type { FieldName } from '../../questions/questions.ts';
import type { IncidentRecord } from '../../record/record.ts';
import { open } from './statements.ts';

/** `Testing gap: load tests were short`: a short name before the statement, as people write lists. */
const NAMED = /^(?<name>\p{Lu}[^:.!?“”"`<>@]{1,48}):(?:\s+(?<rest>\S.*))?$/u;

export interface Named {
  readonly name?: string;
  readonly rest: string;
}

/** The name before a statement, if it begins with one. */
export function named(line: string): Named {
  const { name, rest } = NAMED.exec(line)?.groups ?? {};
  return name === undefined ? { rest: line } : { name, rest: rest ?? '' };
}

/** The first line of a typed statement, and the points under it. */
export function pointsOf(typed: string): { readonly first: string; readonly under: readonly string[] } {
  const [first = '', ...under] = typedLines(typed)
    .filter((line) => line.trim() !== '')
    .map((line) => flowing(line).trim());
  return { first, under: under.map((line) => line.replace(/^(?:[-*•]|\d{1,3}[.)])\s+/, '')) };
}

/** A typed statement as an item: its name in bold, the lines after its first as points under it. */
export function point(record: IncidentRecord, typed: string, evidence: Evidence): ListItem {
  const { first, under } = pointsOf(typed);
  return itemOf(
    [...withName(record, first), cite(evidence)],
    under.length === 0 ? [] : [bullets(under.map((line) => [...inline(record, line), cite(evidence)]))],
  );
}

/** `**Testing gap:** load tests were short`. */
function withName(record: IncidentRecord, line: string): Phrase[] {
  const { name, rest } = named(line);
  if (name === undefined) return inline(record, rest);
  const label = strongly(marked(`${name}:`, record.people));
  return rest === '' ? [label] : [label, text(' '), ...inline(record, rest)];
}

/** Statements of one list of the record as items, each with its own place in it as evidence. */
export function points(record: IncidentRecord, field: string, values: readonly string[]): ListItem[] {
  return values.map((value, index) => point(record, value, fromField(`${field}.${index}`)));
}

export function itemOf(phrases: readonly Phrase[], under: readonly Block[] = []): ListItem {
  return {
    type: 'listItem',
    spread: false,
    children: [paragraph(...phrases), ...under] as ListItem['children'],
  };
}

export function listOf(kind: 'bullets' | 'numbers', items: readonly ListItem[]): List {
  const ordered = kind === 'numbers';
  return { type: 'list', ordered, spread: false, ...(ordered ? { start: 1 } : {}), children: [...items] };
}

/** `**Label:**` and its content: one statement after it, several as points under it. */
export function fieldItem(label: string, content: readonly Phrase[] | readonly ListItem[]): ListItem {
  const name = strong(`${label}:`);
  if (!isItems(content)) return itemOf([name, text(' '), ...content]);
  return {
    type: 'listItem',
    spread: false,
    children: [{ ...paragraph(name), data: { remark: true } }, listOf('bullets', content)],
  };
}

/** The same for a list: a single short statement follows its label, several go under it; without any, the question. */
export function itemsOr(label: string, items: readonly ListItem[], question: FieldName): ListItem {
  const [item = fieldItem(label, open(question))] = underLabel(label, items);
  return item;
}

/** Items grouped under one label, so that it appears only once; nothing when there are none. */
export function underLabel(label: string, items: readonly ListItem[]): ListItem[] {
  const [only] = items;
  if (!only) return [];
  const [words, ...under] = only.children;
  if (items.length > 1 || words?.type !== 'paragraph' || under.length > 0 || isNamed(words))
    return [fieldItem(label, items)];
  return [fieldItem(label, words.children)];
}

/** A name in bold right after a label in bold is hard to read. */
function isNamed({ children: [first] }: { readonly children: readonly Phrase[] }): boolean {
  return first?.type === 'strong';
}

/** A label for something missing from the record, where that needs no question. */
export function nothing(label: string, words = 'none recorded'): ListItem {
  const line = paragraph(strong(`${label}:`), text(` ${words}`));
  return { type: 'listItem', spread: false, children: [{ ...line, data: { remark: true } }] };
}

function isItems(content: readonly Phrase[] | readonly ListItem[]): content is readonly ListItem[] {
  return content[0]?.type === 'listItem';
}
