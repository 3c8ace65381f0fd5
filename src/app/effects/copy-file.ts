import { maybeTranscript } from '../../domain/transcripts/transcript.ts';
import type { App } from '../app.ts';
import { wantQuotes } from '../capture/transcripts.ts';
import { keepSecrets, withoutSecrets } from '../entries/take-out-secrets.ts';
import type { EffectRef } from '../ports/effects.ts';
import { messageId, type StoredMessage } from '../ports/messages.ts';
import { cleanFile, TEXT_BYTES } from './clean-file.ts';
import { messageOf } from './fetch-message.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';

type Ports = Pick<
  App,
  | 'messages'
  | 'fileCopies'
  | 'peopleFiles'
  | 'policy'
  | 'secretFinder'
  | 'fileSecretFinder'
  | 'secrets'
  | 'secretVault'
  | 'queue'
  | 'clock'
>;

/** A file turned out larger than the limit, whatever Slack said of its size. */
class TooLarge extends Error {}

/**
 * Copies a file of a captured message. What Slack does not have any more, what lies elsewhere, and what is larger than
 * the limit stays a name, and so does text that is too long to be looked at for secrets; of other text, what is kept is
 * without them. Where the words of the message are taken out meanwhile, its files go with them. Throws
 * `SlackFault` and `StoreFault`.
 */
export async function copyFile(app: Ports, ref: EffectRef, file: string): Promise<Outcome> {
  const place = messageOf(ref);
  if (!place) return dropped(`${ref.id} names no message`);
  const message = await app.messages.find(place);
  if (!message || message.erased) return dropped('the message is gone');
  if (await app.fileCopies.has({ message: place, file })) return offered(app, message, file);
  const most = app.policy.capture.fileBytes;
  const open = await app.peopleFiles.open(ref.team, file, most);
  if (open === 'gone') return dropped('Slack does not have the file any more');
  if (open === 'elsewhere') return dropped('the file does not lie with Slack');
  if (open === 'too large') return dropped(`the file has more than ${most} bytes`);
  try {
    const clean = await cleanFile(app.fileSecretFinder, {
      bytes: atMost(open.bytes(), most),
      mimetype: open.mimetype,
    });
    if (clean === 'too long') return dropped(`the file is text of more than ${TEXT_BYTES} bytes`);
    const name = await withoutSecrets(app.secretFinder, [open.name]);
    await keepSecrets(app, {
      ...{ team: ref.team, user: message.user ?? '', way: 'file', channel: place.channel },
      ...{ source: `${messageId(place)}.${file}`, taken: [...name.taken, ...clean.taken] },
    });
    const copy = { message: place, file, name: name.texts.join(''), mimetype: open.mimetype };
    await app.fileCopies.write(copy, clean.bytes);
  } catch (error) {
    if (error instanceof TooLarge) return dropped(`the file has more than ${most} bytes`);
    throw error;
  }
  if ((await app.messages.find(place))?.erased) await app.fileCopies.removeOf(place);
  return offered(app, message, file);
}

/** What may be a transcript is read as one by a job of its own. */
async function offered(app: Ports, message: StoredMessage, file: string): Promise<Outcome> {
  const shared = message.files.find(({ id }) => id === file);
  if (shared && maybeTranscript(shared) !== 'no')
    await wantQuotes(app, message, { kind: 'offer-quotes', file });
  return DONE;
}

async function* atMost(bytes: AsyncIterable<Uint8Array>, most: number): AsyncIterable<Uint8Array> {
  let read = 0;
  for await (const part of bytes) {
    read += part.length;
    if (read > most) throw new TooLarge();
    yield part;
  }
}
