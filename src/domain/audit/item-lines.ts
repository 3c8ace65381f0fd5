import type { ActionItem, ActionStatus, ItemFields, ItemHolder, ItemStep } from '../actions/action-item.ts';
import { holderText } from '../actions/holder-words.ts';
import { type AuditLine, replacing, withReason } from './audit-line.ts';

/** How an action item came and was changed. What an earlier version changed is known by its moves and its end. */
export function itemLines(item: ActionItem): readonly AuditLine[] {
  const { key: on, createdAt: at, createdBy: by, history } = item;
  const added = { at, by, on, kind: 'added', did: `added "${item.title}"` };
  return [added, ...(history ? stepLines(item, history) : []), ...earlierLines(item)];
}

type Fields = ItemStep['was'];

/** What a step led to is what the next one that changed the same field replaced, or what is there now. */
function stepLines(item: ActionItem, history: readonly ItemStep[]): readonly AuditLine[] {
  return history.map((step, index) => {
    const { did: kind, at, fields, was } = step;
    const [by, why] = typeof step.by === 'string' ? [step.by, step.why] : ['scribe', OWNER_GONE];
    const after = (field: keyof ItemFields): Fields =>
      history.slice(index + 1).find((later) => later.fields.includes(field))?.was ?? item;
    if (fields.length === 0) return { at, by, on: item.key, kind, did: withReason(KEPT[kind] ?? kind, why) };
    const did = fields.map((field) => `${FIELD_NAMES[field]} ${fieldWords(field, after(field))}`).join(', ');
    const before = fields.map((field) => fieldWords(field, was)).join(', ');
    return replacing({ at, by, on: item.key, kind, did: withReason(`set ${did}`, why) }, before);
  });
}

const FIELD_NAMES = {
  title: 'title',
  owner: 'owner',
  heldBy: 'held by',
  due: 'due',
  priority: 'priority',
  kind: 'kind',
  doneWhen: 'done when',
  link: 'link',
  snooze: 'snooze',
  status: 'status',
} as const satisfies Record<keyof ItemFields, string>;

/** Why Scribe hands an item over. */
const OWNER_GONE = 'its owner is deactivated or an app';

/** Steps that replace nothing. */
const KEPT: Readonly<Record<string, string>> = {
  judge: 'agreed to the last move of its due date',
  take: 'took it',
  saved: 'said that it prevented something',
};

function fieldWords(field: keyof ItemFields, of: Fields): string {
  switch (field) {
    case 'title':
      return `"${of.title ?? ''}"`;
    case 'owner':
      return of.owner === undefined ? 'nobody' : `<@${of.owner}>`;
    case 'heldBy':
      return of.heldBy ? holderWords(of.heldBy) : 'nobody';
    case 'kind':
      return of.kind ?? 'none';
    case 'doneWhen':
      return of.doneWhen === undefined ? 'not said' : `"${of.doneWhen}"`;
    case 'link':
      return of.link ?? 'none';
    case 'due':
      return of.due ?? 'no day';
    case 'priority':
      return of.priority ?? '';
    case 'status':
      return of.status ? statusOf(of.status) : '';
    case 'snooze':
      return of.snooze ? withReason(`until ${of.snooze.until}`, of.snooze.why) : 'off';
    default:
      return field satisfies never;
  }
}

/** A group whose name is not known is named by Slack's own code, which Slack shows as its name. */
function holderWords(holder: ItemHolder): string {
  return holder.kind === 'group' && holder.name === undefined
    ? `<!subteam^${holder.group}>`
    : holderText(holder);
}

function statusOf(status: ActionStatus): string {
  return status.state === 'not doing' ? withReason(status.state, status.why) : status.state;
}

/** Moves and ends that no step tells of. */
function earlierLines({ key: on, moves, status, history = [] }: ActionItem): readonly AuditLine[] {
  const told = new Set(history.map(({ at }) => at.getTime()));
  const moved = moves.map(({ at, by, from, to, why }) =>
    replacing({ at, by, on, kind: 'move', did: withReason(`set due ${to}`, why) }, from ?? 'no day'),
  );
  const ended =
    'by' in status
      ? [{ at: status.at, by: status.by, on, kind: 'ended', did: `set status ${statusOf(status)}` }]
      : [];
  return [...moved, ...ended].filter(({ at }) => !told.has(at.getTime()));
}
