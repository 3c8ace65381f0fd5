import type { MessageFile } from '../../app/ports/messages.ts';
import { cleanText } from '../../domain/timeline/clean-text.ts';
import { uncoded } from '../../domain/timeline/slack-codes.ts';
import { fileWords, isWhole } from './file-words.ts';
import { fieldsOf, listOf, optionalText, textOf } from './json-fields.ts';

/** The files of a message. Slack sends some with nothing but an id; those are named by what people see instead. */
export function messageFiles(files: unknown): readonly MessageFile[] {
  return listOf(files).flatMap((value) => {
    const file = fieldsOf(value);
    const id = optionalText(file['id']);
    if (id === undefined) return [];
    return [
      {
        id,
        name: uncoded(optionalText(file['name']) ?? optionalText(file['title']) ?? unnamed(file)),
        mimetype: optionalText(file['mimetype']) ?? 'application/octet-stream',
        permalink: optionalText(file['permalink']),
        ...(isWhole(file) ? {} : { begin: cleanText(fileWords(file)) }),
      },
    ];
  });
}

/** Slack's words for files that it does not show: see `mode` and `file_access` (https://docs.slack.dev/reference/objects/file-object). */
function unnamed(file: Readonly<Record<string, unknown>>): string {
  switch (textOf(file['mode'])) {
    case 'tombstone':
      return 'a deleted file';
    case 'hidden_by_limit':
      return "a file hidden by the plan's limit";
    default:
      return textOf(file['file_access']) === 'check_file_info' ? 'a file from another workspace' : 'a file';
  }
}
