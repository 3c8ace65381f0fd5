import type { ActionItem } from '../../domain/actions/action-item.ts';
import { fallDue, type Step } from '../../domain/actions/ladder.ts';
import type { ActionEffect, Wanted } from '../../domain/effect.ts';
import type { App } from '../app.ts';
import type { KnownAction } from '../ports/actions.ts';
import type { EffectRef } from '../ports/effects.ts';
import { StoreFault } from '../ports/store-fault.ts';
import { planOf, toldOf } from './action-calendar.ts';

type Ports = Pick<
  App,
  'actionReminders' | 'incidents' | 'people' | 'peopleSource' | 'clock' | 'journal' | 'policy'
>;

/** How many due items one pass claims before it looks again. */
const PER_PASS = 200;

/**
 * Turns what is due into wanted effects. When several workers sweep at once, only one claims each reminder. Nothing is
 * planned outside the database, so losing Redis loses no reminder. Returns the first of what is wanted now: the
 * sweep of effects offers the rest, workspace by workspace, so that one with very many holds up no other. Throws `StoreFault`.
 */
export async function claimReminders(app: Ports): Promise<readonly EffectRef[]> {
  const claimed: EffectRef[] = [];
  const unclaimed = new Set<string>();
  for (;;) {
    // What could not be claimed is still due, and comes first again.
    const all = await app.actionReminders.due(app.clock(), PER_PASS + unclaimed.size);
    const due = all.filter((known) => !unclaimed.has(momentOf(known)));
    for (const known of due) {
      const refs = await claimOne(app, known);
      claimed.push(...(refs ?? []));
      if (!refs) unclaimed.add(momentOf(known));
    }
    if (due.length < PER_PASS) return claimed.slice(0, PER_PASS);
  }
}

function momentOf({ item, remindAt }: KnownAction): string {
  return `${item.team} ${item.id} ${remindAt?.getTime()}`;
}

/** What is wanted now; `undefined` where somebody else claimed it. An item that cannot be planned does not hold up the others. */
async function claimOne(app: Ports, known: KnownAction): Promise<readonly EffectRef[] | undefined> {
  try {
    return await claim(app, known);
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    app.journal.warn({ item: known.item.key, error }, 'reminder not planned');
    return undefined;
  }
}

async function claim(app: Ports, known: KnownAction): Promise<readonly EffectRef[] | undefined> {
  const { item, remindAt } = known;
  if (!remindAt) return undefined;
  const now = app.clock();
  const plan = await planOf(app, item);
  const { steps, told, next } = fallDue(item, plan, { told: toldOf(known, plan, now), now });
  const wanted = steps.map((step) => reminderOf(item, step));
  const won = await app.actionReminders.claim(known, { next, told, wanted, at: now });
  if (!won) return undefined;
  return wanted.map(({ key }) => ({ holder: 'actions', team: item.team, id: item.id, key }));
}

/** Due date and rung name the reminder, so that one step is one reminder. */
function reminderOf(item: ActionItem, { rung, to, at }: Step): Wanted<ActionEffect> {
  const due = item.due ?? '';
  return { key: `remind-${due}-${rung}`, effect: { kind: 'remind', due, rung, at, to } };
}
