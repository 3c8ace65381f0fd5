import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { ownTemplate } from '../../domain/postmortem/templates/own/own-template.ts';
import { SLOTS_VERSION } from '../../domain/postmortem/templates/own/slots.ts';
import type { Template } from '../../domain/postmortem/templates/template.ts';
import { ConfigFault } from '../config-fault.ts';
import { checkedYaml, lineOf, readYaml } from '../yaml-source.ts';
import { layoutSections } from './layout-sections.ts';
import { type PlacedPiece, readBlocks, readPhrases } from './template-blocks.ts';

/** A template read from a file, and where its name is. */
export interface ReadTemplate {
  readonly template: Template;
  /** `short.md:2`. */
  readonly nameAt: string;
}

/**
 * Reads a template and every file that it includes. `named` begins the sentence about a file that cannot be read.
 * Throws `ConfigFault`: one sentence that begins with file and line.
 */
export function readTemplateFile(path: string, named = 'The template'): ReadTemplate {
  const { front, body } = splitFrontMatter(readText(path, `${named} names ${path}, which`));
  const { name, title, nameAt, titleLine } = readFront(front, path);
  const texts: string[] = [];
  const pieces = readPieces({ path, body, texts, includedFrom: [] });
  const given =
    title === undefined ? undefined : { phrases: readPhrases(title, path, titleLine), line: titleLine };
  const sections = layoutSections(pieces, path, given);
  const version = createHash('sha256')
    .update(JSON.stringify([SLOTS_VERSION, front ?? '', ...texts]))
    .digest('hex')
    .slice(0, 12);
  return { template: ownTemplate({ name, version, sections }), nameAt };
}

const FRONT = /^---[ \t]*\n(?:(?<yaml>[\s\S]*?)\n)?---[ \t]*(?:\n|$)/;

/** The text between the two lines of `---`, and the body, padded with empty lines so that line numbers stay right. */
function splitFrontMatter(source: string): { readonly front: string | undefined; readonly body: string } {
  const found = FRONT.exec(source);
  if (!found) return { front: undefined, body: source };
  const [block] = found;
  return {
    front: found.groups?.['yaml'] ?? '',
    body: `${block.replace(/[^\n]/g, '')}${source.slice(block.length)}`,
  };
}

const NAME = /^[a-z][a-z0-9_-]{0,39}$/;
const FORM = 'must be a name in lower case, for example short';

const FRONT_MATTER = z.strictObject({
  name: z.custom<string>((given) => typeof given === 'string' && NAME.test(given), FORM),
  title: z.string().min(1, 'must not be empty').optional(),
});

function readFront(front: string | undefined, file: string) {
  if (front === undefined) {
    throw new ConfigFault(
      `${file}:1 must begin with the template's name, as three lines: "---", "name: short", "---".`,
    );
  }
  // The first line of the block is line 2 of the file.
  const yaml = readYaml(`\n${front}`, file);
  const { name, title } = checkedYaml(yaml, FRONT_MATTER, ['name', 'title']);
  return { name, title, nameAt: `${file}:${lineOf(yaml, ['name'])}`, titleLine: lineOf(yaml, ['title']) };
}

interface Reading {
  readonly path: string;
  readonly body: string;
  /** Every text that was read, in document order. */
  readonly texts: string[];
  /** The chain of files that include this one, outermost first. */
  readonly includedFrom: readonly string[];
}

function readPieces({ path, body, texts, includedFrom }: Reading): PlacedPiece[] {
  texts.push(body);
  const around = [...includedFrom, path];
  return readBlocks(body, path).flatMap((piece): PlacedPiece[] => {
    if (piece.kind === 'block') return [{ ...piece, file: path }];
    const other = join(dirname(path), piece.path);
    const at = `${path}:${piece.line}`;
    if (around.some((file) => resolve(file) === resolve(other))) {
      throw new ConfigFault(
        `${at} includes ${piece.path} again, in which it stands itself (${[...around, other].join(' > ')}); take one of these includes out.`,
      );
    }
    if (isOutside(other, dirname(around[0] ?? path))) {
      throw new ConfigFault(
        `${at} includes ${piece.path}, which is outside of the template's folder; move it there, for example to shared/${basename(piece.path)}.`,
      );
    }
    const { body: included } = splitFrontMatter(readText(other, `${at} includes ${piece.path}, which`));
    return readPieces({ path: other, body: included, texts, includedFrom: around });
  });
}

/** Whether a file lies outside a folder, with links followed. */
function isOutside(path: string, folder: string): boolean {
  const away = (from: string, to: string) => {
    const step = relative(from, to);
    return step === '..' || step.startsWith(`..${sep}`) || isAbsolute(step);
  };
  if (away(resolve(folder), resolve(path))) return true;
  return existsSync(path) && away(realpathSync(folder), realpathSync(path));
}

function readText(path: string, begin: string): string {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new ConfigFault(`${begin} cannot be read: ${REASONS[code] ?? String(error)}.`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'its permissions do not allow it',
};
