import { nextReminder } from '../domain/actions/reminder.ts';
import type { ActionEffect, Wanted } from '../domain/effect.ts';
import { calendarOf, receiverOf } from './action-calendar.ts';
import type { App } from './app.ts';
import type { KnownAction } from './ports/actions.ts';
import type { EffectRef } from './ports/effects.ts';
import { StoreFault } from './ports/store-fault.ts';

type Ports = Pick<
  App,
  'actionReminders' | 'incidents' | 'people' | 'peopleSource' | 'clock' | 'journal' | 'policy'
>;

/** How many due items one pass claims before it looks again. */
const PER_PASS = 200;

/**
 * Turns what is due into wanted effects. When several workers sweep at once, only one claims each reminder. Nothing is
 * planned outside the database, so losing Redis loses no reminder. Returns what is wanted now. Throws `StoreFault`.
 */
export async function claimReminders(app: Ports): Promise<readonly EffectRef[]> {
  const claimed: EffectRef[] = [];
  const unclaimed = new Set<string>();
  for (;;) {
    // What could not be claimed is still due, and comes first again.
    const all = await app.actionReminders.due(app.clock(), PER_PASS + unclaimed.size);
    const due = all.filter((known) => !unclaimed.has(reminderOf(known)));
    for (const known of due) {
      const refs = await claimOne(app, known);
      claimed.push(...refs);
      if (refs.length === 0) unclaimed.add(reminderOf(known));
    }
    if (due.length < PER_PASS) return claimed;
  }
}

function reminderOf({ item, remindAt }: KnownAction): string {
  return `${item.team} ${item.id} ${remindAt?.getTime()}`;
}

/** An item that cannot be planned does not hold up the others. */
async function claimOne(app: Ports, known: KnownAction): Promise<readonly EffectRef[]> {
  try {
    return await claim(app, known);
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    app.journal.warn({ item: known.item.key, error }, 'reminder not planned');
    return [];
  }
}

async function claim(app: Ports, known: KnownAction): Promise<readonly EffectRef[]> {
  const { item, remindAt } = known;
  if (!remindAt) return [];
  const now = app.clock();
  const calendar = await calendarOf(app, item.team, await receiverOf(app, item));
  const next = nextReminder(item, remindAt, { policy: app.policy.reminders, calendar });
  const effect: ActionEffect = { kind: 'remind', due: item.due ?? '', rung: stamp(remindAt), at: remindAt };
  const wanted: Wanted<ActionEffect> = { key: `remind-${stamp(remindAt)}`, effect };
  const won = await app.actionReminders.claim(known, { next, wanted, at: now });
  return won ? [{ holder: 'actions', team: item.team, id: item.id, key: wanted.key }] : [];
}

/** Seconds since 1970: names the reminder, so that one moment is one reminder. */
function stamp(at: Date): string {
  return String(Math.floor(at.getTime() / 1_000));
}
