import type { Nodes } from 'mdast';
import { type Spot, spotsIn } from './check-blameless.ts';
import { coverForeignText, MACHINE, QUOTED } from './cover.ts';
import type { BlamelessRule, Finding } from './finding.ts';

/** In a heading these are the names of sections: "Root cause", "What could have gone better". */
const NOT_IN_HEADINGS: ReadonlySet<BlamelessRule> = new Set(['counterfactual', 'single-cause']);

/** "**Root cause:** a full disk": the label comes from a form, so its wording is not the author's choice. */
const FIELD = /^(?:the )?root[- ]causes?(?: analysis)?:?$/i;

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The words of one paragraph, cell or heading, which of them are masked, and the offset of each character. */
class Passage {
  text = '';
  covered = '';
  readonly places: Place[] = [];

  add(character: string, covered: string, { line, column }: Place): void {
    this.text += character;
    this.covered += covered.length === character.length ? covered : covered.repeat(character.length);
    for (let unit = 0; unit < character.length; unit += 1) this.places.push({ line, column: column + unit });
  }
}

/**
 * Wordings of blame in parsed Markdown (GFM or plain), in the order of the document. Block quotes, code, links, HTML,
 * images and struck-out words are left alone. `source` is the text that was parsed: lines and columns refer to it. For
 * nodes without a position, lines and columns count within their own paragraph.
 */
export function checkBlamelessMarkdown(tree: Nodes, source = ''): Finding[] {
  const lines = source.split('\n');
  const findings: Finding[] = [];
  eachPassage(tree, (node) => {
    const passage = new Passage();
    for (const child of node.children) addPhrase(passage, child, lines);
    for (const spot of spotsIn(passage.text, coverForeignText(passage.covered))) {
      if (node.type === 'heading' && NOT_IN_HEADINGS.has(spot.rule)) continue;
      findings.push(findingAt(spot, passage.places));
    }
  });
  return findings;
}

type PassageNode = Extract<Nodes, { type: 'paragraph' | 'heading' | 'tableCell' }>;

function eachPassage(node: Nodes, visit: (node: PassageNode) => void): void {
  if (node.type === 'blockquote') return;
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') visit(node);
  else if ('children' in node) for (const child of node.children) eachPassage(child, visit);
}

function addPhrase(passage: Passage, node: Nodes, lines: readonly string[]): void {
  if (node.type === 'text') addText(passage, node, lines);
  else if (node.type === 'break') passage.add('\n', '\n', placeOf(node));
  else if (node.type === 'strong' && FIELD.test(plain(node))) addForeign(passage, node, QUOTED);
  else if (node.type === 'emphasis' || node.type === 'strong')
    for (const child of node.children) addPhrase(passage, child, lines);
  else if (node.type === 'link') addForeign(passage, node, QUOTED);
  else if (node.type === 'inlineCode') addForeign(passage, node, MACHINE);
  else if (node.type === 'delete') addForeign(passage, node, QUOTED);
}

function addForeign(passage: Passage, node: Nodes, by: string): void {
  const words = plain(node);
  const place = placeOf(node);
  for (const character of words) passage.add(character, isMention(words) ? character : by, place);
}

/** A mentioned person is a person even when linked to their page. */
const isMention = (words: string): boolean => /^@[\w.-]+$/.test(words);

function plain(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plain).join('') : '';
}

/** Aligns the parsed text with its source: escapes, entities and indentation are skipped. */
function addText(passage: Passage, node: Extract<Nodes, { type: 'text' }>, lines: readonly string[]): void {
  let { line, column } = node.position?.start ?? { line: 1, column: passage.text.length + 1 };
  for (const character of node.value) {
    if (node.position) ({ line, column } = seek(character, { line, column }, lines));
    passage.add(character, character, { line, column });
    if (character === '\n') {
      line += 1;
      column = 1;
    } else column += character.length;
  }
}

/** Longer than the longest HTML entity name. */
const ENTITY_LENGTH = 34;
const AMPERSAND = /^&(?:amp|AMP|#0*38|#x0*26);$/i;
const ENTITY = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|\w{2,31});/i;

/** Where this character is in the source, at or shortly after `from`. */
function seek(character: string, from: Place, lines: readonly string[]): Place {
  const line = lines[from.line - 1] ?? '';
  if (character === '\n') return from;
  let column = from.column;
  const atStart = from.column === 1;
  while (atStart && /[\s>]/.test(line.charAt(column - 1)) && line.charAt(column - 1) !== character)
    column += 1;
  const [entity] = ENTITY.exec(line.slice(column - 1, column + ENTITY_LENGTH)) ?? [];
  if (entity && (character !== '&' || AMPERSAND.test(entity)))
    return { line: from.line, column: column + entity.length - 1 };
  if (line.startsWith(character, column - 1)) return { line: from.line, column };
  if (line.charAt(column - 1) === '\\') return { line: from.line, column: column + 1 };
  return { line: from.line, column };
}

function placeOf(node: Nodes): Place {
  return node.position?.start ?? { line: 1, column: 1 };
}

function findingAt({ start, ...found }: Spot, places: readonly Place[]): Finding {
  const { line, column } = places[start] ?? { line: 1, column: 1 };
  return { line, column, ...found };
}
