import type { Root, TableCell } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import {
  defaultHandlers,
  type Handle,
  type Info,
  type State,
  toMarkdown,
  type Unsafe,
} from 'mdast-util-to-markdown';

/** Writes a tree as GitHub-flavoured Markdown. All escaping is the library's; reading and writing it again changes nothing. */
export function writeMarkdown(root: Root): string {
  return toMarkdown(root, {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    fences: true,
    listItemIndent: 'one',
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    handlers: { root: quickRoot, tableCell },
  });
}

/**
 * The library tries every escaping rule on every piece of text; 10,000 rows of a table cost it over a second.
 * Here it is given only the rules that can apply: those in scope whose character occurs in that piece.
 * The result is the same, which a test holds.
 */
const quickRoot: Handle = (node, _parent, state, info) => {
  quicken(state);
  return defaultHandlers.root(node, undefined, state, info);
};

const LINE_END = /[\r\n]/;
const ONLY_AT_LINE_END = '[\\r\\n]';

function quicken(state: State): void {
  const all = state.unsafe;
  const slow = state.safe.bind(state);
  const scopes = new Map<string, Map<string, Unsafe[]>>();
  const inScope = (): Map<string, Unsafe[]> => {
    const scope = state.stack.join();
    const known = scopes.get(scope) ?? rulesIn(state.stack, all);
    scopes.set(scope, known);
    return known;
  };
  state.safe = (input, config) => {
    if (!input) return '';
    const hasLineEnd =
      LINE_END.test(input) || LINE_END.test(config.before ?? '') || LINE_END.test(config.after ?? '');
    const rules: Unsafe[] = [];
    for (const [character, candidates] of inScope()) {
      if (!input.includes(character)) continue;
      for (const rule of candidates) if (hasLineEnd || !needsLineEnd(rule)) rules.push(rule);
    }
    if (rules.length === 0 && !input.includes('\\')) return input;
    state.unsafe = rules;
    const escaped = slow(input, config);
    state.unsafe = all;
    return escaped;
  };
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

/** A cell that holds one text needs none of the care for neighbours that mixed content needs. */
function tableCell(node: TableCell, _parent: unknown, state: State, info: Info): string {
  const leave = state.enter('tableCell');
  const leavePhrasing = state.enter('phrasing');
  const around = { ...info, before: ' ', after: ' ' };
  const [only] = node.children;
  const value =
    node.children.length === 1 && only?.type === 'text'
      ? state.safe(only.value, around)
      : state.containerPhrasing(node, around);
  leavePhrasing();
  leave();
  return value;
}
