import type { ExportedFile } from '../ports/renderer.ts';

/** The title of a file, with what it cannot show: people see that where they see the file. */
export function titled(title: string, { note }: Pick<ExportedFile, 'note'>): string {
  return note === undefined ? title : `${title} (${note})`;
}
