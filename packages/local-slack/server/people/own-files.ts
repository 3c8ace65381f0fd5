import { announceFile, shareFiles } from '../actions/file-sharing.ts';
import { typedText } from '../mrkdwn.ts';
import { SlackError } from '../slack-error.ts';
import type { ChannelContext, TeamContext } from '../state/context.ts';
import type { SlackFile } from '../state/records.ts';

/** A file that somebody uploads, and the words that they share it with. */
interface Upload {
  readonly user: string;
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly text?: string;
  readonly threadTs?: string;
}

/** Uploads a file and shares it into the channel, all at once, as people do. */
export function uploadFile(
  context: ChannelContext,
  { user, name, bytes, text = '', threadTs }: Upload,
): SlackFile {
  const content = Buffer.from(bytes);
  const record = announceFile(context, { name, length: content.length, user });
  record.bytes = content;
  record.state = 'complete';
  shareFiles(context, { records: [record], user, text: typedText(context.team, text), threadTs });
  return record.file;
}

/** Deletes a file of this person: its bytes are gone, its message stays. */
export function deleteFile(
  { team, slack }: TeamContext,
  { id, user }: { readonly id: string; readonly user: string },
): void {
  const record = team.files.get(id);
  if (record === undefined || record.deleted) throw new SlackError('file_not_found');
  if (record.file.user !== user) throw new SlackError('cant_delete_file');
  record.deleted = true;
  record.bytes = Buffer.alloc(0);
  slack.changes.notify();
}
