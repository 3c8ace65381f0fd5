import type { CalendarDate } from './calendar-date.ts';

/** What a follow-up is for. */
export const ACTION_KINDS = ['prevent', 'detect', 'respond', 'improve'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** Longest title of an item, in characters. */
export const LONGEST_ACTION_TITLE = 300;

/** Longest text that says when an item is done, in characters. */
export const LONGEST_DONE_WHEN = 500;

/**
 * Who has an item until a person takes it: a Slack user group (its id, `S…`), whoever holds a role in the incident at the
 * time, or a team of the configuration, by its name.
 */
export type ItemHolder =
  | {
      readonly kind: 'group';
      readonly group: string;
      /** As people call it, `@sre`, where that was said. */
      readonly name?: string;
    }
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'team'; readonly team: string };

/** P0 is the most urgent. */
export const PRIORITIES = ['P0', 'P1', 'P2', 'P3'] as const;
export type Priority = (typeof PRIORITIES)[number];
export const DEFAULT_PRIORITY: Priority = 'P2';

export type ActionStatus =
  | { readonly state: 'open' }
  | { readonly state: 'in progress' }
  | { readonly state: 'done'; readonly by: string; readonly at: Date }
  | { readonly state: 'not doing'; readonly why: string; readonly by: string; readonly at: Date };

/** One move of a due date. Together, the moves are the slip ledger. `from` is undefined when no date was set. */
export interface DueMove {
  readonly from: CalendarDate | undefined;
  readonly to: CalendarDate;
  readonly why: string;
  readonly by: string;
  readonly at: Date;
  /** What the approver said, who is asked from the third move on; without their agreement the date before it stands. */
  readonly answer?: { readonly agreed: boolean; readonly by: string; readonly at: Date };
}

/** Somebody said that the item prevented something. */
export interface Save {
  readonly by: string;
  readonly at: Date;
  /** During which incident, by its key, where that is known and everybody may read it. */
  readonly incident?: string;
  readonly why?: string;
}

/** Its owner asked not to be reminded before that day. */
export interface Snooze {
  readonly until: CalendarDate;
  readonly why: string;
  readonly by: string;
  readonly at: Date;
}

/** What a change of an item can replace. */
export type ItemFields = Pick<
  ActionItem,
  'title' | 'owner' | 'heldBy' | 'due' | 'priority' | 'kind' | 'doneWhen' | 'link' | 'status' | 'snooze'
>;

/** Scribe itself, where no person decided it, and why: whoever had the item can do nothing about it any more. */
export interface ByScribe {
  readonly scribe: 'owner-gone';
}

/** One change of an item: who made it, when, what it was for (`assign`), and what stood there before. */
export interface ItemStep {
  readonly did: string;
  /** A user id, or Scribe. */
  readonly by: string | ByScribe;
  readonly at: Date;
  readonly fields: readonly (keyof ItemFields)[];
  /** These fields as they were; one without a value here was empty. */
  readonly was: { readonly [Field in keyof ItemFields]?: ItemFields[Field] | undefined };
  /** Why it was reopened, given to somebody, or handed back; or what it prevented. */
  readonly why?: string;
}

/** One follow-up of an incident. People are Slack user ids; `number` counts per team. */
export interface ActionItem {
  readonly id: string;
  readonly team: string;
  readonly number: number;
  /** `A-1042`. */
  readonly key: string;
  /** Key of the incident, `INC-2026-0012`. */
  readonly incident: string;
  /** It follows from a drill. */
  readonly drill?: true;
  readonly title: string;
  readonly kind: ActionKind | undefined;
  readonly owner: string | undefined;
  /** Never beside an owner. Earlier versions had none. */
  readonly heldBy?: ItemHolder | undefined;
  readonly due: CalendarDate | undefined;
  readonly priority: Priority;
  readonly status: ActionStatus;
  readonly doneWhen: string | undefined;
  /** Id of the timeline entry that it came from. */
  readonly sourceEntry: string | undefined;
  /** Where else it is tracked: an https address. Earlier versions had none. */
  readonly link?: string | undefined;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly moves: readonly DueMove[];
  /** When it prevented something, in order. */
  readonly saves?: readonly Save[];
  /** Of the current due date. */
  readonly snooze?: Snooze | undefined;
  /** Every change in order, with what it replaced; earlier versions kept none. */
  readonly history?: readonly ItemStep[];
  /** Counts the changes; two writers who read the same version cannot both win. */
  readonly version: number;
}

/** `A-1042`. */
export function actionKey(number: number): string {
  return `A-${number}`;
}

export function isSameHolder(one: ItemHolder | undefined, other: ItemHolder | undefined): boolean {
  return one !== undefined && other !== undefined && holderKey(one) === holderKey(other);
}

/** Whether somebody has it: a person, or those who hold it until a person takes it. */
export function isOwned({
  owner,
  heldBy,
}: {
  readonly owner?: string | undefined;
  readonly heldBy?: ItemHolder | undefined;
}): boolean {
  return owner !== undefined || heldBy !== undefined;
}

/** One text for each holder: `role commander`. */
function holderKey(holder: ItemHolder): string {
  switch (holder.kind) {
    case 'group':
      return `group ${holder.group}`;
    case 'role':
      return `role ${holder.role}`;
    case 'team':
      return `team ${holder.team}`;
    default:
      return holder satisfies never;
  }
}

/** The step since which the owner has it: who gave it to them, and whether they took it. */
function ownedSince({ history = [] }: Pick<ActionItem, 'history'>): number {
  return history.findLastIndex(({ fields }) => fields.includes('owner'));
}

/** Who gave the item to its owner, or to those who hold it: whoever made that change, or the item. */
export function giverOf(item: Pick<ActionItem, 'history' | 'createdBy'>): ItemStep['by'] {
  const given = item.history?.findLast(({ fields }) => fields.includes('owner') || fields.includes('heldBy'));
  return given?.by ?? item.createdBy;
}

/** Whose it was, where Scribe handed it to its owner, who has done nothing with it since; else `undefined`. */
export function handedFrom(item: Pick<ActionItem, 'history' | 'owner'>): string | undefined {
  const { history = [], owner } = item;
  const since = ownedSince(item);
  const given = history[since];
  if (owner === undefined || given === undefined || typeof given.by === 'string') return undefined;
  return history.slice(since + 1).some(({ by }) => by === owner) ? undefined : given.was.owner;
}

/** Whether the owner said that they have it, or gave it to themselves. */
export function isTaken(item: Pick<ActionItem, 'history' | 'createdBy' | 'owner'>): boolean {
  if (item.owner === undefined) return false;
  if (giverOf(item) === item.owner) return true;
  const since = (item.history ?? []).slice(ownedSince(item) + 1);
  return since.some(({ did, by }) => did === 'take' && by === item.owner);
}

/** Whether somebody still has to do something about it. */
export function isPending(item: Pick<ActionItem, 'status'>): boolean {
  return item.status.state === 'open' || item.status.state === 'in progress';
}
