import { secretMarker, type TakenSecret } from '../../domain/secrets/redact.ts';
import type { App } from '../app.ts';
import { cleanDeep, keepSecrets } from '../entries/take-out-secrets.ts';
import { type CapturedMessage, type MessageRef, messageId } from '../ports/messages.ts';

/** What cleaning a message takes. */
export type CleaningPorts = Pick<App, 'secretFinder' | 'secrets' | 'secretVault' | 'queue' | 'clock'>;

/**
 * A message as it may be kept: what a reader sees of it is looked at as a whole, since a secret may be spread over its
 * parts. Slack says one thing in several forms: what was taken out of one of them `before` goes wherever it stands. The
 * originals of what is gone from what is read are kept first. Throws `StoreFault`.
 */
export async function cleanMessage<
  M extends MessageRef & Pick<CapturedMessage, 'user' | 'text' | 'files' | 'names'>,
>(app: CleaningPorts, message: M, before: readonly TakenSecret[] = []): Promise<M> {
  const { text, files, names } = message;
  const without = (said: string) =>
    before.reduce((rest, { kind, value }) => rest.replaceAll(value, secretMarker(kind)), said);
  const read = {
    ...{ text: without(text), names },
    files: files.map((file) => ({
      ...{ ...file, name: without(file.name) },
      ...(file.begin === undefined ? {} : { begin: without(file.begin) }),
    })),
  };
  const { value, taken } = await cleanDeep(app.secretFinder, read);
  const now = JSON.stringify(value);
  const gone = before.filter(({ kind }) => now.includes(secretMarker(kind)));
  await keepSecrets(app, {
    team: message.team,
    user: message.user ?? '',
    way: 'message',
    channel: message.channel,
    source: messageId(message),
    taken: [...gone, ...taken],
  });
  return gone.length + taken.length === 0 ? message : { ...message, ...value };
}
