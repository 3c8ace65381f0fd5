import type { SecretFinder } from '../../app/ports/secret-finder.ts';
import { redact, type TakenSecret } from '../../domain/secrets/redact.ts';

/** Ids, addresses at Slack, and values of Scribe's own buttons: nothing that a person writes. */
const STRUCTURE =
  /^(?:type|subtype|id|.*_ids?|ts|.*_ts|token|response_urls?|hash|private_metadata|url_private.*|permalink.*|thumb_.*|avatar_.*|edit_link|mimetype|filetype|mode|style|user|channel|team|metadata|icons|authorizations|event_context|value)$/;
/** Shorter texts hold no secret. */
const SHORTEST = 6;

/** One text of a payload, and how it is replaced. */
interface Leaf {
  readonly text: string;
  readonly set: (text: string) => void;
}

/**
 * Takes the secrets out of everything that people wrote into a part of a payload, in place, and returns them. The parts
 * of a formatted line are read as one: a password may be set as code after the word.
 */
export async function cleanPayload(
  secretFinder: SecretFinder,
  part: unknown,
): Promise<readonly TakenSecret[]> {
  const lines: Leaf[][] = [];
  collect(part, lines, undefined);
  const taken: TakenSecret[] = [];
  for (const leaves of lines) {
    const texts = leaves.map(({ text }) => text);
    const joined = texts.join('');
    if (joined.length < SHORTEST) continue;
    const redacted = redact(texts, await secretFinder.find(joined));
    if (redacted.taken.length === 0) continue;
    taken.push(...redacted.taken);
    for (const [index, leaf] of leaves.entries()) leaf.set(redacted.texts[index] ?? '');
  }
  return taken;
}

/** `line` takes the texts of one formatted line; without it each text is a line of its own. */
function collect(node: unknown, lines: Leaf[][], line: Leaf[] | undefined): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) {
      if (typeof item === 'string') addLeaf(item, (text) => node.splice(index, 1, text), { lines, line });
      else collect(item, lines, line);
    }
    return;
  }
  const inLine = startsLine(node) ? [] : line;
  if (inLine && inLine !== line) lines.push(inLine);
  for (const [name, field] of Object.entries(node)) {
    if (STRUCTURE.test(name) && !(name === 'value' && isTyped(node))) continue;
    if (typeof field === 'string')
      addLeaf(field, (text) => Reflect.set(node, name, text), { lines, line: inLine });
    else collect(field, lines, inLine);
  }
}

function addLeaf(
  text: string,
  set: Leaf['set'],
  { lines, line }: { readonly lines: Leaf[][]; readonly line: Leaf[] | undefined },
): void {
  if (line) line.push({ text, set });
  else lines.push([{ text, set }]);
}

function startsLine(node: object): boolean {
  const type = Reflect.get(node, 'type');
  return typeof type === 'string' && /^rich_text_(?:section|preformatted|quote)$/.test(type);
}

/** Whether `value` here is what somebody typed: an input's, or that of an attachment's field. */
function isTyped(node: object): boolean {
  return (
    String(Reflect.get(node, 'type')).endsWith('_input') || typeof Reflect.get(node, 'title') === 'string'
  );
}
