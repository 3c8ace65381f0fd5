import type { MessageEffect } from '../../domain/effect.ts';
import {
  maybeTranscript,
  readTranscript,
  type Transcript,
  type UnreadTranscript,
} from '../../domain/transcripts/transcript.ts';
import type { App } from '../app.ts';
import { textOf } from '../effects/clean-file.ts';
import { type MessageFile, type MessageRef, messageId } from '../ports/messages.ts';

export type QuotesEffect = Extract<
  MessageEffect,
  { readonly kind: 'offer-quotes' | 'take-quotes' | 'drop-quotes' }
>;

/** A file of a message that is kept, read as a transcript. */
export interface ReadFile {
  readonly shared: MessageFile;
  readonly read: Transcript | UnreadTranscript;
}

/** Reads the copy of a file as a transcript; `undefined` where there is none (any more). Throws `StoreFault`. */
export async function transcriptIn(
  app: Pick<App, 'messages' | 'fileCopies'>,
  message: MessageRef,
  file: string,
): Promise<ReadFile | undefined> {
  const shared = (await app.messages.find(message))?.files.find(({ id }) => id === file);
  const bytes = shared && (await app.fileCopies.read({ message, file }));
  return bytes && { shared, read: readTranscript(textOf(bytes) ?? '') };
}

/** Has a job see to the quotes of a file. The same wish under way is replaced. Throws `StoreFault`. */
export async function wantQuotes(
  app: Pick<App, 'messages' | 'queue' | 'clock'>,
  message: MessageRef,
  effect: QuotesEffect,
): Promise<void> {
  const key = `${effect.kind}-${effect.file.replace(/[^A-Za-z0-9_-]/g, '_')}`;
  await app.messages.want(message, { key, effect }, app.clock());
  app.queue.offer([{ holder: 'messages', team: message.team, id: messageId(message), key }]);
}

/** Quotes share what becomes of an entry whose message is deleted. Throws `StoreFault`. */
export async function dropQuotes(
  app: Pick<App, 'messages' | 'queue' | 'clock' | 'policy'>,
  message: MessageRef,
): Promise<void> {
  const { deletion } = app.policy.capture;
  if (deletion === 'keep') return;
  const stored = await app.messages.find(message);
  for (const shared of stored?.files ?? [])
    if (maybeTranscript(shared) !== 'no')
      await wantQuotes(app, message, {
        ...{ kind: 'drop-quotes', file: shared.id, by: stored?.user ?? '', at: app.clock() },
        ...(deletion === 'redact' ? { erase: true } : {}),
      });
}
