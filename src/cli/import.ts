import { createHash } from 'node:crypto';
import type { ConversationImported } from '../app/imports/import-conversation.ts';
import type { Imported } from '../app/imports/import-incident.ts';
import { readPolicyFile } from '../config.ts';
import type { Stores } from '../mongo/open-stores.ts';
import { CliFault, UsageFault } from './cli-fault.ts';
import type { FolderIo } from './cli-io.ts';
import type { ImportSource } from './import-source.ts';
import { type ReadCall, readImportSource } from './read-import-source.ts';
import { isKnownTeam } from './team-option.ts';
import { withoutSecretsOf } from './without-secrets.ts';

export interface ImportCall extends ReadCall {
  /** The workspace; asked of Slack where a token is set. */
  readonly team?: string;
  /** Who may see it, where the file does not say: everybody. */
  readonly public?: boolean;
  /** The people with a role in it alone. */
  readonly private?: boolean;
  /** Makes a new incident also of what was imported before. */
  readonly new?: boolean;
}

/** The author where a file names nobody. */
const IMPORTER = 'import';

/**
 * `scribe import FILE`: an incident file, this project's own export, a CSV timeline, or a channel of a Slack export.
 * Throws `CliFault`.
 */
export async function importCommand(
  call: ImportCall,
  io: FolderIo,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  if (call.public && call.private) throw new UsageFault('Say --public or --private, not both.');
  const { value: read, note } = await cleaned(await readImportSource(call, io), environment);
  const source = { ...read, record: { ...read.record, private: privacyOf(call, read) } };
  const { withStores } = await import('./with-stores.ts');
  await withStores(environment, call.team, async (stores, team) => {
    const stranger = call.team !== undefined && !(await isKnownTeam(stores, team));
    const { keyPrefix } = readPolicyFile(environment['SCRIBE_CONFIG']?.trim() || undefined);
    const line = await takeIn({ stores, team, source, call, keyPrefix });
    const { leftOut } = source;
    io.print(`${line}${leftOut.length === 0 ? '' : ` Left out: ${leftOut.join(', ')}.`}\n`);
    if (note !== undefined) io.print(`${note}\n`);
    if (stranger)
      io.print(`This store knew nothing of ${team} before; people see it if that is their workspace's id.\n`);
  });
}

/** Without secrets; the content only tells two files apart. */
async function cleaned({ content, ...source }: ImportSource, environment: NodeJS.ProcessEnv) {
  const { value, note } = await withoutSecretsOf(source, environment);
  return { value: { ...value, content }, note };
}

/** As the file says, or as it was said; nothing becomes public because nobody said anything. */
function privacyOf(call: ImportCall, { record }: ImportSource): boolean {
  if (record.private && call.public) {
    throw new UsageFault(
      `${call.file} says that it is private, and --public would show it to everybody; leave --public out.`,
    );
  }
  if (call.private || call.public) return call.private ?? false;
  if (record.private !== undefined) return record.private;
  throw new UsageFault(
    `${call.file} does not say who may see it; say --public (everybody in the workspace) or --private (the people with a role in it, by Slack's ids).`,
  );
}

interface Import {
  readonly stores: Stores;
  readonly team: string;
  readonly source: ImportSource;
  readonly call: ImportCall;
  readonly keyPrefix: string;
}

/** Takes it into the store, and says what became of it. */
async function takeIn({ stores, team, source, call, keyPrefix }: Import): Promise<string> {
  const { record, content, conversation } = source;
  const [{ importIncident }, { importConversation }] = await Promise.all([
    import('../app/imports/import-incident.ts'),
    import('../app/imports/import-conversation.ts'),
  ]);
  const id = `imp.${createHash('sha256').update(content).digest('hex').slice(0, 24)}`;
  const app = { ...stores, clock: () => new Date() };
  const request = { team, id, record, by: IMPORTER, anew: call.new ?? false, keyPrefix };
  const result = conversation
    ? await importConversation(app, request, conversation)
    : await importIncident(app, request);
  switch (result.kind) {
    case 'imported':
      return `${result.key}: ${counted(result.entries, 'entry', 'entries')} and ${counted(result.actions, 'action item', 'action items')} imported.`;
    case 'continued':
      return continued(result);
    case 'known':
      return known(result, record.private ?? false);
    case 'key-taken':
      throw new CliFault(
        `${result.key} is taken: an incident has this key, or what is left of one; take "key" out of the file to give it a new one.`,
      );
    case 'would-publish':
      throw new CliFault(
        `${result.key} has messages of this channel and is not private; say --new to import it as a private incident of its own.`,
      );
    default:
      return result satisfies never;
  }
}

/** Who may see an incident that is here already is not changed by the way; who wanted otherwise hears it. */
function known({ key, private: hidden }: Extract<Imported, { kind: 'known' }>, wanted: boolean): string {
  if (wanted && !hidden) {
    throw new CliFault(
      `${key}: this file was imported before, and everybody in the workspace may see it; nothing was changed. --new with --private makes a private incident of it, beside that one.`,
    );
  }
  const other = hidden && !wanted ? ' It is private and stays so.' : '';
  return `${key}: this file was imported before; nothing was changed (--new makes a new incident of it).${other}`;
}

function continued({ key, added, differing }: Extract<ConversationImported, { kind: 'continued' }>): string {
  const what =
    added === 0
      ? 'all these messages were imported before; nothing was changed'
      : `this channel was imported before; ${counted(added, 'entry', 'entries')} added`;
  const changed =
    differing === 0
      ? ''
      : ` ${counted(differing, 'message says', 'messages say')} something else now; the record keeps its words.`;
  return `${key}: ${what} (--new makes a new incident of it).${changed}`;
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
