import type { FileFormat } from '../../domain/incident/file-format.ts';
import type { IncidentRecord } from '../../domain/postmortem/record/record.ts';
import { byOccurrence, type Entry } from '../../domain/timeline/entry.ts';
import type { SharedFile } from '../../domain/timeline/shared-file.ts';
import type { App } from '../app.ts';
import type { FileCopy } from '../ports/file-copies.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { messageId } from '../ports/messages.ts';

/** So many bytes a picture may have, so many all of a document's together, and so many of them are shown. */
const MOST = { each: 4_000_000, together: 16_000_000, pictures: 20 } as const;

/**
 * The files that people shared with the entries of an incident, from the copies, whatever Slack still has: pictures with
 * their bytes as far as a document takes them, and other files by name. Throws `StoreFault`.
 */
export async function sharedFiles(
  app: Pick<App, 'entries' | 'messages' | 'fileCopies'>,
  { incident: { team, key } }: Pick<KnownIncident, 'incident'>,
  wanted: {
    readonly format: FileFormat;
    readonly asOf: Date | undefined;
    readonly people: IncidentRecord['people'];
  },
): Promise<readonly SharedFile[]> {
  const { format, asOf, people } = wanted;
  if (format === 'csv') return [];
  const which = asOf === undefined ? {} : { loggedUpTo: asOf };
  const entries = new Map<string, Entry>();
  const known = await app.entries.ofIncident(team, key, which);
  for (const entry of [...known].sort(byOccurrence))
    if (entry.message && entry.standing.state === 'standing')
      entries.set(messageId({ team, ...entry.message }), entry);
  const messages = [...entries.values()].flatMap(({ message }) => (message ? [{ team, ...message }] : []));
  const copies = messages.length === 0 ? [] : await app.fileCopies.ofMessages(messages);
  const shown = format === 'md' || format === 'json' ? new Set<FileCopy>() : new Set(picturesWithin(copies));
  const files: SharedFile[] = [];
  for (const copy of copies) {
    const entry = entries.get(messageId(copy.message));
    const bytes = shown.has(copy) ? await app.fileCopies.read(copy) : undefined;
    const permalink = entry && (entry.permalink ?? (await linkOf(app, copy)));
    const extra = { ...(permalink === undefined ? {} : { permalink }), ...(bytes ? { bytes } : {}) };
    if (entry) files.push({ ...about(entry, people), name: copy.name, ...extra });
  }
  return files;
}

function about(
  { occurredAt, byline, author, text }: Entry,
  people: IncidentRecord['people'],
): Pick<SharedFile, 'at' | 'by' | 'text'> {
  return { at: occurredAt, text, by: byline ?? people[author] ?? author };
}

/** Where Slack showed the file. */
async function linkOf(app: Pick<App, 'messages'>, { message, file }: FileCopy): Promise<string | undefined> {
  return (await app.messages.find(message))?.files.find(({ id }) => id === file)?.permalink;
}

/** Those that call themselves pictures, in order, as many as a document takes. */
function picturesWithin(copies: readonly FileCopy[]): readonly FileCopy[] {
  let left: number = MOST.together;
  return copies
    .filter(({ mimetype, length }) => {
      if (!mimetype.startsWith('image/') || length > MOST.each || length > left) return false;
      left -= length;
      return true;
    })
    .slice(0, MOST.pictures);
}
