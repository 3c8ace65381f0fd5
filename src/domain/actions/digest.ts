import { type ActionItem, type ItemHolder, isSameHolder } from './action-item.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Receiver } from './ladder.ts';

/**
 * Why an owner is not told: deactivated or an app, named by an imported file and nobody in this workspace, not in the
 * channel of the item's private incident, or Slack refuses.
 */
export type OwnerAway = 'gone' | 'unknown' | 'outside' | 'unreachable';

/** Where a digest goes: to a person, or into a channel for one incident (key). Slack ids; a channel may be a name. */
export type DigestPlace =
  | { readonly kind: 'person'; readonly user: string }
  | { readonly kind: 'channel'; readonly channel: string; readonly incident: string };

/** One item in a digest. A digest has each item once, whatever number of its steps fall due that day. */
export interface DigestLine {
  /** Id of the item. */
  readonly item: string;
  /** The step that brought it here. */
  readonly rung: string;
  readonly to: Receiver;
  /** The due date that the step belongs to; empty where the item had none. */
  readonly due: CalendarDate | '';
  /** When the step fell due. */
  readonly at: Date;
  /** Whose it was then; absent where it was nobody's. */
  readonly owner?: string;
  /** Who had it until a person took it. Earlier versions kept none. */
  readonly heldBy?: ItemHolder;
  /** Why it comes here and not to its owner. */
  readonly away?: OwnerAway;
  /** It goes elsewhere instead: what stands here is not told, or not told any more. */
  readonly passed?: true;
}

/** What one receiver is told on one day (of their own zone), in one message. */
export interface Digest {
  readonly id: string;
  readonly team: string;
  readonly place: DigestPlace;
  readonly day: CalendarDate;
  readonly lines: readonly DigestLine[];
  /** Counts what came; two writers who read the same version cannot both win. */
  readonly version: number;
  /** Nothing goes out under this digest, and nothing joins it any more: why. */
  readonly closed?: string;
  /** The page that its reader turned to, from 0. */
  readonly page: number;
  readonly createdAt: Date;
}

/** One receiver and day give one id, so that whoever joins finds the same digest. */
export function digestId(place: DigestPlace, day: CalendarDate): string {
  switch (place.kind) {
    case 'person':
      return `${place.user}/${day}`;
    case 'channel':
      return `${place.channel}/${place.incident}/${day}`;
    default:
      return place satisfies never;
  }
}

/** The day in an id that `digestId` made. */
export function dayOfDigest(id: string): CalendarDate {
  return id.slice(id.lastIndexOf('/') + 1) as CalendarDate;
}

const NOTE = 'digest-';

/** The name under which an item notes the digest that a step of it joined. */
export function digestNote({ due, rung }: { readonly due: string; readonly rung: string }): string {
  return `${NOTE}${due}-${rung}`;
}

const UNHEARD = 'unheard-';

/** The name under which an item that was closed notes a step that nobody heard of before. */
export function unheardNote({ due, rung }: { readonly due: string; readonly rung: string }): string {
  return `${UNHEARD}${due}-${rung}`;
}

/** The steps of a due date among what an item notes of which nobody heard, by their rungs, and what was noted of each. */
export function unheardOf(
  notes: Readonly<Record<string, string>>,
  due: CalendarDate | '',
): readonly (readonly [rung: string, noted: string])[] {
  const before = unheardNote({ due, rung: '' });
  return Object.entries(notes).flatMap(([name, noted]) =>
    name.startsWith(before) ? [[name.slice(before.length), noted] as const] : [],
  );
}

/** The ids of all digests among what an item notes, each once. */
export function digestsOf(notes: Readonly<Record<string, string>>): readonly string[] {
  const noted = Object.entries(notes).filter(([name]) => name.startsWith(NOTE));
  return [...new Set(noted.map(([, id]) => id))];
}

/** Whether an item, or another line of it, is in the same hands as when that line was made. */
export function isInSameHands(
  line: Pick<DigestLine, 'owner' | 'heldBy'>,
  other: Pick<ActionItem, 'heldBy'> & { readonly owner?: string | undefined },
): boolean {
  if (line.owner !== other.owner) return false;
  const { heldBy } = line;
  return heldBy === undefined ? other.heldBy === undefined : isSameHolder(heldBy, other.heldBy);
}

/** The lines that are told in it. */
export function openLines({ lines, closed }: Digest): readonly DigestLine[] {
  return closed === undefined ? lines.filter(({ passed }) => !passed) : [];
}

/** Items on one page: so many lines fit into the text of one message, which says the same as its blocks. */
export const DIGEST_PAGE = 15;

/** How many pages so many items have; at least one. */
export function digestPages(items: number): number {
  return Math.max(1, Math.ceil(items / DIGEST_PAGE));
}
