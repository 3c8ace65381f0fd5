import { CliFault } from './cli-fault.ts';

/** Why a file could not be read, in one sentence. */
export function unreadFault(path: string, error: unknown): CliFault {
  const { code = '' } = error as NodeJS.ErrnoException;
  return new CliFault(`${path} cannot be read: ${UNREAD[code] ?? reasonOf(error)}.`, { cause: error });
}

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
