import type { EntryEffect, Wanted } from '../domain/effect.ts';
import type { Entry, Strike } from '../domain/timeline/entry.ts';
import { documentId, domainId } from './document-id.ts';
import type { EntryDocument } from './entry-model.ts';
import { pendingEchoesId } from './pending-echoes.ts';
import { pendingEffectsOfNew } from './pending-effects.ts';

/** The echo is kept apart from other effects: whatever waits for one channel goes out together. */
export function pendingEffectsOfEntry(effects: readonly Wanted<EntryEffect>[]): {
  readonly echo: boolean;
  readonly others: readonly Wanted<EntryEffect>[];
} {
  const others = effects.filter(({ effect }) => effect.kind !== 'echo');
  return { echo: others.length < effects.length, others };
}

/** The document of a new entry. */
export function toEntryDocument(
  entry: Entry,
  effects: readonly Wanted<EntryEffect>[],
  at: Date,
): EntryDocument {
  const { echo, others } = pendingEffectsOfEntry(effects);
  return {
    _id: documentId(entry.team, entry.id),
    team: entry.team,
    incident: entry.incident,
    text: entry.text,
    type: entry.type,
    occurredAt: entry.occurredAt,
    loggedAt: entry.loggedAt,
    author: entry.author,
    source: entry.source,
    version: entry.version,
    ...(entry.standing.state === 'struck' ? { struck: strikeOf(entry.standing) } : {}),
    ...(entry.versions.length > 0 ? { versions: entry.versions } : {}),
    ...(entry.putBacks ? { putBacks: entry.putBacks } : {}),
    ...(entry.byline === undefined ? {} : { byline: entry.byline }),
    ...(entry.permalink === undefined ? {} : { permalink: entry.permalink }),
    ...(entry.message === undefined ? {} : { message: entry.message }),
    ...(entry.quoted ? { quoted: entry.quoted } : {}),
    ...(entry.said === undefined ? {} : { said: entry.said }),
    ...(entry.language === undefined ? {} : { language: entry.language }),
    ...meaningOf(entry),
    ...(echo ? { waits: { room: pendingEchoesId(entry.team, entry.incident), at } } : {}),
    ...pendingEffectsOfNew(others, at),
  };
}

/** Who took it back, and when, without the name of the state. */
export function strikeOf({ by, at, byHand, command }: Strike): Strike {
  return { by, at, ...(byHand && { byHand }), ...(command === undefined ? {} : { command }) };
}

/** The fields in which people say what an entry means; most entries have none of them. */
export const MEANING_FIELDS = ['marks', 'attempt', 'outcome', 'markings'] as const;

type StoredMeaning = Pick<Entry, (typeof MEANING_FIELDS)[number]>;

/** What people said that an entry means, and how they came to say it. */
export function meaningOf(of: StoredMeaning): StoredMeaning {
  return Object.fromEntries(
    MEANING_FIELDS.flatMap((field) => (of[field] === undefined ? [] : [[field, of[field]]])),
  );
}

/** The entry of a stored document. */
export function fromEntryDocument(document: EntryDocument): Entry {
  return {
    id: domainId(document.team, document._id),
    team: document.team,
    incident: document.incident,
    text: document.text,
    type: document.type,
    occurredAt: document.occurredAt,
    loggedAt: document.loggedAt,
    author: document.author,
    ...(document.byline === undefined ? {} : { byline: document.byline }),
    source: document.source,
    standing: document.struck ? { state: 'struck', ...document.struck } : { state: 'standing' },
    versions: document.versions ?? [],
    ...(document.putBacks ? { putBacks: document.putBacks } : {}),
    ...(document.permalink === undefined ? {} : { permalink: document.permalink }),
    ...(document.message === undefined ? {} : { message: document.message }),
    ...(document.quoted ? { quoted: document.quoted } : {}),
    ...(document.said === undefined ? {} : { said: document.said }),
    ...(document.language === undefined ? {} : { language: document.language }),
    ...meaningOf(document),
    version: document.version,
  };
}
