import { createHash } from 'node:crypto';
import type { IncidentRecord } from '../domain/postmortem/record.ts';
import { CliFault, UsageFault } from './cli-fault.ts';
import type { FolderIo } from './cli-io.ts';

export interface ImportCall {
  readonly file: string;
  /** The workspace; asked of Slack where a token is set. */
  readonly team?: string;
  /** Title for files that have none of their own: a CSV timeline, a Slack export. */
  readonly title?: string;
}

/** The author where a file names nobody. */
const IMPORTER = 'import';

/**
 * `scribe import FILE`: an incident file, this project's own export, a CSV timeline, or the folder of a Slack export.
 */
export async function importCommand(
  call: ImportCall,
  io: FolderIo,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { record, content } = await readSource(call, io);
  const { withStores } = await import('./with-stores.ts');
  const { importIncident } = await import('../app/import-incident.ts');
  await withStores(environment, call.team, async (stores, team) => {
    const id = `imp.${createHash('sha256').update(content).digest('hex').slice(0, 24)}`;
    const app = { ...stores, clock: () => new Date() };
    const result = await importIncident(app, { team, id, record, by: IMPORTER });
    switch (result.kind) {
      case 'imported':
        io.print(`${result.key}: ${result.entries} entries and ${result.actions} action items imported.\n`);
        return;
      case 'known':
        io.print(`${result.key}: this file was imported before; nothing was changed.\n`);
        return;
      case 'key-taken':
        throw new CliFault(
          `There is an incident ${result.key} already; take "key" out of the file to give it a new one.`,
        );
      default:
        return result satisfies never;
    }
  });
}

/** The record of a file, by its kind, and the bytes that tell two files apart. */
async function readSource(
  call: ImportCall,
  io: FolderIo,
): Promise<{ record: IncidentRecord; content: string }> {
  const { file, title } = call;
  if (await io.isFolder(file)) {
    const { readSlackExport } = await import('./slack-export.ts');
    return readSlackExport(file, { ...(title && { title }) }, io);
  }
  const content = await read(file, io);
  if (/\.csv$/i.test(file)) {
    const { readCsvTimeline } = await import('./csv-timeline.ts');
    if (title === undefined) {
      throw new UsageFault(
        'A CSV timeline has no title; say one, for example: --title "Checkout errors after deploy"',
      );
    }
    return { record: readCsvTimeline(content, { title, file }), content };
  }
  const { parseIncidentFile } = await import('./incident-file.ts');
  return { record: parseIncidentFile(content, file), content };
}

async function read(file: string, io: FolderIo): Promise<string> {
  try {
    return await io.readFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliFault(`${file} cannot be read: ${why}.`, { cause: error });
  }
}
