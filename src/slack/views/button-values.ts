import { NUDGE_KINDS, type NudgeKind } from '../../domain/incident/nudge-kind.ts';
import { REVIEW_TIMES, type ReviewTime } from '../../domain/postmortem/review/effect-review.ts';
import { MARK_NAMES, type MeaningChange, OUTCOMES } from '../../domain/timeline/mark.ts';
import { has, reader } from './read-value.ts';

/** An entry, as buttons on its receipt name it. */
export interface EntryRef {
  readonly entry: string;
}

/** An entry of this version, and another time for it, in milliseconds. */
export interface EntryTimeRef {
  readonly entry: string;
  readonly version: number;
  readonly at: number;
}

/** An entry, and what a tap says that it means. */
export interface MeaningRef {
  readonly entry: string;
  readonly change: MeaningChange;
  /** The attempt goes on: nothing is said of it. */
  readonly still?: true;
  /** Which part it holds for is asked first. */
  readonly where?: true;
  /** The entry that loses the mark. */
  readonly instead?: string;
}

/** A page of an incident's timeline: how many of the latest entries come after it. */
export interface TimelinePageRef {
  readonly incident: string;
  readonly skip: number;
}

/** A page of a search: the words as they were typed and, unless it is the first page, the incident that it begins with. */
export interface SearchRef {
  readonly search: string;
  readonly from?: string;
  /** When that one was declared, in milliseconds. */
  readonly at?: number;
}

/** An incident by its key (`INC-2026-0012`). */
export interface IncidentRef {
  readonly incident: string;
  /** A button in a direct message says it. */
  readonly team?: string;
}

/** An incident (key), and the one that it is linked to. */
export interface LinkRef extends IncidentRef {
  readonly to: string;
}

/** A transcript that hangs on a message, and the incident (key) of that channel. */
export interface QuotesRef extends IncidentRef {
  readonly channel: string;
  readonly message: string;
  readonly file: string;
  /** The name of the file, cut short. */
  readonly name: string;
  /** What was said first, cut short, and the time that the file gives it, in milliseconds. */
  readonly said: string;
  readonly at: number;
  /** That time is of a clock. */
  readonly clock: boolean;
}

/** A nudge of an incident (key). */
export interface NudgeRef extends IncidentRef {
  readonly nudge: NudgeKind;
}

/** An action item by its number, which the team counts; a button in a direct message says which team. */
export interface ActionRef {
  readonly action: number;
  readonly team?: string;
  /** The id of the digest that holds the button. */
  readonly digest?: string;
}

/** What the menu of an item in a digest can do. */
export const ITEM_DEEDS = ['done', 'start', 'reopen', 'snooze', 'move', 'reassign', 'take'] as const;
export type ItemDeed = (typeof ITEM_DEEDS)[number];

/** An option of that menu. */
export interface DeedRef extends ActionRef {
  readonly do: ItemDeed;
}

/** A page of a digest, from 0. */
export interface DigestPageRef {
  readonly digest: string;
  readonly page: number;
  readonly team?: string;
}

/** A review of whether the postmortem of an incident (key) helped. */
export interface ReviewRef extends IncidentRef {
  readonly after: ReviewTime;
}

/** A move of an item's due date, counted from 1. */
export interface MoveRef extends ActionRef {
  readonly move: number;
}

/** What Slack refused in an incident (key): a kind of effect. The button is in a direct message, so it says the team. */
export interface RefusalRef {
  readonly incident: string;
  readonly effect: string;
  readonly team?: string;
}

/** A draft of an incident (key). */
export interface DraftRef {
  readonly incident: string;
  readonly draft: string;
  /** One section of it. */
  readonly section?: string;
  /** The incident's workspace; a button in a direct message says it. */
  readonly team?: string;
}

/** Writes a value of any of these kinds. */
export function writeValue(
  value:
    | EntryRef
    | EntryTimeRef
    | MeaningRef
    | TimelinePageRef
    | SearchRef
    | IncidentRef
    | LinkRef
    | QuotesRef
    | NudgeRef
    | ActionRef
    | DeedRef
    | DigestPageRef
    | MoveRef
    | ReviewRef
    | DraftRef
    | RefusalRef,
): string {
  return JSON.stringify(value);
}

/** The workspace that any of these names. */
export const readTeam = reader((at) => has(at, 'team', (team) => team));
export const readEntryRef = reader((at) => has(at, 'entry', (entry): EntryRef => ({ entry })));
export const readEntryTimeRef = reader((fields) =>
  has(fields, 'entry', (entry): EntryTimeRef | undefined => {
    const { version, at } = fields;
    // 8.64e15 is the last millisecond that a Date can hold.
    const valid = typeof version === 'number' && typeof at === 'number' && Math.abs(at) <= 8.64e15;
    return valid ? { entry, version, at } : undefined;
  }),
);
export const readMeaningRef = reader((fields) =>
  has(fields, 'entry', (entry): MeaningRef | undefined => {
    const change = readChange(fields['change']);
    const { still, where, instead } = fields;
    return (
      change && {
        entry,
        change,
        ...(still === true ? { still } : {}),
        ...(where === true ? { where } : {}),
        ...(typeof instead === 'string' ? { instead } : {}),
      }
    );
  }),
);
export const readTimelinePageRef = reader((fields) =>
  has(fields, 'incident', (incident): TimelinePageRef | undefined => {
    const { skip } = fields;
    return typeof skip === 'number' && Number.isInteger(skip) && skip >= 0 ? { incident, skip } : undefined;
  }),
);
export const readSearchRef = reader((fields) =>
  has(fields, 'search', (search): SearchRef => {
    const { from, at } = fields;
    const begins = typeof from === 'string' && typeof at === 'number' && Math.abs(at) <= 8.64e15;
    return begins ? { search, from, at } : { search };
  }),
);
export const readIncidentRef = reader((at) => has(at, 'incident', (incident): IncidentRef => ({ incident })));
export const readLinkRef = reader((at) =>
  has(at, 'incident', (incident) => has(at, 'to', (to): LinkRef => ({ incident, to }))),
);
export const readQuotesRef = reader((fields) =>
  has(fields, 'incident', (incident): QuotesRef | undefined => {
    const { channel, message, file, name, said, at, clock } = fields;
    const named = typeof channel === 'string' && typeof message === 'string' && typeof file === 'string';
    if (!named || typeof at !== 'number') return undefined;
    const texts = { name: typeof name === 'string' ? name : '', said: typeof said === 'string' ? said : '' };
    return { incident, channel, message, file, ...texts, at, clock: clock === true };
  }),
);
export const readNudgeRef = reader((fields) =>
  has(fields, 'incident', (incident): NudgeRef | undefined => {
    const nudge = NUDGE_KINDS.find((kind) => kind === fields['nudge']);
    return nudge && { incident, nudge };
  }),
);
export const readActionRef = reader((at): ActionRef | undefined => {
  const { action, digest } = at;
  return typeof action === 'number'
    ? { action, ...(typeof digest === 'string' ? { digest } : {}) }
    : undefined;
});
export const readReviewRef = reader((at) =>
  has(at, 'incident', (incident) =>
    has(at, 'after', (said): ReviewRef | undefined => {
      const after = REVIEW_TIMES.find((one) => one === said);
      return after && { incident, after };
    }),
  ),
);
export const readDeed = reader((at): ItemDeed | undefined => ITEM_DEEDS.find((deed) => deed === at['do']));
export const readDigestPage = reader((at) =>
  has(at, 'digest', (digest): DigestPageRef | undefined => {
    const { page } = at;
    return typeof page === 'number' && Number.isInteger(page) && page >= 0 ? { digest, page } : undefined;
  }),
);
export const readMoveRef = reader((at): MoveRef | undefined => {
  const { action, move } = at;
  return typeof action === 'number' && typeof move === 'number' ? { action, move } : undefined;
});
export const readDraftRef = reader((at) =>
  has(at, 'incident', (incident) =>
    has(at, 'draft', (draft): DraftRef => {
      const { section } = at;
      return { incident, draft, ...(typeof section === 'string' && { section }) };
    }),
  ),
);
export const readRefusalRef = reader((at) =>
  has(at, 'incident', (incident) => has(at, 'effect', (effect): RefusalRef => ({ incident, effect }))),
);
/** What a button or a menu says that an entry means; `undefined` where that is nothing that Scribe knows. */
function readChange(value: unknown): MeaningChange | undefined {
  const fields = typeof value === 'object' && value !== null ? { ...value } : {};
  const { kind, is, part, of, was, shown } = fields as Readonly<Record<string, unknown>>;
  const mark = MARK_NAMES.find((name) => name === is);
  switch (kind) {
    case 'set':
      return mark && { kind, is: mark, ...(typeof part === 'string' ? { part } : {}) };
    case 'taken-back':
      return mark && { kind, is: mark };
    case 'attempt':
      return { kind, ...(typeof of === 'string' ? { of } : {}) };
    case 'outcome': {
      const outcome = OUTCOMES.find((name) => name === was);
      return {
        kind,
        ...(outcome ? { was: outcome } : {}),
        ...(typeof shown === 'string' ? { shown } : {}),
      };
    }
    default:
      return undefined;
  }
}
