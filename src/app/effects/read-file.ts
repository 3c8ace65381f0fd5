import type { App } from '../app.ts';
import { syncEntry } from '../capture/capture-message.ts';
import { keepSecrets, withoutSecrets } from '../entries/take-out-secrets.ts';
import type { EffectRef } from '../ports/effects.ts';
import { messageId } from '../ports/messages.ts';
import { messageOf } from './fetch-message.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';

type Ports = Parameters<typeof syncEntry>[0] &
  Pick<App, 'peopleFiles' | 'secretFinder' | 'secrets' | 'secretVault'>;

/**
 * Reads a file of which the message has a beginning or nothing: a long snippet, an e-mail, a file that another
 * workspace shares. The message is found with it then, and its entry follows. Throws `SlackFault` and `StoreFault`.
 */
export async function readFile(app: Ports, ref: EffectRef, file: string): Promise<Outcome> {
  const place = messageOf(ref);
  if (!place) return dropped(`${ref.id} names no message`);
  const message = await app.messages.find(place);
  if (!message || message.erased) return dropped('the message is gone');
  const read = await app.peopleFiles.text(ref.team, file);
  if (read === 'gone') return dropped('Slack does not have the file any more');
  const [name, words] = await Promise.all(
    [read.name, read.words].map((text) => withoutSecrets(app.secretFinder, [text])),
  );
  if (!name || !words) return DONE;
  await keepSecrets(app, {
    ...{ team: ref.team, user: message.user ?? '', way: 'file', channel: place.channel },
    ...{ source: `${messageId(place)}.${file}`, taken: [...name.taken, ...words.taken] },
  });
  await app.messages.keepFileText(place, file, { name: name.texts.join(''), words: words.texts.join('') });
  await syncEntry(app, place);
  return DONE;
}
