import type { Postmortem } from '../domain/postmortem/document.ts';
import type { IncidentRecord } from '../domain/postmortem/record.ts';

/** The files that an incident can be exported as. `json` and `csv` hold the record, the others its document. */
export const FILE_FORMATS = ['md', 'html', 'pdf', 'json', 'csv'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A document and the record that it was drafted from. */
export interface Exported {
  readonly document: Postmortem;
  readonly record: IncidentRecord;
}

/** One file, with its pictures where the format has room for them. Each renderer is loaded with its first file. */
export async function renderFile(format: FileFormat, { document, record }: Exported): Promise<Uint8Array> {
  switch (format) {
    case 'md':
      return text((await import('./markdown.ts')).renderMarkdown(document));
    case 'html': {
      const { renderHtml } = await import('./html.ts');
      const { picturesOf } = await import('./pictures.ts');
      return text(renderHtml(document, picturesOf(record)));
    }
    case 'pdf': {
      const { renderPdf } = await import('./pdf.ts');
      const { picturesOf } = await import('./pictures.ts');
      return renderPdf(document, picturesOf(record));
    }
    case 'json':
      return text((await import('./incident-json.ts')).renderIncidentJson(record));
    case 'csv':
      return text((await import('./csv.ts')).renderTimelineCsv(record));
    default:
      return format satisfies never;
  }
}

function text(content: string): Uint8Array {
  return Buffer.from(content, 'utf8');
}
