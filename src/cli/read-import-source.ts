import { isBlank } from '../domain/timeline/clean-text.ts';
import { CliFault, UsageFault } from './cli-fault.ts';
import type { FolderIo } from './cli-io.ts';
import { DATE_ORDERS } from './csv/moment.ts';
import { decodeText } from './decode-text.ts';
import type { ImportSource } from './import-source.ts';
import { unreadFault } from './unread-fault.ts';

export interface ReadCall {
  readonly file: string;
  /** Title for files that have none of their own: a CSV timeline, a Slack export. */
  readonly title?: string;
  /** Which channel of a Slack export that has several. */
  readonly channel?: string;
  /** How dates such as `3/2/2026` are meant in a CSV: `day-first` or `month-first`. */
  readonly dates?: string;
  /** The encoding of a CSV that is neither UTF-8 nor UTF-16. */
  readonly encoding?: string;
}

/** Reads a file or a folder by its kind. Throws `CliFault` with what is wrong and what to do. */
export async function readImportSource(call: ReadCall, io: FolderIo): Promise<ImportSource> {
  const { file, title } = call;
  if (title !== undefined && isBlank(title))
    throw new UsageFault('--title is empty; say one, for example: --title "Checkout errors after deploy"');
  const { isDump, readDump, readExportFolder, readExportZip } = await import('./slack-export.ts');
  if (await io.isFolder(file)) return readExportFolder(call, io);
  refuseForeign(file);
  const bytes = await readBytes(file, io);
  if (isZip(bytes)) return readExportZip(bytes, call);
  if (/\.(?:csv|tsv|tab|txt)$/i.test(file)) return readCsv(bytes, call);
  const decoded = decodeText(bytes);
  if (decoded.kind === 'undecodable')
    throw new CliFault(`${file} is not UTF-8; save it as UTF-8 and import that.`);
  const { parseIncidentJson, readIncidentFile } = await import('./incident-file.ts');
  const value = parseIncidentJson(decoded.text, file);
  if (isDump(value)) return readDump({ value, text: decoded.text }, call, io);
  return { record: readIncidentFile(value, file), content: decoded.text, leftOut: [] };
}

async function readCsv(bytes: Uint8Array, { file, title, dates, encoding }: ReadCall): Promise<ImportSource> {
  const { readCsvTimeline } = await import('./csv-timeline.ts');
  if (title === undefined) {
    throw new UsageFault(
      'A CSV timeline has no title; say one, for example: --title "Checkout errors after deploy"',
    );
  }
  const order = DATE_ORDERS.find((known) => known === dates);
  if (dates !== undefined && !order)
    throw new UsageFault(`--dates takes ${DATE_ORDERS.join(' or ')}, not "${dates}".`);
  return readCsvTimeline(bytes, {
    title,
    file,
    ...(order ? { dates: order } : {}),
    ...(encoding === undefined ? {} : { encoding }),
  });
}

/** Files of other programs, and the step that makes them readable. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/\.(?:xlsx?|xlsm|ods|numbers)$/i, 'is a spreadsheet; save it as "CSV UTF-8" and import that.'],
  [/\.(?:gz|tgz|tar|bz2|xz|7z|rar)$/i, 'is packed; unpack it and name the folder of one channel in it.'],
];

function refuseForeign(file: string): void {
  const [, what] = FOREIGN.find(([pattern]) => pattern.test(file)) ?? [];
  if (what !== undefined) throw new CliFault(`${file} ${what}`);
}

/** The first bytes of every zip (APPNOTE.TXT 4.3.7 and 4.3.16). */
function isZip(bytes: Uint8Array): boolean {
  const [p, k, three, four] = bytes;
  return p === 0x50 && k === 0x4b && ((three === 3 && four === 4) || (three === 5 && four === 6));
}

async function readBytes(file: string, io: FolderIo): Promise<Uint8Array> {
  try {
    return await io.readBytes(file);
  } catch (error) {
    throw unreadFault(file, error);
  }
}
