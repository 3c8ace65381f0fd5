import { fromUnixTime } from 'date-fns/fromUnixTime';
import { edited, restored, takenBack } from '../../domain/timeline/change-entry.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { maybeTranscript, type Transcript } from '../../domain/transcripts/transcript.ts';
import type { App } from '../app.ts';
import { incidentNow } from '../capture/capture-message.ts';
import { ERASED } from '../capture/message-statements.ts';
import { type QuotesEffect, transcriptIn } from '../capture/transcripts.ts';
import { changeEntry, FROM_MESSAGE, setByHand } from '../entries/change-entry.ts';
import { plainNames } from '../people/plain-names.ts';
import type { EffectRef } from '../ports/effects.ts';
import { type MessageFile, messageId, type StoredMessage } from '../ports/messages.ts';
import type { QuotesShown } from '../ports/quote-posts.ts';
import { messageOf } from './fetch-message.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';

type TakeQuotes = Extract<QuotesEffect, { kind: 'take-quotes' }>;
type DropQuotes = Extract<QuotesEffect, { kind: 'drop-quotes' }>;

interface Quoting {
  readonly ref: EffectRef;
  readonly effect: QuotesEffect;
  readonly task: Task;
}

/** The file whose quotes they are, and where what is said of them stands. */
interface Source {
  readonly message: StoredMessage;
  readonly file: string;
  readonly incident: string;
  /** The message under the file, once it is posted. */
  readonly ts: string | undefined;
  /** How many of its lines were put onto the timeline. */
  readonly taken: number;
  readonly task: Task;
}

/** Sees to the quotes of a transcript, and has one message under the file say what became of them. */
export async function followQuotes(app: App, { ref, effect, task }: Quoting): Promise<Outcome> {
  const place = messageOf(ref);
  const message = place && (await app.messages.find(place));
  if (!message) return dropped('the message is gone');
  const { file } = effect;
  const { externalIds = {} } = (await app.effectLeases.wantedNow(ref)) ?? {};
  const [ts, taken] = [externalIds[postedName(file)], Number(externalIds[takenName(file)] ?? 0)];
  const source = { message, file, incident: await incidentNow(app, message), ts, taken, task };
  if (effect.kind === 'drop-quotes') await drop(app, source, effect);
  if (effect.kind === 'drop-quotes' && effect.erase)
    return ts === undefined ? DONE : show(app, source, { name: '', now: { what: 'deleted' } });
  if (effect.kind === 'offer-quotes' && ts !== undefined) return DONE;
  const found = await transcriptIn(app, message, file);
  if (!found) return dropped('the file is gone');
  const { read, shared } = found;
  const { name } = shared;
  if ('why' in read) {
    if (read.why === 'no times' && maybeTranscript(shared) !== 'yes')
      return dropped('the text is no transcript');
    return show(app, source, { name, now: { what: 'unread', unread: read } });
  }
  if (effect.kind !== 'take-quotes')
    return show(app, source, { name, now: await offered(app, read, { team: message.team, effect }) });
  await take(app, source, { effect, read, shared });
  const at = (after = 0) => new Date(effect.first.getTime() + after);
  return show(app, source, {
    name,
    now: {
      ...{ what: 'taken', lines: read.quotes.length, from: at(), to: at(read.quotes.at(-1)?.at) },
      shared: fromUnixTime(Number(message.ts)),
      by: await nameOf(app, message.team, effect.by),
    },
  });
}

/** The external ids of the message: the reply under the file, and how many of its lines were taken. */
function postedName(file: string): string {
  return `offer-${file}`;
}
function takenName(file: string): string {
  return `quotes-${file}`;
}

function quoteId(message: StoredMessage, file: string, index: number): string {
  return `quote.${messageId(message)}.${file}.${index}`;
}

/**
 * Puts the lines onto the timeline, each once; those that are there already get the time that was confirmed last, and
 * return where they were taken back. A quote that a person corrected keeps what they typed.
 */
async function take(
  app: App,
  { message, file, incident, task }: Source,
  {
    effect,
    read,
    shared,
  }: { readonly effect: TakeQuotes; readonly read: Transcript; readonly shared: MessageFile },
): Promise<void> {
  const { team } = message;
  await task.remember(takenName(file), String(read.quotes.length));
  await app.postmortems.markStale(team, incident);
  for (const [index, { at, speaker, text }] of read.quotes.entries()) {
    const occurredAt = new Date(effect.first.getTime() + at);
    const entry: Entry = {
      ...{ id: quoteId(message, file, index), team, incident, text, type: 'note', occurredAt },
      ...{ loggedAt: effect.at, author: effect.by, byline: speaker ?? shared.name, source: 'transcript' },
      ...{ standing: { state: 'standing' }, versions: [], version: 0 },
      quoted: { file, name: shared.name, ...(speaker === undefined ? {} : { speaker }) },
      ...(shared.permalink === undefined ? {} : { permalink: shared.permalink }),
    };
    if ((await app.entries.insert(entry, [], effect.at)) === 'new') continue;
    await changeEntry(app, entry, (before) => again(before, { occurredAt, by: effect.by, at: effect.at }));
  }
}

function again(
  before: Entry,
  { occurredAt, by, at }: { readonly occurredAt: Date; readonly by: string; readonly at: Date },
): Entry | undefined {
  const back = restored(before, by, at) ?? before;
  const moved = setByHand(back)('occurredAt')
    ? undefined
    : edited(back, { ...back, occurredAt }, { by: FROM_MESSAGE, at });
  const after = moved ?? back;
  return after === before ? undefined : { ...after, version: before.version + 1 };
}

/** Takes back what was taken; with the words where the file's message was deleted. */
async function drop(app: App, { message, file, taken, incident }: Source, { by, at, erase }: DropQuotes) {
  const { team } = message;
  if (taken > 0) await app.postmortems.markStale(team, incident);
  for (let index = 0; index < taken; index += 1)
    await changeEntry(app, { team, id: quoteId(message, file, index) }, (before) => {
      const after = takenBack(before, { by, at }) ?? before;
      const clean = erase ? withoutWords(after) : after;
      return clean === before ? undefined : { ...clean, version: before.version + 1 };
    });
}

function withoutWords(entry: Entry): Entry {
  if (entry.text === ERASED) return entry;
  return {
    ...entry,
    text: ERASED,
    versions: entry.versions.map((version) => ({ ...version, text: ERASED })),
  };
}

async function offered(
  app: App,
  { quotes, firstAt: at, byClock }: Transcript,
  { team, effect }: { readonly team: string; readonly effect: QuotesEffect },
): Promise<QuotesShown['now']> {
  const speakers = new Set(quotes.flatMap(({ speaker }) => speaker ?? [])).size;
  const first = { text: quotes[0]?.text ?? '', at, byClock };
  const back = effect.kind === 'drop-quotes' ? { back: await nameOf(app, team, effect.by) } : {};
  return { what: 'offered', lines: quotes.length, speakers, first, ...back };
}

async function nameOf(app: App, team: string, user: string): Promise<string> {
  return (await plainNames(app, team, [user])).get(user) ?? user;
}

/** Has the reply under the file say it. */
async function show(
  app: App,
  { message, file, incident, ts, task }: Source,
  shown: Pick<QuotesShown, 'name' | 'now'>,
): Promise<Outcome> {
  const { team, channel, threadTs } = message;
  const under = { ts: threadTs ?? message.ts, everybody: false };
  const where = { team, channel, ts, under, tag: await task.tag() };
  const posted = await app.quotePosts.show(where, { incident, channel, ts: message.ts, file, ...shown });
  if (posted !== ts) await task.remember(postedName(file), posted);
  return DONE;
}
