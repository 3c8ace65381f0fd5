import { CliFault } from './cli-fault.ts';

/** Why a file could not be read, in one sentence. */
export function unreadFault(path: string, error: unknown): CliFault {
  const { code = '' } = error as NodeJS.ErrnoException;
  return new CliFault(`${path} cannot be read: ${UNREAD[code] ?? reasonOf(error)}.`, { cause: error });
}

/** Why a file could not be written, in one sentence. */
export function unwrittenFault(path: string, error: unknown): CliFault {
  const { code = '' } = error as NodeJS.ErrnoException;
  return new CliFault(`${path} cannot be written: ${UNWRITTEN[code] ?? reasonOf(error)}.`, { cause: error });
}

const UNWRITTEN: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist; make it first',
  EISDIR: 'it is a folder; name a file in it',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'its permissions do not allow it',
  EROFS: 'it is on a disk that can only be read',
  ENOSPC: 'the disk is full',
};

const UNREAD: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'its permissions do not allow it',
};

/** The words of an error, on one line. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').replace(/\.$/, '');
}
