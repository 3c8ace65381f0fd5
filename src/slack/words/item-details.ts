import type { ActionItem, ItemStep } from '../../domain/actions/action-item.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { counted } from './entries.ts';
import { literal, oneLine, person } from './escape.ts';
import { holderWords } from './holders.ts';
import { itemLink } from './item-link.ts';
import { dueDay, type Reader, when } from './times.ts';

/** The entry that an item came from, for somebody who may see it. */
export type ItemSource = Pick<Entry, 'text' | 'occurredAt' | 'permalink'>;

/** Everything about one item below its line, a line for each part that it has. */
export function itemDetails(
  item: ActionItem,
  source: ItemSource | undefined,
  reader: Reader,
): readonly string[] {
  return [
    ...(item.doneWhen === undefined ? [] : [`*Done when:* ${oneLine(item.doneWhen)}`]),
    ...(item.link === undefined ? [] : [`*Tracked at:* ${itemLink(item.link)}`]),
    ...(source ? [`*From:* ${sourceWords(source, reader)}`] : []),
  ];
}

/** The history of an item, the oldest first: who made it, and what each change did. */
export function itemHistory(item: ActionItem, reader: Reader): readonly string[] {
  const { history = [], createdAt, createdBy } = item;
  const steps = [
    { at: createdAt, words: `${person(createdBy)} added it` },
    ...history.flatMap((step, index) => {
      const words = LEDGER.includes(step.did) ? undefined : stepWords(step, afterOf(item, index));
      return words === undefined ? [] : [{ at: step.at, words: `${byWords(step.by)} ${words}` }];
    }),
  ];
  return steps
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ at, words }) => `${when(at, reader)} · ${words}`);
}

function byWords(by: ItemStep['by']): string {
  return typeof by === 'string' ? person(by) : 'Scribe';
}

/** What the ledger of the item tells. */
const LEDGER: readonly string[] = ['move', 'judge', 'saved'];

/** Before the latest steps. */
export function earlierSteps(count: number): string {
  return `${counted(count, 'earlier change is', 'earlier changes are')} in \`audit\`.`;
}

/** What the fields of a step became: what the next change of each replaced, or what is there now. */
function afterOf(item: ActionItem, index: number): (field: ItemStep['fields'][number]) => ItemStep['was'] {
  const later = (item.history ?? []).slice(index + 1);
  return (field) => later.find(({ fields }) => fields.includes(field))?.was ?? item;
}

function stepWords(step: ItemStep, after: ReturnType<typeof afterOf>): string {
  const why = step.why === undefined ? '' : `: ${oneLine(step.why)}`;
  if (step.fields.length === 0) return 'took it';
  return `${step.fields.flatMap((field) => fieldWords(field, after(field), step)).join(', ')}${why}`;
}

function fieldWords(
  field: ItemStep['fields'][number],
  now: ItemStep['was'],
  { by, fields, was }: ItemStep,
): readonly string[] {
  switch (field) {
    case 'title':
      return [`called it “${literal(now.title ?? '')}”`];
    case 'owner':
      if (now.owner === undefined) return [];
      if (typeof by !== 'string') return [`handed it to ${person(now.owner)}${goneWords(was.owner)}`];
      return [now.owner === by ? 'took it' : `gave it to ${person(now.owner)}`];
    case 'heldBy':
      return now.heldBy
        ? [`gave it to ${holderWords(now.heldBy)}`]
        : fields.includes('owner')
          ? []
          : ['took it from them'];
    case 'due':
      return [`moved it from ${dayOr(was.due)} to ${dayOr(now.due)}`];
    case 'snooze':
      return now.snooze
        ? [`asked to hear of it on ${dueDay(now.snooze.until)}: ${oneLine(now.snooze.why)}`]
        : [];
    case 'priority':
      return [`set ${now.priority ?? ''}`];
    case 'kind':
      return [`set ${now.kind ?? 'no kind'}`];
    case 'doneWhen':
      return [`said when it is done: ${oneLine(now.doneWhen ?? '')}`];
    case 'link':
      return [now.link === undefined ? 'took the link away' : `linked ${itemLink(now.link)}`];
    case 'status':
      return [statusWords(now.status)];
    default:
      return field satisfies never;
  }
}

/** Why Scribe handed it over. */
function goneWords(before: string | undefined): string {
  return before === undefined ? '' : `: ${person(before)} is deactivated or an app`;
}

function statusWords(status: ActionItem['status'] | undefined): string {
  switch (status?.state) {
    case 'in progress':
      return 'started it';
    case 'done':
      return 'marked it done';
    case 'not doing':
      return `dropped it: ${oneLine(status.why)}`;
    case 'open':
    case undefined:
      return 'opened it again';
    default:
      return status satisfies never;
  }
}

function dayOr(day: ActionItem['due']): string {
  return day === undefined ? 'no day' : dueDay(day);
}

function sourceWords(entry: ItemSource, reader: Reader): string {
  const link = entry.permalink === undefined ? '' : ` · <${entry.permalink}|message>`;
  return `${when(entry.occurredAt, reader)} · ${oneLine(entry.text)}${link}`;
}
