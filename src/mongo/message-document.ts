import {
  type CapturedMessage,
  type IncidentMessageRef,
  type MessagePin,
  type MessageState,
  type MessageVersion,
  messageId,
  type StoredMessage,
} from '../app/ports/messages.ts';
import { withFileTexts } from '../domain/timeline/file-texts.ts';
import { fromMapKey } from './map-key.ts';
import { type MessageDocument, type StoredPin, toOrderedTs } from './message-model.ts';

/** Where a message stands: a document that knows nothing else yet. */
export function placeOf({ team, channel, ts, incident }: IncidentMessageRef): MessageDocument {
  return { _id: messageId({ team, channel, ts }), team, channel, ts, incident };
}

/** What is kept of a delivery. */
export function contentOf({ user, names, text, threadTs, files }: CapturedMessage): Partial<MessageDocument> {
  return {
    ...{ user, text, files },
    ...(names === undefined ? {} : { names }),
    ...(threadTs === undefined ? {} : { threadTs }),
  };
}

/** What a stored document says of its message. */
export function fromDocument(document: MessageDocument): StoredMessage {
  const {
    team,
    channel,
    ts,
    incident,
    user,
    names,
    text,
    threadTs,
    files = [],
    states = {},
    deleted = false,
    pins = {},
    erased = false,
    edits = {},
    editedTs,
  } = document;
  const whole = wholeBy(document);
  return {
    ...{ team, channel, ts, incident, user, threadTs, deleted, erased, editedTs },
    ...(text === undefined ? { text, files } : whole({ text, files })),
    versions: versionsOf(edits, document).map((version) => ({ ...version, ...whole(version) })),
    ...pinned(pins),
    ...(names === undefined ? {} : { names }),
    states: Object.values(states)
      .map(({ ts, text: said, files: shown = [] }) =>
        said === undefined
          ? { ts, text: said, files: shown }
          : { ts, ...whole({ text: said, files: shown }) },
      )
      .sort(bySlackTime),
  };
}

/** Puts what was read of the files into what the message said at some time. */
function wholeBy({ fileTexts = {} }: MessageDocument) {
  const texts = Object.entries(fileTexts).map(([key, text]) => [fromMapKey(key), text] as const);
  const read = Object.fromEntries(texts);
  return (content: Pick<MessageVersion, 'text' | 'files'>) => withFileTexts(content, read);
}

function pinned(
  stored: Readonly<Record<string, StoredPin>>,
): Pick<StoredMessage, 'pins' | 'pinnedBy' | 'everPinned'> {
  const pins = Object.entries(stored)
    .flatMap(([key, { on, user = fromMapKey(key), way = 'reaction:', ts, ...named }]): MessagePin[] =>
      on ? [{ user, way, ts, ...named }] : [],
    )
    .sort((a, b) => (a.ts + a.way < b.ts + b.way ? -1 : 1));
  const pinnedBy = [...new Set(pins.map(({ user }) => user))].sort();
  return { pins, pinnedBy, everPinned: Object.keys(stored).length > 0 };
}

function bySlackTime(a: MessageState, b: MessageState): number {
  return toOrderedTs(a.ts) < toOrderedTs(b.ts) ? -1 : 1;
}

/** What it said before the text that it has now, oldest first. */
function versionsOf(
  edits: NonNullable<MessageDocument['edits']>,
  { ts, editedTs = toOrderedTs(ts) }: MessageDocument,
): readonly MessageVersion[] {
  return Object.entries(edits)
    .map(([key, { text, files }]) => ({ ts: fromMapKey(key), text, files }))
    .filter((version) => version.ts < editedTs)
    .sort((a, b) => (a.ts < b.ts ? -1 : 1));
}
