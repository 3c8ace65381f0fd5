import { type Document, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { nearestWord } from '../domain/incident/nearest-word.ts';
import { ConfigFault } from './config-fault.ts';

/** Parsed YAML, with what is needed to find the line of a value. */
export interface YamlSource {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly file: string;
}

/** Keys and indexes from the top down. */
export type Path = readonly (string | number)[];

/** Reads YAML. Throws `ConfigFault`: the file, the line, what YAML does not take. */
export function readYaml(source: string, file: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const [broken] = document.errors;
  if (!broken) return { document, lines, file };
  const [what = ''] = broken.message.split('\n');
  throw new ConfigFault(`${file}:${lines.linePos(broken.pos[0]).line} is not YAML: ${what}`);
}

/**
 * The YAML's data, checked by the schema. Throws `ConfigFault`: the file, the line, what was wrong, what was expected.
 * `keys` lists all keys of the schema, to suggest one for a misspelt key.
 */
export function checkedYaml<Schema extends z.ZodType>(
  source: YamlSource,
  schema: Schema,
  keys: readonly string[],
): z.output<Schema> {
  const parsed = schema.safeParse(source.document.toJS() ?? {});
  if (!parsed.success) throw new ConfigFault(faultOf(parsed.error.issues, source, keys));
  return parsed.data;
}

type Issue = z.core.$ZodIssue;

/** The first mistake, as a sentence that begins with its place; a misspelt key explains the one that is missing. */
function faultOf(issues: readonly Issue[], source: YamlSource, keys: readonly string[]): string {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue?.code !== 'unrecognized_keys') {
    const where = path.length > 0 ? path.join('.') : 'The file';
    return `${source.file}:${lineOf(source, path)} ${where} ${complaint(issue)}.`;
  }
  const full = [...path, issue.keys[0] ?? ''];
  const near = nearestWord(String(full.at(-1)), keys);
  const advice = near ? `did you mean "${near}"?` : `known ones are ${keys.join(', ')}.`;
  return `${source.file}:${lineOf(source, full)} has an unknown key "${full.join('.')}"; ${advice}`;
}

function complaint(issue: Issue | undefined): string {
  if (issue?.code === 'invalid_type') return `must be ${FORMS[issue.expected] ?? issue.expected}`;
  if (issue?.code === 'too_small' && issue.origin === 'array') return 'must not be empty';
  return issue?.message ?? 'is not understood';
}

/** What people who write YAML call zod's types. */
const FORMS: Readonly<Record<string, string>> = {
  array: 'a list, for example [a, b]',
  object: 'a group of keys',
  string: 'a text',
  int: 'a whole number',
  number: 'a number',
};

/** The line of a key or a list item, or of its nearest existing parent. */
export function lineOf(source: YamlSource, path: Path): number {
  const { document, lines } = source;
  const last = path.at(-1);
  if (last === undefined) return 1;
  const around = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const node = isMap(around)
    ? around.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(last))?.key
    : isCollection(around) && around.get(last, true);
  const start = isNode(node) ? node.range?.[0] : undefined;
  return start === undefined ? lineOf(source, path.slice(0, -1)) : lines.linePos(start).line;
}
