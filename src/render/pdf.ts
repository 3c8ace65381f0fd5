import PDFDocument from 'pdfkit';
import type { Postmortem } from '../domain/postmortem/document/document.ts';
import { marked } from '../domain/postmortem/document/prose.ts';
import { plainText } from '../domain/postmortem/document/walk.ts';
import type { SharedFile } from '../domain/timeline/shared-file.ts';
import { documentHash } from './json.ts';
import { type HanStyle, hanStyle } from './letters/han-style.ts';
import { recordWords } from './markdown.ts';
import { BODY } from './pdf/blocks.ts';
import { Bookmarks, type Item, itemsOf, setItems } from './pdf/layout.ts';
import { addMetadata, type DocumentInfo } from './pdf/metadata.ts';
import { NoteNumbers } from './pdf/note-numbers.ts';
import { setNotes } from './pdf/notes.ts';
import { setPageEdges } from './pdf/page-edges.ts';
import { INK, PAGE, SIZE } from './pdf/page-style.ts';
import { PageWriter } from './pdf/page-writer.ts';
import { plainRun } from './pdf/text-runs.ts';
import type { Picture } from './picture.ts';
import { listOf, markedMissing, openQuestionsOf } from './questions.ts';
import { FILES, filesSection, picturesIn } from './shared-files.ts';
import { messageOf, SourceNotes } from './source-notes.ts';

/** What else a PDF is made from. */
interface Besides {
  readonly languages?: readonly string[];
  readonly files?: readonly SharedFile[];
}

/**
 * The document as PDF (A4) with bookmarks, tagged structure and table heads on every page. Statements link to their
 * notes, and notes link back, to rows of the timeline and to messages. The same document gives the same bytes. The
 * languages are those that entries state; by them the shapes of Han characters are chosen.
 */
export async function renderPdf(
  document: Postmortem,
  pictures: readonly Picture[] = [],
  { languages = [], files = [] }: Besides = {},
): Promise<Uint8Array> {
  const pdf = openPdf(document);
  const chunks: Uint8Array[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  const writer = new PageWriter(pdf, styleOf(document, languages));
  await setDocument(writer, document, { pictures, files });
  writer.tags.end();
  setPageEdges(writer, document);
  pdf.end();
  return done;
}

/** Dates and ids come from the document, so that the bytes depend on nothing else. */
function openPdf(document: Postmortem): PDFKit.PDFDocument {
  const info = infoOf(document);
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { left: PAGE.left, right: PAGE.right, top: PAGE.top, bottom: 0 },
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'en',
    tagged: true,
    displayTitle: true,
    info: {
      Title: info.title,
      Subject: info.subject,
      Author: info.author,
      Creator: info.creator,
      Producer: info.creator,
      CreationDate: info.createdAt ?? new Date(0),
    },
  });
  if (!info.createdAt) delete pdf.info.CreationDate;
  // The library's own metadata leave the title unescaped, and every `&` in it breaks them.
  return Object.assign(pdf, { endMetadata: () => addMetadata(pdf, info) });
}

/** Looked for once, and only in documents with Han characters. */
function styleOf({ title, sections }: Postmortem, languages: readonly string[]): () => HanStyle {
  let style: HanStyle | undefined;
  return () => {
    style ??= hanStyle(JSON.stringify([title, sections]), languages);
    return style;
  };
}

function infoOf({ title, incident, asOf, sections }: Postmortem): DocumentInfo {
  const authors = sections.flatMap(({ author }) =>
    author.kind === 'person' ? [author.name ?? author.who] : [],
  );
  return {
    title: plainText(marked(title)),
    subject: `Postmortem${incident.key ? ` of ${incident.key}` : ''}${incident.drill ? ' (drill)' : ''}`,
    author: [...new Set(authors), 'Scribe'].join(', '),
    creator: 'Scribe',
    createdAt: asOf,
  };
}

interface Shown {
  readonly pictures: readonly Picture[];
  readonly files: readonly SharedFile[];
}

/** The files after the sections: their names, then those that are pictures. */
function fileItems(files: readonly SharedFile[]): Item[] {
  const [, ...blocks] = filesSection(files);
  if (blocks.length === 0) return [];
  return [
    { kind: 'heading', level: 2, heading: FILES },
    ...blocks.map((block): Item => ({ kind: 'block', block })),
    ...picturesIn(files, 'pdf').map((picture): Item => ({ kind: 'picture', picture })),
  ];
}

async function setDocument(
  writer: PageWriter,
  document: Postmortem,
  { pictures, files }: Shown,
): Promise<void> {
  const notes = new SourceNotes(document, messageOf);
  const numbers = new NoteNumbers(document);
  const items = itemsOf(document, pictures, {
    cite: notes.references.bind(notes),
    missing: markedMissing(document),
    questionList: () => [listOf(openQuestionsOf(document).later)],
  });
  await setItems(writer, [...items, ...fileItems(files)], numbers);
  writer.skip(8);
  setSmall(writer, `${recordWords(document)} Document ${documentHash(document).slice(0, 16)}.`);
  const definitions = notes.definitions();
  if (definitions.length > 0) {
    setNotes(writer, definitions, numbers);
    new Bookmarks(writer).add('Sources', 2);
  }
  const missing = missingNotice(writer.fonts.missingCharacters);
  if (missing !== undefined) {
    writer.skip(8);
    setSmall(writer, missing);
  }
}

function setSmall(writer: PageWriter, words: string): void {
  const run = plainRun(words, 'italic', INK.quiet);
  writer.tags.within('P', () => writer.paragraph([run], { ...BODY, size: SIZE.small }));
}

/** The notice that some characters are written as code points, if any are. */
function missingNotice(missing: ReadonlySet<string>): string | undefined {
  const [first] = missing;
  if (first === undefined) return undefined;
  const number = (first.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const which = missing.size === 1 ? 'One character has' : `${missing.size} different characters have`;
  return `${which} no letter in the typefaces of this file and stand as Unicode numbers, such as [U+${number}]; the HTML and Markdown forms show them.`;
}
