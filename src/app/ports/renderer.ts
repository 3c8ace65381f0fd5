import type { FileFormat } from '../../domain/incident/file-format.ts';
import type { Postmortem, Section } from '../../domain/postmortem/document/document.ts';
import type { Block } from '../../domain/postmortem/document/nodes.ts';
import type { SectionChange } from '../../domain/postmortem/draft/redraft.ts';
import type { IncidentRecord } from '../../domain/postmortem/record/record.ts';
import type { SharedFile } from '../../domain/timeline/shared-file.ts';

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

/** Turns documents and records into what people read. Rejects with `LimitMet` where that takes too much. */
export interface Renderer {
  /** As UTF-8. */
  markdown(document: Postmortem, files: readonly SharedFile[]): Promise<Uint8Array>;
  /** As parts of Markdown for a canvas, each of at most so many bytes. */
  canvas(document: Postmortem, partBytes: number): Promise<readonly string[]>;
  /** `undefined` for an incident without entries. */
  timelinePicture(record: IncidentRecord): Promise<PngPicture | undefined>;
  /** The files of an export, each with the end of its name. */
  exportFiles(
    format: FileFormat,
    document: Postmortem,
    from: { readonly record: IncidentRecord; readonly files: readonly SharedFile[] },
  ): Promise<readonly ExportedFile[]>;
  /** A section as Markdown to edit. */
  sectionText(section: Section, document: Postmortem): Promise<string>;
  /** Edited Markdown as the section's blocks; what was not edited is the same as before. */
  sectionBlocks(markdown: string, section: Section, document: Postmortem): Promise<readonly Block[]>;
  /** The changes between two documents line by line. */
  diffs(before: Postmortem, after: Postmortem, changes: readonly SectionChange[]): Promise<readonly string[]>;
}
