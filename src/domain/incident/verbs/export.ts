import { FILE_FORMATS, type FileFormat, readFileFormat } from '../file-format.ts';
import { firstWord } from './arguments.ts';
import { fault, type UsageFault } from './usage-fault.ts';
import type { VerbRows } from './verb-row.ts';

/** The postmortem or the record as a file. */
export const EXPORT = {
  export: {
    usage: `export ${FILE_FORMATS.join('|')}`,
    example: 'export pdf',
    summary: 'Puts the postmortem (md, html, pdf) or the record (json, csv) into the channel as a file.',
    aliases: [],
    meant: ['download', 'file', 'pdf', 'save'],
    redelivery: 'keep-answer',
    parse: parseExport,
  },
} as const satisfies VerbRows;

function parseExport(rest: string): { readonly format: FileFormat } | UsageFault {
  const [said, more] = firstWord(rest.replace(/^as\s+/i, ''));
  const format = readFileFormat(said);
  if (said === '') return fault('missing-format');
  if (format === undefined) return fault('unknown-format', said);
  return more === '' ? { format } : fault('unexpected-text', more);
}
