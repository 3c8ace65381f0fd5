import { fieldsOf, listOf, optionalText } from '../../slack/messages/json-fields.ts';
import type { ExportFiles } from './export-files.ts';
import { type Names, namesOfChannels, namesOfUsers } from './names.ts';
import { readJson } from './read-json.ts';

/** What an export says about a channel beside its messages. */
export interface Surroundings {
  readonly names: Names;
  /** Slack's id of the channel. */
  readonly channel: string | undefined;
  /** Whether the channel is private; `undefined` where no list has it. */
  readonly isPrivate: boolean | undefined;
  /** Files that could not be read. */
  readonly unread: readonly string[];
}

/** The lists of channels in an export, by who can see them (https://slack.com/help/articles/220556107). */
const LISTS = [
  { name: 'channels.json', isPrivate: false },
  { name: 'groups.json', isPrivate: true },
  { name: 'mpims.json', isPrivate: true },
  { name: 'dms.json', isPrivate: true },
] as const;

const EVERYBODY = 'org_users.json';

/** Reads the lists in the folder of an export. One of them that is missing or odd refuses nothing. */
export async function surroundingsOf(
  channel: { readonly name: string; readonly id?: string | undefined },
  folder: string,
  files: Pick<ExportFiles, 'read'>,
): Promise<Surroundings> {
  const within = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  const users = await listAt(within('users.json'), files);
  const everybody = await Promise.all(orgLists(folder).map((path) => listAt(path, files)));
  const lists = await Promise.all(
    LISTS.map(async (list) => ({ ...list, ...(await listAt(within(list.name), files)) })),
  );
  const entries = lists.flatMap(({ isPrivate, items }) =>
    items
      .map(fieldsOf)
      .filter(
        ({ id, name }) =>
          [id, name].includes(channel.name) || (channel.id !== undefined && id === channel.id),
      )
      .map(({ id, is_private: said }) => ({ id: optionalText(id), isPrivate: isPrivate || said === true })),
  );
  // A list that cannot be read might have said that the channel is private.
  const isPublic = entries.length > 0 && lists.every(({ isRead, isPrivate }) => isRead || !isPrivate);
  return {
    names: new Map([
      ...namesOfChannels(lists.flatMap(({ items }) => items)),
      ...everybody.flatMap(({ items }) => [...namesOfUsers(items)]),
      ...namesOfUsers(users.items),
    ]),
    channel: channel.id ?? entries.find(({ id }) => id !== undefined)?.id,
    isPrivate: entries.some((entry) => entry.isPrivate) ? true : isPublic ? false : undefined,
    unread: [
      ...(users.isRead ? [] : ['the names in users.json, which cannot be read']),
      ...(everybody.every(({ isRead }) => isRead)
        ? []
        : ['the names in org_users.json, which cannot be read']),
    ],
  };
}

/** Where an organisation's export may have everybody: beside the lists, and above the `teams/NAME` that they are in. */
function orgLists(folder: string): readonly string[] {
  // The folder of a channel was named, and what stands beside it is all that is seen of the export.
  if (folder === '') return [EVERYBODY, `../../${EVERYBODY}`];
  const above = folder.replace(/(^|\/)teams\/[^/]+$/, `$1${EVERYBODY}`);
  return [`${folder}/${EVERYBODY}`, ...(above === folder ? [] : [above])];
}

/** A list that is not there is an empty one. */
async function listAt(
  path: string,
  { read }: Pick<ExportFiles, 'read'>,
): Promise<{ readonly items: readonly unknown[]; readonly isRead: boolean }> {
  try {
    const bytes = await read(path);
    if (!bytes) return { items: [], isRead: true };
    const { value } = readJson(bytes, path);
    return { items: listOf(value), isRead: Array.isArray(value) };
  } catch {
    return { items: [], isRead: false };
  }
}
