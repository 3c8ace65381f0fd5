import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { RootContent } from 'mdast';
import type { Postmortem, Section } from '../domain/postmortem/document/document.ts';
import { entriesOfRow } from '../domain/postmortem/document/nodes.ts';
import { marked } from '../domain/postmortem/document/prose.ts';
import type { Source } from '../domain/postmortem/document/source.ts';
import { plainText } from '../domain/postmortem/document/walk.ts';
import type { SharedFile } from '../domain/timeline/shared-file.ts';
import { clockTime, day } from '../domain/timeline/time-words.ts';
import { anchors } from './anchors.ts';
import { makeAccessible } from './html/accessible-markup.ts';
import { element } from './html/element.ts';
import { figure } from './html/figure.ts';
import { glanceElements } from './html/glance.ts';
import { linkedMissing, questionBox, questionDetails, questionListBlock } from './html/questions.ts';
import { STYLE } from './html/style.ts';
import { elementsOf, type PageState } from './html/to-hast.ts';
import { documentHash } from './json.ts';
import { recordWords } from './markdown.ts';
import { type Picture, placed } from './picture.ts';
import { hasQuestionList, openQuestionsOf } from './questions.ts';
import { resolveNodes } from './resolve-nodes.ts';
import { FILES, filesSection, picturesIn } from './shared-files.ts';
import { messageOf, SourceNotes } from './source-notes.ts';

/**
 * The document as one self-contained HTML file for screen and paper, with its style and pictures inside and no scripts.
 * Statements link to notes, and notes to rows of the timeline and to messages. All escaping is the library's.
 */
export function renderHtml(
  document: Postmortem,
  pictures: readonly Picture[] = [],
  files: readonly SharedFile[] = [],
): string {
  const page = pageState(document);
  const rows = rowsOf(document);
  const notes = new SourceNotes(document, (source) =>
    rows.has(source.id) ? `#${anchors.entry(source.id)}` : messageOf(source),
  );
  const places = placed(pictures, document.sections);
  const shown = picturesIn(files, 'html');
  const main = document.sections.flatMap((section) => [
    ...sectionElements(section, { notes, page, document }),
    ...(places.get(section.id) ?? []).map(figure),
  ]);
  const contents = [
    ...main.slice(0, 1),
    ...(document.glance ? glanceElements(document.glance) : []),
    ...questionBox(openQuestionsOf(document)),
    contentsOf(document),
    ...main.slice(1),
    ...(hasQuestionList(document) ? [] : questionDetails(openQuestionsOf(document))),
    ...elementsOf(filesSection(files), page, FILES),
    ...shown.map(figure),
    ...noteElements(notes, page),
    footer(document),
  ];
  makeAccessible(contents);
  return toHtml(htmlTree(document, contents, shown.length > 0 ? PICTURES : POLICY), {
    allowDangerousHtml: true,
  });
}

function pageState(document: Postmortem): PageState {
  const sources = new Map(document.sources.map((source) => [source.label, source]));
  return {
    rows: new Set(),
    references: new Map(),
    about: (label) => {
      const source = sources.get(label);
      return source ? `Source: ${aboutSource(source)}` : 'Sources of this statement';
    },
  };
}

function aboutSource({ at, type, author }: Source): string {
  return `${day(at)} ${clockTime(at)} UTC, ${type}${author ? `, ${author}` : ''}`;
}

/** The entries that have a row in the document. */
function rowsOf({ sections }: Postmortem): ReadonlySet<string> {
  const tables = sections.flatMap(({ blocks }) => blocks).filter((block) => block.type === 'table');
  return new Set(tables.flatMap(({ children }) => children.flatMap((row) => entriesOfRow(row))));
}

interface Page {
  readonly notes: SourceNotes;
  readonly page: PageState;
  readonly document: Postmortem;
}

function sectionElements(section: Section, { notes, page, document }: Page): ElementContent[] {
  const resolver = {
    cite: notes.references.bind(notes),
    missing: linkedMissing(document),
    questionList: () => [questionListBlock(openQuestionsOf(document))],
  };
  const blocks = resolveNodes(section.blocks, resolver).map((block) => below(section.level, block));
  const heading = section.heading;
  if (heading === undefined) return elementsOf(blocks, page, 'Table');
  const title = elementsOf([{ type: 'heading', depth: section.level, children: marked(heading) }], page, '');
  const first = title[0];
  if (first?.type === 'element') first.properties['id'] = anchors.section(section.id);
  return [...title, ...elementsOf(blocks, page, plainText(marked(heading)))];
}

/** Headings that a person wrote inside a section are demoted below the section's own. */
function below(level: Section['level'], block: RootContent): RootContent {
  if (block.type !== 'heading' || block.depth > level) return block;
  return { ...block, depth: level === 4 ? 5 : ((level + 1) as 2 | 3 | 4) };
}

/** With this many top-level sections or fewer, the table of contents shows two levels. */
const FEW = 3;

/** The table of contents: the sections below the title, and their subsections where there are few. */
function contentsOf({ sections }: Postmortem): ElementContent {
  const few = sections.filter(({ heading, level }) => heading !== undefined && level === 2).length <= FEW;
  const items: Element[] = [];
  const below = new Map<Element, Element[]>();
  for (const { id, level, heading } of sections) {
    const last = items.at(-1);
    if (heading === undefined || level === 1) continue;
    const item = linkTo(anchors.section(id), plainText(marked(heading)));
    if (level === 2) items.push(item);
    else if (level === 3 && few && last) below.set(last, [...(below.get(last) ?? []), item]);
  }
  for (const [item, inner] of below) item.children.push(element('ul', {}, inner));
  const list = element('ul', {}, [...items, linkTo('sources', 'Sources')]);
  const title = element('h2', { id: 'contents' }, [{ type: 'text', value: 'Contents' }]);
  return element('nav', { ariaLabelledBy: ['contents'] }, [title, list]);
}

function linkTo(target: string, label: string): Element {
  const anchor = element('a', { href: `#${target}` }, [{ type: 'text', value: label }]);
  return element('li', {}, [anchor]);
}

function noteElements(notes: SourceNotes, page: PageState): ElementContent[] {
  const items = notes.definitions().map(({ label, identifier, children }) => {
    const name = label ?? identifier;
    const [first, ...rest] = elementsOf(children, page, '');
    const words = first?.type === 'element' && first.tagName === 'p' ? first.children : first ? [first] : [];
    return element('li', { id: anchors.note(name) }, [...words, ...rest, ...backLinks(name, page)]);
  });
  const heading = element('h2', { id: 'sources' }, [{ type: 'text', value: 'Sources' }]);
  if (items.length > 0) return [heading, element('ol', { className: ['notes'] }, items)];
  return [heading, element('p', {}, [{ type: 'text', value: 'No statement rests on a timeline entry.' }])];
}

/** Links back to each statement that refers to the note. */
function backLinks(label: string, page: PageState): ElementContent[] {
  const count = page.references.get(label) ?? 0;
  return Array.from({ length: count }, (_, index): ElementContent[] => {
    const properties = {
      href: `#${anchors.reference(label, index + 1)}`,
      className: ['back'],
      ariaLabel: `Back to statement ${index + 1} on ${label}`,
    };
    const mark = count === 1 ? '↩' : `↩${index + 1}`;
    return [{ type: 'text', value: ' ' }, element('a', properties, [{ type: 'text', value: mark }])];
  }).flat();
}

function footer(document: Postmortem): ElementContent {
  const { template } = document;
  const words = `${recordWords(document)} Template ${template.name}, version ${template.version}. Document ${documentHash(document).slice(0, 16)}.`;
  return element('footer', {}, [element('p', {}, [{ type: 'text', value: words }])]);
}

/** Nothing is fetched and nothing runs, whatever a page holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";
/** The same, with pictures that stand in the page itself. */
const PICTURES = `${POLICY}; img-src data:`;

function htmlTree(document: Postmortem, contents: ElementContent[], policy: string): Root {
  const head = element('head', {}, [
    element('meta', { charSet: 'utf-8' }, []),
    element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }, []),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }, []),
    element('meta', { name: 'generator', content: 'Scribe' }, []),
    element('title', {}, [{ type: 'text', value: plainText(marked(document.title)) }]),
    element('style', {}, [{ type: 'text', value: STYLE }]),
  ]);
  const skip = element('a', { className: ['skip'], href: '#document' }, [
    { type: 'text', value: 'Skip to the document' },
  ]);
  const body = element('body', {}, [skip, element('main', { id: 'document', tabIndex: -1 }, contents)]);
  const html = element('html', { lang: 'en' }, [head, body]);
  return { type: 'root', children: [{ type: 'doctype' }, html, { type: 'text', value: '\n' }] };
}
