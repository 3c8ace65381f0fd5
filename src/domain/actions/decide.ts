import {
  type ActionItem,
  type ActionKind,
  type ByScribe,
  type ItemFields,
  type ItemHolder,
  isPending,
  isSameHolder,
  isTaken,
  LONGEST_ACTION_TITLE,
  LONGEST_DONE_WHEN,
  type Priority,
} from './action-item.ts';
import { type CalendarDate, dateIn } from './calendar-date.ts';

/** Who wants it, and when. */
interface Stamp {
  readonly by: string;
  readonly at: Date;
}

/** What can be done with an item that exists. */
export type ActionCommand =
  | (Stamp & { readonly do: 'start' })
  | (Stamp & { readonly do: 'done' })
  | (Stamp & { readonly do: 'drop'; readonly why: string })
  | (Stamp & { readonly do: 'move'; readonly to: CalendarDate; readonly why: string })
  | (Stamp & { readonly do: 'snooze'; readonly until: CalendarDate; readonly why: string })
  | (Stamp & { readonly do: 'assign'; readonly to: string; readonly why?: string | undefined })
  /** By whoever says so: theirs from now on, where it is nobody else's. */
  | (Stamp & { readonly do: 'take' })
  /** Until a person takes it. */
  | (Stamp & { readonly do: 'hold'; readonly to: ItemHolder; readonly why?: string | undefined })
  | (Stamp & { readonly do: 'title'; readonly to: string })
  | (Stamp & { readonly do: 'priority'; readonly to: Priority })
  | (Stamp & { readonly do: 'kind'; readonly to: ActionKind })
  | (Stamp & { readonly do: 'done-when'; readonly to: string })
  /** An https address; `undefined` takes the link away. */
  | (Stamp & { readonly do: 'link'; readonly to: string | undefined })
  | (Stamp & { readonly do: 'reopen'; readonly why: string | undefined })
  /** The approver's word on a move, which is counted from 1. */
  | (Stamp & { readonly do: 'judge'; readonly move: number; readonly agreed: boolean })
  /** It prevented something: in this incident, where one is known. */
  | (Stamp & {
      readonly do: 'saved';
      readonly incident: string | undefined;
      readonly why: string | undefined;
    });

/** Scribe gives it to whoever is next in line, where it is still `from` who has it. */
export interface HandOver {
  readonly do: 'hand-over';
  readonly from: string;
  readonly to: string;
  readonly by: ByScribe;
  readonly at: Date;
}

/** The item is already in that state: nothing is wrong, and nothing changes. */
export type ActionNoOp =
  | 'already-started'
  | 'already-done'
  | 'already-dropped'
  | 'already-open'
  | 'same-date'
  | 'same-owner'
  | 'same-title'
  | 'same-priority'
  | 'same-kind'
  | 'same-done-when'
  | 'same-link'
  | 'judged-already'
  | 'moved-since'
  | 'saved-already';
export type ActionRefusal =
  | 'is-done'
  | 'is-dropped'
  | 'has-owner'
  | 'missing-reason'
  | 'title-too-long'
  | 'done-when-too-long'
  | 'no-date';

export type ActionDecision =
  | { readonly kind: 'changed'; readonly item: ActionItem }
  | { readonly kind: 'unchanged'; readonly item: ActionItem; readonly why: ActionNoOp }
  | { readonly kind: 'refused'; readonly item: ActionItem; readonly why: ActionRefusal };

/** Applies a command to an item. A finished item stays finished until it is reopened; a dropped one can still be done. */
export function decideAction(item: ActionItem, command: ActionCommand | HandOver): ActionDecision {
  const decision = decide(item, command);
  return decision.kind === 'changed'
    ? { ...decision, item: withStep(item, decision.item, command) }
    : decision;
}

/** What can be told of a change afterwards. */
const FIELDS = [
  'title',
  'owner',
  'heldBy',
  'due',
  'priority',
  'kind',
  'doneWhen',
  'link',
  'status',
  'snooze',
] as const satisfies readonly (keyof ItemFields)[];

/** The item after a change, which remembers who made it and what it was before. */
function withStep(before: ActionItem, after: ActionItem, command: ActionCommand | HandOver): ActionItem {
  const { do: did, by, at } = command;
  const fields = FIELDS.filter((field) => before[field] !== after[field]);
  const was = Object.fromEntries(fields.map((field) => [field, before[field]]));
  const why = reasonOf(command)?.trim();
  return {
    ...after,
    history: [...(after.history ?? []), { did, by, at, fields, was, ...(why ? { why } : {}) }],
  };
}

/** The reason that no field of the item holds. */
function reasonOf(command: ActionCommand | HandOver): string | undefined {
  switch (command.do) {
    case 'reopen':
    case 'assign':
    case 'hold':
    case 'saved':
      return command.why;
    default:
      return undefined;
  }
}

function decide(item: ActionItem, command: ActionCommand | HandOver): ActionDecision {
  const { at } = command;
  switch (command.do) {
    case 'start':
      if (item.status.state === 'in progress') return unchanged(item, 'already-started');
      return whilePending(item, { status: { state: 'in progress' } });
    case 'done':
      if (item.status.state === 'done') return unchanged(item, 'already-done');
      return changed(item, { status: { state: 'done', by: command.by, at } });
    case 'drop':
      if (item.status.state === 'not doing') return unchanged(item, 'already-dropped');
      if (command.why.trim() === '') return refused(item, 'missing-reason');
      return whilePending(item, {
        status: { state: 'not doing', why: command.why.trim(), by: command.by, at },
      });
    case 'reopen':
      return isPending(item) ? unchanged(item, 'already-open') : changed(item, { status: { state: 'open' } });
    case 'move': {
      if (item.due === command.to && isPending(item)) return unchanged(item, 'same-date');
      if (command.why.trim() === '') return refused(item, 'missing-reason');
      const move = { from: item.due, to: command.to, why: command.why.trim(), by: command.by, at };
      return whilePending(item, { due: command.to, moves: [...item.moves, move], snooze: undefined });
    }
    case 'snooze': {
      if (item.due === undefined) return refused(item, 'no-date');
      if (command.why.trim() === '') return refused(item, 'missing-reason');
      const snooze = { until: command.until, why: command.why.trim(), by: command.by, at };
      return whilePending(item, { snooze });
    }
    case 'assign':
      if (item.owner === command.to && isPending(item)) return unchanged(item, 'same-owner');
      // Whoever gets it now did not ask to wait.
      return whilePending(item, { owner: command.to, snooze: undefined, ...heldByNobody(item) });
    case 'hand-over':
      if (item.owner !== command.from) return unchanged(item, 'same-owner');
      return whilePending(item, { owner: command.to, snooze: undefined });
    case 'take':
      return taken(item, command.by);
    case 'hold':
      if (isSameHolder(item.heldBy, command.to) && isPending(item)) return unchanged(item, 'same-owner');
      return whilePending(item, { owner: undefined, heldBy: command.to, snooze: undefined });
    case 'title':
      return retitled(item, command.to.trim());
    case 'priority':
      if (item.priority === command.to) return unchanged(item, 'same-priority');
      return whilePending(item, { priority: command.to });
    case 'kind':
      return item.kind === command.to ? unchanged(item, 'same-kind') : changed(item, { kind: command.to });
    case 'done-when':
      return withDoneWhen(item, command.to.trim());
    case 'link':
      return item.link === command.to ? unchanged(item, 'same-link') : changed(item, { link: command.to });
    case 'judge':
      return judged(item, command);
    case 'saved':
      return saved(item, command);
    default:
      return command satisfies never;
  }
}

/** Without agreement the date before the move stands again. A move that another one followed is not judged any more. */
function judged(
  item: ActionItem,
  { move: number, agreed, by, at }: Extract<ActionCommand, { do: 'judge' }>,
): ActionDecision {
  const move = item.moves[number - 1];
  if (move?.answer) return unchanged(item, 'judged-already');
  if (move === undefined || number < item.moves.length || item.due !== move.to)
    return unchanged(item, 'moved-since');
  const moves = item.moves.with(number - 1, { ...move, answer: { agreed, by, at } });
  return whilePending(item, { moves, ...(agreed ? {} : { due: move.from }) });
}

/** Said once for each incident; outside any, once a day by each person. A closed item can prevent something too. */
function saved(
  item: ActionItem,
  { incident, why: said, by, at }: Extract<ActionCommand, { do: 'saved' }>,
): ActionDecision {
  const saves = item.saves ?? [];
  const known = saves.some((one) =>
    incident === undefined
      ? one.incident === undefined && one.by === by && dateIn(one.at, 'UTC') === dateIn(at, 'UTC')
      : one.incident === incident,
  );
  if (known) return unchanged(item, 'saved-already');
  const why = said?.trim();
  const save = { by, at, ...(incident === undefined ? {} : { incident }), ...(why ? { why } : {}) };
  return changed(item, { saves: [...saves, save] });
}

/** A closed item can be retitled too: its line in the record may be wrong. */
function retitled(item: ActionItem, title: string): ActionDecision {
  if (title === item.title || title === '') return unchanged(item, 'same-title');
  return [...title].length > LONGEST_ACTION_TITLE
    ? refused(item, 'title-too-long')
    : changed(item, { title });
}

/** Of two who take it at once the first has it. */
function taken(item: ActionItem, by: string): ActionDecision {
  if (!isPending(item)) return whilePending(item, {});
  if (item.owner === undefined) return changed(item, { owner: by, ...heldByNobody(item) });
  if (item.owner !== by) return refused(item, 'has-owner');
  return isTaken(item) ? unchanged(item, 'same-owner') : changed(item, {});
}

/** A person has it now. */
function heldByNobody({ heldBy }: ActionItem): Pick<ActionItem, 'heldBy'> {
  return heldBy ? { heldBy: undefined } : {};
}

/** Of a closed item too: it says what was done. */
function withDoneWhen(item: ActionItem, doneWhen: string): ActionDecision {
  if (doneWhen === item.doneWhen || doneWhen === '') return unchanged(item, 'same-done-when');
  return [...doneWhen].length > LONGEST_DONE_WHEN
    ? refused(item, 'done-when-too-long')
    : changed(item, { doneWhen });
}

function whilePending(item: ActionItem, change: Partial<ActionItem>): ActionDecision {
  switch (item.status.state) {
    case 'open':
    case 'in progress':
      return changed(item, change);
    case 'done':
      return refused(item, 'is-done');
    case 'not doing':
      return refused(item, 'is-dropped');
    default:
      return item.status satisfies never;
  }
}

function changed(item: ActionItem, change: Partial<ActionItem>): ActionDecision {
  return { kind: 'changed', item: { ...item, ...change, version: item.version + 1 } };
}

function unchanged(item: ActionItem, why: ActionNoOp): ActionDecision {
  return { kind: 'unchanged', item, why };
}

function refused(item: ActionItem, why: ActionRefusal): ActionDecision {
  return { kind: 'refused', item, why };
}
