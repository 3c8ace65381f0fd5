import type { CalendarDate } from '../../domain/actions/calendar-date.ts';
import type { Severity } from '../../domain/incident/incident.ts';
import type { Vocabulary } from '../../domain/incident/vocabulary.ts';
import type { LineRule } from '../../domain/postmortem/questions/answer-kind.ts';
import type { Meant, Offer } from '../../domain/postmortem/questions/offer.ts';
import type { EntryType } from '../../domain/timeline/entry.ts';
import type { MilestoneName } from '../../domain/timeline/milestone-name.ts';
import type { Zone } from '../../domain/timeline/wall-clock.ts';
import type { Slot, Typed } from './question-form.ts';

/** What is to be done with an answer. */
export type Reading =
  | { readonly kind: 'field'; readonly text: string }
  /** The words themselves close the question. */
  | { readonly kind: 'settled'; readonly text: string }
  | { readonly kind: 'severity'; readonly severity: Severity }
  | {
      readonly kind: 'times';
      readonly times: Readonly<Partial<Record<MilestoneName, Date>>>;
      /** The statement behind a time that nothing else on the timeline shows. */
      readonly entry?: StatedEntry;
    }
  | { readonly kind: 'entry-time'; readonly entry: string; readonly at: Date }
  | ({ readonly kind: 'entry' } & StatedEntry)
  | { readonly kind: 'meeting'; readonly at: Date }
  | {
      readonly kind: 'actions';
      readonly titles: readonly string[];
      readonly owner: string | undefined;
      readonly due: CalendarDate | undefined;
      /** A date in the lines was counted from today in UTC, since the person's zone is not known. */
      readonly dueInUtc?: true;
    }
  /** What entries mean, or what became of the attempts that they began. */
  | { readonly kind: 'meanings'; readonly means: readonly Meant[] }
  /** Owners and dates of the items that have none; a line about one of them goes before what is for all. */
  | {
      readonly kind: 'owners';
      readonly owner: string | undefined;
      readonly due: CalendarDate | undefined;
      readonly items: readonly ItemAnswer[];
      readonly dueInUtc?: true;
    }
  | { readonly kind: 'owner'; readonly action: string; readonly to: string }
  | { readonly kind: 'due'; readonly action: string; readonly to: CalendarDate };

/** What is said about one action item. */
export interface ItemAnswer {
  readonly action: string;
  readonly owner: string | undefined;
  readonly due: CalendarDate | undefined;
}

/** A statement with its time. */
export interface StatedEntry {
  readonly text: string;
  readonly type: EntryType;
  readonly at: Date;
}

/** Why an answer cannot be taken as it is. */
export type AnswerFault =
  | 'no-time'
  | 'ahead'
  | 'zone-unknown'
  | 'no-severity'
  | 'still-contradictory'
  | 'needs-time'
  | 'needs-words'
  | 'needs-person'
  | 'needs-day'
  | 'past-day'
  | 'no-action'
  | 'no-owner'
  | 'unknown-question'
  | `no-${LineRule}`;

export type AnswerReading =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'unreadable'; readonly slot: Slot; readonly why: AnswerFault; readonly said: string }
  /** Everything was left as it was shown. */
  | { readonly kind: 'nothing' };

/** When and in which zone an answer is read; `over` is when the incident ended, since people answer days later. */
export interface AnswerContext {
  readonly now: Date;
  readonly zone: Zone;
  /** `zone` is UTC only because nobody knows it yet. */
  readonly zoneUnknown?: boolean | undefined;
  readonly over: Date | undefined;
  /** The team's own words; without them only the built-in ones are read. */
  readonly vocabulary?: Vocabulary;
}

/** Something typed under a question; `shown` holds the times that the inputs showed before. */
export interface TypedAnswer {
  readonly id: string;
  readonly typed: Typed;
  readonly shown?: Pick<Typed, 'time' | 'first' | 'second'>;
  /** What the question offers, where some of it was ticked. */
  readonly offers?: readonly Offer[];
}

/** Nothing was said. */
export const NOTHING: AnswerReading = { kind: 'nothing' };

export function read(reading: Reading): AnswerReading {
  return { kind: 'read', reading };
}

export function wrong(slot: Slot, why: AnswerFault, said = ''): AnswerReading {
  return { kind: 'unreadable', slot, why, said };
}
