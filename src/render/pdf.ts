import type { FootnoteDefinition } from 'mdast';
import PDFDocument from 'pdfkit';
import type { Postmortem, Section } from '../domain/postmortem/document.ts';
import { marked } from '../domain/postmortem/prose.ts';
import { plainText, walk } from '../domain/postmortem/walk.ts';
import { anchors } from './anchors.ts';
import { documentHash } from './json.ts';
import { recordWords } from './markdown.ts';
import { BODY, setBlocks, setHeading } from './pdf/blocks.ts';
import { BOTTOM, COLUMN, INK, PAGE, SIZE } from './pdf/look.ts';
import { Paper } from './pdf/paper.ts';
import { plainRun, runsOf } from './pdf/run.ts';
import type { TableNotes } from './pdf/table.ts';
import { type Picture, placed } from './picture.ts';
import { renderPng } from './png.ts';
import { type Resolver, resolve } from './resolve.ts';
import { messageOf, SourceNotes } from './source-notes.ts';

/**
 * The document as PDF (A4): bookmarks, tables whose head is on every page, statements with numbers that lead to their
 * notes, notes that lead to rows of the timeline and to messages. The same document gives the same bytes.
 */
export async function renderPdf(
  document: Postmortem,
  pictures: readonly Picture[] = [],
): Promise<Uint8Array> {
  const pdf = openPdf(document);
  const chunks: Uint8Array[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  await setDocument(new Paper(pdf), document, pictures);
  setFeet(pdf, document);
  pdf.end();
  return done;
}

/** Dates and ids come from the document, so that no clock and no chance gets into the bytes. */
function openPdf(document: Postmortem): PDFKit.PDFDocument {
  const { title, incident, asOf } = document;
  const authors = document.sections.flatMap(({ author }) => (author.kind === 'person' ? [author.who] : []));
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { left: PAGE.left, right: PAGE.right, top: PAGE.top, bottom: 0 },
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    info: {
      Title: plainText(marked(title)),
      Subject: `Postmortem${incident.key ? ` of ${incident.key}` : ''}`,
      Author: [...new Set(authors), 'Scribe'].join(', '),
      Creator: 'Scribe',
      Producer: 'Scribe',
      CreationDate: asOf ?? new Date(0),
    },
  });
  if (!asOf) delete pdf.info.CreationDate;
  // The library would write the title a second time, as XML and without escaping it; the first place is enough.
  return Object.assign(pdf, { endMetadata: () => undefined });
}

async function setDocument(paper: Paper, document: Postmortem, pictures: readonly Picture[]): Promise<void> {
  const notes = new SourceNotes(document, messageOf);
  const numbers = new NoteNumbers(document);
  const resolver: Resolver = { cite: notes.references.bind(notes), question: (question) => [question] };
  const places = placed(pictures, document.sections);
  const bookmarks = [paper.document.outline];
  for (const section of document.sections) {
    if (section.heading !== undefined) setSectionHeading(paper, section, section.heading, bookmarks);
    await setBlocks(paper, resolve(section.blocks, resolver), BODY, numbers);
    for (const picture of places.get(section.id) ?? []) setPicture(paper, picture);
  }
  setNotes(paper, notes.definitions(), numbers, bookmarks[0]);
  const closing = `${recordWords(document)} Document ${documentHash(document).slice(0, 16)}.`;
  paper.skip(8);
  paper.paragraph([plainRun(closing, 'italic', INK.quiet)], { ...BODY, size: SIZE.small });
}

function setSectionHeading(
  paper: Paper,
  { level }: Section,
  heading: string,
  bookmarks: PDFKit.PDFOutline[],
): void {
  const phrases = marked(heading);
  setHeading(
    paper,
    level,
    runsOf(phrases, () => 0, { bold: true }),
    BODY,
  );
  // The title is the document itself: sections of the second level are the outermost bookmarks.
  const depth = Math.max(0, level - 2);
  const above = bookmarks[Math.min(depth, bookmarks.length - 1)];
  if (level === 1 || !above) return;
  bookmarks.length = Math.min(depth, bookmarks.length - 1) + 1;
  bookmarks.push(above.addItem(plainText(phrases), { expanded: true }));
}

/** Numbers notes as they are first referred to, and names the rows of the timeline that notes lead to. */
class NoteNumbers implements TableNotes {
  private readonly numbers = new Map<string, number>();
  private readonly labels: ReadonlyMap<string, string>;
  private readonly rows: ReadonlySet<string>;
  private readonly marked = new Set<string>();

  constructor({ sections, sources }: Postmortem) {
    this.labels = new Map(sources.map(({ id, label }) => [label, id]));
    const rows = new Set<string>();
    walk(
      sections.flatMap(({ blocks }) => blocks),
      (node) => {
        if (node.type === 'tableRow' && node.data?.entry !== undefined) rows.add(node.data.entry);
        return node.type === 'tableRow' ? 'skip' : undefined;
      },
    );
    const cited = new Set(this.labels.values());
    this.rows = new Set([...rows].filter((id) => cited.has(id)));
  }

  noteNumber = (label: string): number => {
    const number = this.numbers.get(label) ?? this.numbers.size + 1;
    this.numbers.set(label, number);
    return number;
  };

  placeOf = (entry: string): string | undefined => {
    if (!this.rows.has(entry) || this.marked.has(entry)) return undefined;
    this.marked.add(entry);
    return anchors.entry(entry);
  };

  /** Where the entry of a note stands in the timeline, if it does. */
  rowOf(label: string): string | undefined {
    const entry = this.labels.get(label);
    return entry !== undefined && this.rows.has(entry) ? `#${anchors.entry(entry)}` : undefined;
  }
}

/** A picture and the first lines of its words stay on one page. */
const PICTURE_HEIGHT = BOTTOM - PAGE.top - 60;

function setPicture(paper: Paper, { svg, title, width, height, words }: Picture): void {
  const scale = Math.min(COLUMN / width, PICTURE_HEIGHT / height);
  const shown = scale * height;
  paper.skip(6);
  paper.need(shown + 40);
  paper.document.image(Buffer.from(renderPng(svg, 1.8)), PAGE.left, paper.y, { width: scale * width });
  paper.y += shown + 3;
  paper.paragraph([plainRun(`${title}. ${words}`, 'plain', INK.quiet)], { ...BODY, size: SIZE.small });
  paper.skip(6);
}

function setNotes(
  paper: Paper,
  definitions: readonly FootnoteDefinition[],
  numbers: NoteNumbers,
  bookmarks: PDFKit.PDFOutline | undefined,
): void {
  if (definitions.length === 0) return;
  setHeading(paper, 2, [plainRun('Sources', 'bold')], BODY);
  bookmarks?.addItem('Sources');
  const place = { x: PAGE.left + 24, width: COLUMN - 24, size: SIZE.table };
  for (const { label, identifier, children } of definitions) {
    const name = label ?? identifier;
    const number = numbers.noteNumber(name);
    paper.need(SIZE.table * 2);
    paper.mark(`note-${number}`);
    paper.words(`${number}.`, PAGE.left, paper.y + 1.6, {
      face: 'plain',
      size: SIZE.table,
      color: INK.quiet,
    });
    const row = numbers.rowOf(name);
    const back = row ? [{ ...plainRun('  ↑ timeline', 'plain', INK.link), target: row }] : [];
    for (const child of children) {
      if (child.type === 'paragraph')
        paper.paragraph([...runsOf(child.children, numbers.noteNumber), ...back], place);
    }
  }
}

/** Page numbers, when it is known how many pages there are. */
function setFeet(pdf: PDFKit.PDFDocument, { incident }: Postmortem): void {
  const { start, count } = pdf.bufferedPageRange();
  const name = incident.key ?? 'Postmortem';
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.font('plain', SIZE.small).fillColor(INK.quiet);
    pdf.text(name, PAGE.left, PAGE.height - 38, { lineBreak: false });
    const words = `Page ${page - start + 1} of ${count}`;
    pdf.text(words, PAGE.width - PAGE.right - pdf.widthOfString(words), PAGE.height - 38, {
      lineBreak: false,
    });
  }
}
