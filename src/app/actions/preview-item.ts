import { type CalendarDate, dateIn, weekdayOf } from '../../domain/actions/calendar-date.ts';
import { type Plan, type Step, steps } from '../../domain/actions/ladder.ts';
import type { App } from '../app.ts';
import type { KnownAction } from '../ports/actions.ts';
import { planOf, receiversOf, toldOf } from './action-calendar.ts';

/** Why a step does not stand on the day for which it was meant. */
export type Rolled =
  | { readonly why: 'weekend' | 'away' | 'snooze' | 'just set' }
  | { readonly why: 'holiday'; readonly name: string | undefined };

/** What is to come of an item: the next steps, by whose calendar, and whether it goes on after them. */
export interface ItemPreview {
  readonly steps: readonly (Step & { readonly rolled: Rolled | undefined })[];
  /** Who is reminded now; nobody where nobody can act. */
  readonly receiver: string | undefined;
  readonly zone: Plan['calendar']['zone'];
  readonly goesOn: boolean;
}

/** How many steps are shown of a ladder without end. */
const SHOWN = 10;

/** The next reminders of an item. Throws `StoreFault`. */
export async function previewItem(
  app: Pick<App, 'incidents' | 'people' | 'peopleSource' | 'clock' | 'journal' | 'policy'>,
  known: KnownAction,
): Promise<ItemPreview> {
  const { item } = known;
  const plan = await planOf(app, item);
  const [receiver] = await receiversOf(app, item);
  const shown: ItemPreview['steps'][number][] = [];
  for (const step of steps(item, plan, toldOf(known, plan, app.clock()))) {
    if (shown.length === SHOWN) return { steps: shown, receiver, zone: plan.calendar.zone, goesOn: true };
    shown.push({ ...step, rolled: rolledBy(step, known, plan) });
  }
  return { steps: shown, receiver, zone: plan.calendar.zone, goesOn: false };
}

function rolledBy(step: Step, { item }: KnownAction, { calendar }: Plan): Rolled | undefined {
  const { meant, to } = step;
  if (dateIn(step.at, calendar.zone) === meant) return undefined;
  const { snooze } = item;
  if (to === 'owner' && snooze && meant < snooze.until) return { why: 'snooze' };
  return offOn(meant, calendar) ?? { why: 'just set' };
}

function offOn(day: CalendarDate, { holidays, away = [] }: Plan['calendar']): Rolled | undefined {
  if (holidays.has(day)) return { why: 'holiday', name: holidays.nameOf?.(day) };
  if ([0, 6].includes(weekdayOf(day))) return { why: 'weekend' };
  return away.some(({ from, until }) => from <= day && day <= until) ? { why: 'away' } : undefined;
}
