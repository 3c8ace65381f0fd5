import type { TakenSecret } from '../domain/secrets/redact.ts';
import type { App } from './app.ts';
import { type CapturedMessage, type MessageRef, messageId } from './ports/messages.ts';
import { cleanDeep, keepSecrets } from './take-out-secrets.ts';

/** What cleaning a message takes. */
export type CleaningPorts = Pick<App, 'secretFinder' | 'secrets' | 'secretVault' | 'queue' | 'clock'>;

/**
 * A message as it may be kept: what a reader sees of it is looked at as a whole, since a secret may be spread over its
 * parts. The originals, with those that were `taken` out before, are kept first. Throws `StoreFault`.
 */
export async function cleanMessage<
  M extends MessageRef & Pick<CapturedMessage, 'user' | 'text' | 'files' | 'names'>,
>(app: CleaningPorts, message: M, before: readonly TakenSecret[] = []): Promise<M> {
  const { text, files, names } = message;
  const { value, taken } = await cleanDeep(app.secretFinder, { text, files, names });
  await keepSecrets(app, {
    team: message.team,
    user: message.user ?? '',
    way: 'message',
    channel: message.channel,
    source: messageId(message),
    taken: [...before, ...taken],
  });
  return taken.length === 0 ? message : { ...message, ...value };
}
