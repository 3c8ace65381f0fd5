import { FILE_FORMATS } from '../domain/incident/file-format.ts';
import { CliFault, UsageFault } from './cli-fault.ts';
import type { BytesIo } from './cli-io.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { warnOfLetters } from './warn-of-letters.ts';

export interface ExportCall {
  readonly key: string;
  readonly format: string;
  readonly team?: string;
  /** Drafts with this layout; without it, the current postmortem is written. */
  readonly template?: string;
  /** A path; without it, standard output. */
  readonly out?: string;
}

/** `scribe export INC-… --format json|csv|md|html|pdf`: the record or the postmortem of one incident as a file. */
export async function exportCommand(
  call: ExportCall,
  io: BytesIo,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const format = FILE_FORMATS.find((known) => known === call.format);
  if (!format) {
    throw new UsageFault(`There is no format "${call.format}"; try one of ${FILE_FORMATS.join(', ')}.`);
  }
  refuseUnreadable(call, format, io);
  const [{ withStores }, { readPolicyFile }, { templateOption: calledTemplate }] = await Promise.all([
    import('./with-stores.ts'),
    import('../config.ts'),
    import('./template-option.ts'),
  ]);
  const policy = readPolicyFile(environment['SCRIBE_CONFIG']?.trim() || undefined);
  const template = call.template === undefined ? undefined : await calledTemplate(call.template, environment);
  await withStores(environment, call.team, async (stores, team) => {
    const { loadRecord: readRecord } = await import('../app/postmortems/load-record.ts');
    const { currentDocument: documentOf } = await import('../app/postmortems/current-document.ts');
    const { sharedFiles } = await import('../app/capture/shared-files.ts');
    const { renderFile } = await import('../render/render-file.ts');
    const { atOnce } = await import('../app/ports/offload.ts');
    const known = await stores.incidents.byKey(team, call.key.toUpperCase());
    if (!known)
      throw new CliFault(
        `There is no incident ${call.key} in workspace ${team}; keys look like INC-2026-0012.`,
      );
    const record = await readRecord(stores, known, undefined);
    const document = await documentOf({ ...stores, policy, offload: atOnce }, known, { record, template });
    const files = await sharedFiles(stores, known, { format, asOf: undefined, people: record.people });
    await io.writeBytes(call.out, await renderFile(format, { record, document, files }));
    if (format === 'pdf') await warnOfLetters(io, { record, document });
  });
}
