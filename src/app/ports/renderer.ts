import type { FileFormat } from '../../domain/incident/file-format.ts';
import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import type { IncidentRecord } from '../../domain/postmortem/record/record.ts';

/** A picture as PNG, and what it shows in words. */
export interface PngPicture {
  readonly bytes: Uint8Array;
  readonly words: string;
}

/** One file of an export: `postmortem.pdf`. */
export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the file cannot show: `no letters for Tibetan; HTML and Markdown have them`. */
  readonly note?: string;
}

/** Turns documents and records into files. */
export interface Renderer {
  /** As UTF-8. */
  markdown(document: Postmortem): Promise<Uint8Array>;
  /** `undefined` for an incident without entries. */
  timelinePicture(record: IncidentRecord): Promise<PngPicture | undefined>;
  /** The files of an export, each with the end of its name. */
  exportFiles(
    format: FileFormat,
    document: Postmortem,
    record: IncidentRecord,
  ): Promise<readonly ExportedFile[]>;
}
