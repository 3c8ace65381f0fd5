import type { ActionsBlock, KnownBlock, Overflow } from '@slack/types';
import type { DigestShown, ShownItem } from '../../app/ports/digest-posts.ts';
import { type ActionItem, isPending } from '../../domain/actions/action-item.ts';
import { DIGEST_PAGE, type Digest, digestPages } from '../../domain/actions/digest.ts';
import { digestHead, digestHidden, digestLine, digestPosition } from '../words/digest.ts';
import type { Reader } from '../words/times.ts';
import {
  actions,
  button,
  context,
  LIMITS,
  type Message,
  message,
  option,
  overflow,
  section,
} from './blocks.ts';
import { type ItemDeed, writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';
import { truncateMrkdwn } from './truncate.ts';

/** So many items have their buttons below them; with more, each has a menu. */
const WITH_BUTTONS = 3;
/** Characters of one line, so that a page of them fits into the text of a message too. */
const LINE = Math.floor((LIMITS.messageText - 200) / DIGEST_PAGE);

/** What one receiver is told on one day: a line for each item with what can be done about it, a page at a time. */
export function digestView(shown: DigestShown, reader: Reader): Message {
  const { digest, items, hidden } = shown;
  const pages = digestPages(items.length);
  const page = Math.min(digest.page, pages - 1);
  const here = items.slice(page * DIGEST_PAGE, (page + 1) * DIGEST_PAGE);
  const line = (one: ShownItem) =>
    truncateMrkdwn(
      digestLine(one, digest.place, reader),
      items.length > WITH_BUTTONS ? LINE : LIMITS.section,
    );
  const alone = items.length === 1 && digest.place.kind === 'person';
  const head = alone ? [] : [digestHead(shown, reader)];
  const notes = [
    ...(pages > 1 ? [digestPosition(page, items.length)] : []),
    ...(hidden > 0 ? [digestHidden(hidden)] : []),
  ];
  return message([...head, ...here.map(line), ...notes].join('\n'), [
    ...head.map((text) => section(`*${text}*`)),
    ...here.flatMap((one) => itemBlocks(one, line(one), { digest, few: items.length <= WITH_BUTTONS })),
    ...notes.map((text) => context(text)),
    ...pageButtons(digest, page, pages),
  ]);
}

function itemBlocks(
  { item }: ShownItem,
  text: string,
  { digest, few }: { readonly digest: Digest; readonly few: boolean },
): KnownBlock[] {
  return few ? [section(text), deedButtons(item, digest)] : [section(text, deedMenu(item, digest))];
}

/** What can be done about an item, in this order; five at most, as a menu holds. */
function deedsOf(item: ActionItem, { place }: Digest): readonly ItemDeed[] {
  if (!isPending(item)) return ['reopen'];
  const take: ItemDeed[] = item.owner === undefined ? ['take'] : [];
  const start: ItemDeed[] = item.status.state === 'open' && item.owner !== undefined ? ['start'] : [];
  const snooze: ItemDeed[] = place.kind === 'person' && item.due !== undefined ? ['snooze'] : [];
  return [...take, 'done', ...start, ...snooze, 'move', 'reassign'];
}

const LABELS: Readonly<Record<ItemDeed, string>> = {
  done: 'Done',
  start: 'Start',
  reopen: 'Reopen',
  snooze: 'Snooze',
  move: 'Move date',
  reassign: 'Reassign',
  take: 'Take it',
};

const BUTTONS: Readonly<Record<ItemDeed, string>> = {
  done: ACTIONS.actionDone,
  start: ACTIONS.actionStart,
  reopen: ACTIONS.actionReopen,
  snooze: ACTIONS.actionSnooze,
  move: ACTIONS.actionMove,
  reassign: ACTIONS.actionReassign,
  take: ACTIONS.actionTake,
};

function deedButtons(item: ActionItem, digest: Digest): ActionsBlock {
  const value = writeValue({ action: item.number, team: item.team, digest: digest.id });
  const first = item.owner === undefined ? 'take' : 'done';
  return actions(
    deedsOf(item, digest).map((deed) =>
      button({
        id: BUTTONS[deed],
        label: labelOf(deed, item),
        value,
        ...(deed === first && { style: 'primary' }),
      }),
    ),
  );
}

/** What nobody has is assigned, not reassigned. */
function labelOf(deed: ItemDeed, item: ActionItem): string {
  return deed === 'reassign' && item.owner === undefined ? 'Assign' : LABELS[deed];
}

function deedMenu(item: ActionItem, digest: Digest): Overflow {
  const { number: action, team } = item;
  const options = deedsOf(item, digest).map((deed) =>
    option(labelOf(deed, item), writeValue({ action, do: deed, team, digest: digest.id })),
  );
  return overflow(ACTIONS.digestMenu, options);
}

function pageButtons({ id, team }: Digest, page: number, pages: number): ActionsBlock[] {
  const turn = (to: number, way: 'earlier' | 'later', label: string) =>
    to < 0 || to >= pages
      ? []
      : [
          button({
            id: `${ACTIONS.digestPage}-${way}`,
            label,
            value: writeValue({ digest: id, page: to, team }),
          }),
        ];
  const both = [...turn(page - 1, 'earlier', 'Previous page'), ...turn(page + 1, 'later', 'Next page')];
  return both.length > 0 ? [actions(both)] : [];
}
