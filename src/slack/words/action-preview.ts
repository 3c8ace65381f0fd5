import type { ItemPreview, Rolled } from '../../app/actions/preview-item.ts';
import type { ActionItem } from '../../domain/actions/action-item.ts';
import { daysBetween } from '../../domain/actions/calendar-date.ts';
import type { Step } from '../../domain/actions/ladder.ts';
import { zoneName } from '../../domain/timeline/wall-clock.ts';
import { counted } from './entries.ts';
import { oneLine, person } from './escape.ts';
import { dueDay, type Reader, when } from './times.ts';

/** Every reminder that is to come of an item: when, to whom, and why it stands there. */
export function actionPreview(item: ActionItem, preview: ItemPreview, reader: Reader): string {
  const { steps, receiver, zone, goesOn } = preview;
  if (item.due === undefined) return `${item.key} has no due date, so nobody is reminded of it.`;
  if (steps.length === 0) return `Reminders of ${item.key} have stopped.`;
  const by =
    receiver === undefined ? '' : `, by the working hours of ${person(receiver)} in ${zoneName(zone)}`;
  const lines = steps.map(
    (step) => `• ${when(step.at, reader)} · ${toWhom(step, receiver)} · ${why(step, item)}`,
  );
  const more = goesOn ? ['and so on until it is done or dropped'] : [];
  return [`Reminders of ${item.key}, due ${dueDay(item.due)}${by}:`, ...lines, ...more].join('\n');
}

function toWhom({ to }: Step, receiver: string | undefined): string {
  switch (to) {
    case 'owner':
      return receiver === undefined ? 'the incident’s channel' : person(receiver);
    case 'channel':
      return 'the incident’s channel';
    case 'approver':
      return 'the approver, or whoever is commander';
    default:
      return to satisfies never;
  }
}

function why(step: ItemPreview['steps'][number], { due }: ActionItem): string {
  const days = due === undefined ? 0 : daysBetween(due, step.meant);
  const rung = step.rung.startsWith('snoozed')
    ? 'the end of the snooze'
    : days === 0
      ? 'the due date'
      : `${counted(Math.abs(days), 'day', 'days')} ${days < 0 ? 'before' : 'late'}`;
  return step.rolled ? `${rung}; ${rolledWords(step.rolled, dueDay(step.meant))}` : rung;
}

function rolledWords(rolled: Rolled, day: string): string {
  switch (rolled.why) {
    case 'weekend':
      return `${day} is a weekend`;
    case 'holiday':
      return `${day} is ${rolled.name === undefined ? 'a holiday' : oneLine(rolled.name)}`;
    case 'away':
      return 'away before that';
    case 'snooze':
      return 'put off until then';
    case 'just set':
      return 'the date was set after that morning';
    default:
      return rolled satisfies never;
  }
}
