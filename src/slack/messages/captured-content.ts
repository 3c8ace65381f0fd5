import type { AuthorNames } from '../../app/ports/messages.ts';
import type { ReadMessage } from '../../app/ports/people-messages.ts';
import type { SlackMessage } from './read-message.ts';
import type { MessageSource } from './source.ts';

/** What the store keeps of a message, without where it stands. */
export function capturedContent({ source, text, threadTs, files }: SlackMessage): ReadMessage {
  const names = authorNames(source);
  return { user: source.id, text, threadTs, files, ...(names === undefined ? {} : { names }) };
}

/** Only what there is: the store keeps no empty fields. */
function authorNames({ byline, app, person }: MessageSource): AuthorNames | undefined {
  if (byline === undefined && app === undefined && person === undefined) return undefined;
  return {
    ...(byline === undefined ? {} : { byline }),
    ...(app === undefined ? {} : { app }),
    ...(person === undefined ? {} : { person: present(person) }),
  };
}

function present(names: NonNullable<MessageSource['person']>): NonNullable<AuthorNames['person']> {
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined));
}
