import type { FileFormat } from '../domain/incident/file-format.ts';
import type { Postmortem } from '../domain/postmortem/document/document.ts';
import type { IncidentRecord } from '../domain/postmortem/record/record.ts';
import type { SharedFile } from '../domain/timeline/shared-file.ts';

/** A document and the record that it was drafted from. */
export interface Exported {
  readonly document: Postmortem;
  readonly record: IncidentRecord;
  /** What people shared with entries; HTML and PDF show pictures, Markdown and JSON name all. */
  readonly files?: readonly SharedFile[];
}

/** One file of an export: `timeline.csv`. */
export interface RenderedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the file cannot show: `no letters for Tibetan; HTML and Markdown have them`. */
  readonly note?: string;
}

/** One file, with pictures where the format has them. Each renderer is loaded at its first use. */
export async function renderFile(
  format: FileFormat,
  { document, record, files = [] }: Exported,
): Promise<Uint8Array> {
  switch (format) {
    case 'md':
      return text((await import('./markdown.ts')).renderMarkdown(document, files));
    case 'html': {
      const { renderHtml } = await import('./html.ts');
      const { picturesOf } = await import('./pictures.ts');
      return text(renderHtml(document, picturesOf(record), files));
    }
    case 'pdf': {
      const { renderPdf } = await import('./pdf.ts');
      const { languagesOf, picturesOf } = await import('./pictures.ts');
      return renderPdf(document, picturesOf(record), { languages: languagesOf(record), files });
    }
    case 'json':
      return text((await import('./incident-json.ts')).renderIncidentJson(record, files));
    case 'csv':
      return text((await import('./csv.ts')).renderTimelineCsv(record));
    default:
      return format satisfies never;
  }
}

/** What a file of this format cannot show of the document, if anything. */
export async function renderNote(format: FileFormat, { document }: Exported): Promise<string | undefined> {
  if (format !== 'pdf') return undefined;
  const { lettersNote } = await import('./letters/unlettered.ts');
  return lettersNote(JSON.stringify([document.title, document.sections]));
}

/** All files of one export: as CSV, action items are a separate file. */
export async function renderFiles(format: FileFormat, exported: Exported): Promise<readonly RenderedFile[]> {
  const bytes = await renderFile(format, exported);
  if (format === 'json') return [{ name: 'incident.json', bytes }];
  const note = await renderNote(format, exported);
  if (format !== 'csv') return [{ name: `postmortem.${format}`, bytes, ...(note ? { note } : {}) }];
  const timeline = { name: 'timeline.csv', bytes };
  if (exported.record.actions.length === 0) return [timeline];
  const { renderActionsCsv } = await import('./csv.ts');
  return [timeline, { name: 'actions.csv', bytes: text(renderActionsCsv(exported.record)) }];
}

function text(content: string): Uint8Array {
  return Buffer.from(content, 'utf8');
}
