/** The formats of an export. `json` and `csv` hold the record, the others the postmortem. */
export const FILE_FORMATS = ['md', 'html', 'pdf', 'json', 'csv'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Reads a format, in any case, with or without a leading dot. */
export function readFileFormat(said: string): FileFormat | undefined {
  const wanted = said.toLowerCase().replace(/^\./, '');
  return FILE_FORMATS.find((known) => known === (wanted === 'markdown' ? 'md' : wanted));
}
