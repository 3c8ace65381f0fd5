import type { Link, Nodes, Root, Table, TableCell, TableRow } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import {
  defaultHandlers,
  type Handle,
  type Info,
  type State,
  toMarkdown,
  type Unsafe,
} from 'mdast-util-to-markdown';

/**
 * Writes a tree as GitHub-flavoured Markdown. All escaping is the library's; reading and writing it again changes
 * nothing.
 */
export function writeMarkdown(root: Root): string {
  return toMarkdown(withCodeOnOneLine(root), {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    fences: true,
    listItemIndent: 'one',
    extensions: [gfmToMarkdown()],
    handlers: { root: quickRoot, table },
  });
}

/**
 * The library tries every escaping rule on every piece of text, which takes over a second for 10,000 table rows. Here
 * it gets only the rules that can apply: those in scope whose character occurs in the piece. A test checks that the
 * result is the same.
 */
const quickRoot: Handle = (node, ...[, state, info]) => {
  quicken(state);
  return defaultHandlers.root(node, undefined, state, info);
};

/**
 * Code of several lines on one: a code span has no lines, and a cell of a table cannot have any. What does not change
 * is not copied.
 */
function withCodeOnOneLine<Each extends Nodes>(node: Each): Each {
  if (node.type === 'inlineCode' && node.value.includes('\n'))
    return { ...node, value: node.value.replace(/\s*\n\s*/g, ' ') };
  if (!('children' in node)) return node;
  const before: readonly Nodes[] = node.children;
  let children: Nodes[] | undefined;
  for (const [at, child] of before.entries()) {
    const written = child.type === 'text' ? child : withCodeOnOneLine(child);
    if (written !== child) children ??= before.slice(0, at);
    children?.push(written);
  }
  return children ? ({ ...node, children } as Each) : node;
}

const LINE_END = /[\r\n]/;
const ONLY_AT_LINE_END = '[\\r\\n]';

/** The rules that can apply at one place of the tree, and two quick tests for whether any does. */
interface Scope {
  readonly rules: ReadonlyMap<string, readonly Unsafe[]>;
  /** Characters that are unsafe whatever their neighbours, and line ends. */
  readonly always: RegExp;
  /** Characters that are unsafe between certain neighbours (`www.`, `https:/`). */
  readonly between: RegExp | undefined;
}

function quicken(state: State): void {
  const all = state.unsafe;
  const slow = state.safe.bind(state);
  const scopes = new Map<string, Scope>();
  const scopeNow = (): Scope => {
    const key = state.stack.join();
    const scope = scopes.get(key) ?? scopeOf(state.stack, all);
    scopes.set(key, scope);
    return scope;
  };
  state.safe = (input, config) => {
    if (!input) return '';
    const scope = scopeNow();
    const atLineEnd = LINE_END.test(config.before ?? '') || LINE_END.test(config.after ?? '');
    if (
      !atLineEnd &&
      !scope.always.test(input) &&
      !scope.between?.test(`${config.before}${input}${config.after}`)
    ) {
      return input;
    }
    const hasLineEnd = atLineEnd || LINE_END.test(input);
    const rules: Unsafe[] = [];
    for (const [character, candidates] of scope.rules) {
      if (!input.includes(character)) continue;
      for (const rule of candidates) if (hasLineEnd || !needsLineEnd(rule)) rules.push(rule);
    }
    state.unsafe = rules;
    const safe = slow(input, config);
    state.unsafe = all;
    return safe;
  };
}

function scopeOf(stack: State['stack'], all: readonly Unsafe[]): Scope {
  const rules = rulesIn(stack, all);
  const inLine = [...rules.values()].flat().filter((rule) => !needsLineEnd(rule));
  const always = inLine.filter((rule) => !(rule.before && rule.after)).map((rule) => escaped(rule.character));
  const between = inLine.filter((rule) => rule.before && rule.after);
  return {
    rules,
    always: new RegExp(`[\\r\\n\\\\${always.join('')}]`),
    between:
      between.length === 0
        ? undefined
        : new RegExp(
            between.map((rule) => `(?:${rule.before})${escaped(rule.character)}(?:${rule.after})`).join('|'),
          ),
  };
}

/** A character as a regular expression writes it, in and outside of brackets. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function needsLineEnd(rule: Unsafe): boolean {
  return rule.atBreak === true || rule.before === ONLY_AT_LINE_END || rule.after === ONLY_AT_LINE_END;
}

function rulesIn(stack: State['stack'], all: readonly Unsafe[]): Map<string, Unsafe[]> {
  const rules = new Map<string, Unsafe[]>();
  for (const rule of all) {
    if (!holds(stack, rule.inConstruct, true) || holds(stack, rule.notInConstruct, false)) continue;
    const same = rules.get(rule.character);
    if (same) same.push(rule);
    else rules.set(rule.character, [rule]);
  }
  return rules;
}

function holds(stack: State['stack'], constructs: Unsafe['inConstruct'], none: boolean): boolean {
  const names = typeof constructs === 'string' ? [constructs] : (constructs ?? []);
  return names.length === 0 ? none : names.some((name) => stack.includes(name));
}

/**
 * A table without padding, so that a change in one row changes one line. The library's own writer measures and copies
 * every cell several times, which is slow for long timelines.
 */
const table: Handle = (node: Table, ...[, state, info]) => {
  const leave = state.enter('table');
  const [head, ...rows] = node.children.map((row) => writeRow(row, state, info));
  leave();
  const width = node.children[0]?.children.length ?? 0;
  const rule = `|${' - |'.repeat(width)}`;
  return [head, rule, ...rows].join('\n');
};

function writeRow(row: TableRow, state: State, info: Info): string {
  let line = '|';
  for (const cell of row.children) {
    const written = writeCell(cell, state, info);
    line += written === '' ? ' |' : ` ${written} |`;
  }
  return line;
}

/** A cell with a single text or link needs none of the checks that mixed content needs. */
function writeCell(cell: TableCell, state: State, info: Info): string {
  const leave = state.enter('tableCell');
  const leavePhrasing = state.enter('phrasing');
  const around = { ...info, before: ' ', after: ' ' };
  const [only] = cell.children;
  let value: string;
  if (cell.children.length === 1 && only?.type === 'text') value = state.safe(only.value, around);
  else if (cell.children.length === 1 && only?.type === 'link' && isSimple(only))
    value = writeLink(only, state, info);
  else value = state.containerPhrasing(cell, around);
  leavePhrasing();
  leave();
  return value;
}

/** A link with its own label and an address without white space; the library writes all others. */
function isSimple({ url, title, children }: Link): boolean {
  const [label] = children;
  return (
    !title &&
    children.length === 1 &&
    label?.type === 'text' &&
    label.value !== url &&
    /^https?:[!-~]+$/.test(url)
  );
}

function writeLink({ url, children }: Link, state: State, info: Info): string {
  const [label] = children;
  const leave = state.enter('link');
  const leaveLabel = state.enter('label');
  const words = state.safe(label?.type === 'text' ? label.value : '', { ...info, before: '[', after: '](' });
  leaveLabel();
  const leaveTarget = state.enter('destinationRaw');
  const target = state.safe(url, { ...info, before: '(', after: ')' });
  leaveTarget();
  leave();
  return `[${words}](${target})`;
}
