import type { RecordEntry } from '../../domain/postmortem/record/record.ts';

/**
 * The id of an imported entry: a file's own ids are unique only in the file, and entries of one moment keep the file's
 * order. A `+` says that the file has the moment at which it was logged, which may be the same as that at which it
 * happened; ids of earlier versions have none.
 */
export function importedId(key: string, index: number, { id, loggedAt: logged }: RecordEntry): string {
  return `imp.${key}.${String(index).padStart(6, '0')}${logged ? '+' : ''}.${id}`;
}

const IMPORTED_ID = /^imp\..+?\.\d{6}(\+?)\.(.*)$/s;

/** The id that an entry had in its file; `undefined` for one that was not imported. */
export function idInFile(id: string): string | undefined {
  return IMPORTED_ID.exec(id)?.[2];
}

/** Whether the file of an imported entry says when it was logged. */
export function isLoggedInFile(id: string): boolean {
  return IMPORTED_ID.exec(id)?.[1] === '+';
}
