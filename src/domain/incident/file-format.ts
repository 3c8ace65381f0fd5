/** The files that an incident can be had as. `json` and `csv` hold the record, the others its document. */
export const FILE_FORMATS = ['md', 'html', 'pdf', 'json', 'csv'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** The format that a person names, in any case and with the dot of a file name or without. */
export function readFileFormat(said: string): FileFormat | undefined {
  const wanted = said.toLowerCase().replace(/^\./, '');
  return FILE_FORMATS.find((known) => known === (wanted === 'markdown' ? 'md' : wanted));
}
