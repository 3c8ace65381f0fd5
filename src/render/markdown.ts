import type { Blockquote, Heading, Root, RootContent } from 'mdast';
import { coverage } from '../domain/postmortem/document/coverage.ts';
import type { Postmortem, Section } from '../domain/postmortem/document/document.ts';
import { marked } from '../domain/postmortem/document/prose.ts';
import type { SharedFile } from '../domain/timeline/shared-file.ts';
import { counted } from '../domain/timeline/time-words.ts';
import { documentHash } from './json.ts';
import {
  firstBlocks,
  hasQuestionList,
  laterWords,
  listOf,
  missingPhrases,
  type OpenQuestions,
  openQuestionsOf,
} from './questions.ts';
import { type NodeWriter, resolveNodes } from './resolve-nodes.ts';
import { filesSection } from './shared-files.ts';
import { SourceNotes } from './source-notes.ts';
import { writeMarkdown } from './write-markdown.ts';

/** The document as GitHub-flavoured Markdown; footnotes link statements to their entries. */
export function renderMarkdown(document: Postmortem, files: readonly SharedFile[] = []): string {
  const notes = new SourceNotes(document);
  const open = openQuestionsOf(document);
  const nodeWriter: NodeWriter = {
    cite: (cite) => notes.references(cite),
    missing: missingPhrases(document),
    questionList: () => [listOf(open.later)],
  };
  const [head = [], ...rest] = document.sections.map((section) => renderSection(section, nodeWriter));
  const children = [
    ...head,
    ...questionBox(open),
    ...rest.flat(),
    ...(hasQuestionList(document) ? [] : laterSection(open)),
    ...filesSection(files),
    recordLine(document),
  ];
  const root: Root = { type: 'root', children: [...children, ...notes.definitions()] };
  return writeMarkdown(root);
}

function questionBox(open: OpenQuestions): RootContent[] {
  const children = firstBlocks(open) as Blockquote['children'];
  return children.length === 0 ? [] : [{ type: 'blockquote', children }];
}

/** The questions that come after the first, at the end. */
export function laterSection(open: OpenQuestions): RootContent[] {
  if (open.later.length === 0) return [];
  return [
    { type: 'heading', depth: 2, children: [{ type: 'text', value: laterWords(open) }] },
    listOf(open.later),
  ];
}

function renderSection(section: Section, nodeWriter: NodeWriter): RootContent[] {
  const blocks = resolveNodes(section.blocks, nodeWriter);
  return section.heading === undefined ? blocks : [headingOf(section, section.heading), ...blocks];
}

function headingOf({ level }: Section, heading: string): Heading {
  return { type: 'heading', depth: level, children: marked(heading) };
}

/** The closing line as a paragraph. */
function recordLine(document: Postmortem): RootContent {
  return {
    type: 'paragraph',
    children: [{ type: 'emphasis', children: [{ type: 'text', value: closingWords(document) }] }],
  };
}

/** The last line of a document: how well the record supports it, its template and its hash. */
export function closingWords(document: Postmortem): string {
  const { name, version } = document.template;
  return `${recordWords(document)} Template ${name}, version ${version}; document ${documentHash(document).slice(0, 16)}.`;
}

/** One sentence: how many statements have which evidence, open questions, and who wrote sections. */
export function recordWords(document: Postmortem): string {
  const { statements, onEntries, onFields, openQuestions, writers } = coverage(document);
  const without = statements - onEntries - onFields;
  const sourceWords = [
    `${onEntries} from entries (timeline rows and notes)`,
    `${onFields} from what people filled in`,
    ...(without > 0 ? [`${without} without evidence`] : []),
  ].join(', ');
  const by = document.authorCount > 0 ? ` by ${counted(document.authorCount, 'person', 'people')}` : '';
  const rests = [
    `Drafted from ${counted(document.entryCount, 'timeline entry', 'timeline entries')}${by}`,
    ...(statements === 0 ? [] : [`${counted(statements, 'statement')}: ${sourceWords}`]),
    `${counted(openQuestions, 'open question')}`,
    ...(writers.length > 0 ? [`sections by ${writers.join(', ')}`] : []),
  ];
  return `${rests.join('; ')}.`;
}
