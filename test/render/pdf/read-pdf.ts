import { extractText, getDocumentProxy } from 'unpdf';

/** Opens a PDF for reading; the reader takes ownership of the bytes, so it gets a copy. */
export async function openPdf(bytes: Uint8Array) {
  return getDocumentProxy(new Uint8Array(bytes));
}

/** The words of each page, with single spaces. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await openPdf(bytes), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ' '));
}

/** The words of all pages. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  return (await pagesOf(bytes)).join(' ');
}

/** A part of a page's structure: an element with its kind, or a reference to content on the page. */
export interface StructureNode {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly children?: readonly StructureNode[];
}

/** The structure of each page, as screen readers get it. */
export async function structureOf(bytes: Uint8Array): Promise<StructureNode[]> {
  const pdf = await openPdf(bytes);
  const pages = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  return Promise.all(
    pages.map(async (number) => (await (await pdf.getPage(number)).getStructTree()) as StructureNode),
  );
}
