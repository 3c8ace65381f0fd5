import {
  type IncidentMessageRef,
  type MessageFile,
  type MessagePin,
  type MessageStore,
  type MessageVersion,
  messageId,
  type StoredMessage,
} from '../../../src/app/ports/messages.ts';
import { type FileText, withFileTexts } from '../../../src/domain/timeline/file-texts.ts';
import { overtaken } from '../../../src/domain/timeline/message-runs.ts';
import { toOrderedTs } from '../../../src/mongo/message-model.ts';
import { PendingEffectsHolder } from './memory-effects.ts';

export interface MessageCard {
  stored: Omit<StoredMessage, 'editedTs' | 'versions' | 'pins' | 'pinnedBy' | 'everPinned'>;
  editedTs: number;
  readonly fileTexts: Map<string, FileText>;
  readonly edits: Map<string, Omit<MessageVersion, 'ts'>>;
  readonly pins: Map<string, MessagePin & { readonly on: boolean }>;
  readonly pendingEffects: PendingEffectsHolder;
}

export function memoryMessages(kept: Map<string, MessageCard>): MessageStore {
  const cardOf = (message: IncidentMessageRef): MessageCard => {
    const id = messageId(message);
    const card = kept.get(id) ?? blank(message);
    kept.set(id, card);
    return card;
  };
  return {
    async put(message) {
      const verdict = kept.has(messageId(message)) ? 'filled' : 'new';
      const card = cardOf(message);
      if (card.stored.erased) return 'known';
      if (card.stored.text !== undefined) {
        keep(card, toOrderedTs(message.ts), message);
        return 'known';
      }
      const { user, names, text, threadTs, files } = message;
      const who = { user, ...(names && { names }) };
      card.stored = { ...card.stored, ...who, text, threadTs, files: structuredClone(files) };
      return verdict;
    },
    async edit(message) {
      const card = cardOf(message);
      if (card.stored.erased) return 'older';
      if (Number(message.editedTs) <= card.editedTs) {
        keep(card, toOrderedTs(message.editedTs), message);
        return 'older';
      }
      const { text: before, files: shown } = card.stored;
      const since = card.editedTs === 0 ? message.ts : String(card.editedTs);
      if (before !== undefined) keep(card, toOrderedTs(since), { text: before, files: shown });
      const { user, text, threadTs = card.stored.threadTs, files } = message;
      card.stored = { ...card.stored, user, text, threadTs, files: structuredClone(files) };
      card.editedTs = Number(message.editedTs);
      return 'applied';
    },
    async addState({ changedTs: ts, text, files, user, names, ...message }) {
      const card = cardOf(message);
      if (card.stored.erased) return seen(card);
      const others = card.stored.states.filter((state) => state.ts !== ts);
      const all = [...others, structuredClone({ ts, text, files })];
      all.sort((a, b) => Number(a.ts) - Number(b.ts));
      const gone = overtaken(all);
      const states = all.map((state) =>
        gone.includes(state.ts) ? { ts: state.ts, text: undefined, files: [] } : state,
      );
      const who = { user, ...(names && { names }) };
      card.stored = { ...card.stored, ...who, states };
      return seen(card);
    },
    async remove(message, { erase }) {
      const card = cardOf(message);
      card.stored = { ...card.stored, deleted: true };
      if (!erase) return;
      card.edits.clear();
      card.fileTexts.clear();
      const states = card.stored.states.map(({ ts }) => ({ ts, text: '', files: [] }));
      card.stored = { ...card.stored, erased: true, text: undefined, files: [], states };
    },
    async find(message) {
      const card = kept.get(messageId(message));
      return card ? seen(card) : undefined;
    },
    async countBelow({ team, channel, ts }, most) {
      const below = [...kept.values()].filter(
        ({ stored: it }) =>
          it.team === team && it.channel === channel && it.ts > ts && it.text !== undefined && !it.threadTs,
      );
      return Math.min(below.length, most);
    },
    async newestIn({ team, channel }) {
      const there = [...kept.values()].filter(
        ({ stored: it }) => it.team === team && it.channel === channel && it.text !== undefined,
      );
      return there
        .map(({ stored: { ts } }) => ts)
        .toSorted()
        .at(-1);
    },
    async pin({ user, way, type, mention, seen: shown, on, eventTs, ...message }) {
      const card = cardOf(message);
      const key = way === 'pin' ? way : `${user} ${way}`;
      const pin = {
        user,
        way,
        ...(type && { type }),
        ...(mention && { mention }),
        ...(shown && { seen: shown }),
        ts: toOrderedTs(eventTs),
        on,
      };
      if ((card.pins.get(key)?.ts ?? '') < pin.ts) card.pins.set(key, pin);
      return seen(card);
    },
    async keepFileText(message, file, text) {
      const card = kept.get(messageId(message));
      if (card && !card.stored.erased) card.fileTexts.set(file, text);
    },
    async want(message, wanted, at) {
      const pendingEffects = kept.get(messageId(message))?.pendingEffects;
      if (pendingEffects && !pendingEffects.live.has(wanted.key) && !pendingEffects.dead.has(wanted.key))
        pendingEffects.want([wanted], at);
    },
  };
}

function blank({ team, channel, ts, incident }: IncidentMessageRef): MessageCard {
  const unknown = {
    user: undefined,
    text: undefined,
    threadTs: undefined,
    files: [],
    states: [],
    deleted: false,
    erased: false,
  };
  return {
    stored: { team, channel, ts, incident, ...unknown },
    editedTs: 0,
    fileTexts: new Map(),
    edits: new Map(),
    pins: new Map(),
    pendingEffects: new PendingEffectsHolder(team, messageId({ team, channel, ts })),
  };
}

function keep(card: MessageCard, at: string, { text, files }: Omit<MessageVersion, 'ts'>): void {
  if (!card.edits.has(at)) card.edits.set(at, structuredClone({ text, files }));
}

function seen({ stored, pins, edits, editedTs, fileTexts }: MessageCard): StoredMessage {
  const read = Object.fromEntries(fileTexts);
  const whole = <C extends { text?: string | undefined; files: readonly MessageFile[] }>(content: C): C =>
    content.text === undefined
      ? content
      : { ...content, ...withFileTexts({ ...content, text: content.text }, read) };
  const on = [...pins.values()]
    .flatMap(({ on: stands, ...pin }) => (stands ? [pin] : []))
    .sort((a, b) => (a.ts + a.way < b.ts + b.way ? -1 : 1));
  const pinnedBy = [...new Set(on.map(({ user }) => user))].sort();
  const now = toOrderedTs(editedTs === 0 ? stored.ts : String(editedTs));
  const versions = [...edits]
    .map(([ts, words]) => ({ ts, ...whole(words) }))
    .filter(({ ts }) => ts < now)
    .sort((a, b) => (a.ts < b.ts ? -1 : 1));
  const since = editedTs === 0 ? undefined : now;
  return structuredClone({
    ...whole(stored),
    states: stored.states.map(whole),
    editedTs: since,
    versions,
    pins: on,
    pinnedBy,
    everPinned: pins.size > 0,
  });
}
