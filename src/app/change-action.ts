import { type ActionCommand, type ActionDecision, decideAction } from '../domain/actions/decide.ts';
import { reminderAfter } from './action-calendar.ts';
import type { App } from './app.ts';
import { maySee } from './find-incident.ts';
import type { KnownAction } from './ports/actions.ts';

/** The result of a command on an item. */
export type ActionChanged = ActionDecision | { readonly kind: 'unknown'; readonly number: number };

type Ports = Pick<
  App,
  'actions' | 'incidents' | 'people' | 'peopleSource' | 'queue' | 'clock' | 'journal' | 'policy'
>;

/**
 * Changes an item and reschedules its reminders. Items of private incidents are unknown to others. Throws
 * `StoreFault`.
 */
export async function changeAction(
  app: Ports,
  asked: { readonly team: string; readonly number: number },
  command: ActionCommand,
): Promise<ActionChanged> {
  for (;;) {
    const known = await actionFor(app, { ...asked, user: command.by });
    if (!known) return { kind: 'unknown', number: asked.number };
    const decision = decideAction(known.item, command);
    if (decision.kind !== 'changed') return decision;
    const { item } = decision;
    const wanted = [
      { key: `line-${item.version}`, effect: { kind: 'action-line' as const } },
      { key: `reminded-${item.version}`, effect: { kind: 'reminded' as const } },
    ];
    const remindAt = await reminderAfter(app, item, command.at);
    const saved = await app.actions.save({ item, remindAt, effects: wanted, at: command.at });
    if (saved === 'conflict') continue;
    app.queue.offer(wanted.map(({ key }) => ({ holder: 'actions', team: item.team, id: item.id, key })));
    return decision;
  }
}

/** The item, for somebody who may act on it; those of private incidents are unknown to others. Throws `StoreFault`. */
export async function actionFor(
  app: Pick<App, 'actions' | 'incidents'>,
  asked: { readonly team: string; readonly number: number; readonly user: string },
): Promise<KnownAction | undefined> {
  const known = await app.actions.byNumber(asked.team, asked.number);
  return known && (await mayChange(app, known, asked.user)) ? known : undefined;
}

/** The owner may always act on an item, and so may anybody who may see its incident. */
async function mayChange(app: Pick<App, 'incidents'>, { item }: KnownAction, user: string): Promise<boolean> {
  if (item.owner === user || item.createdBy === user) return true;
  const known = await app.incidents.byKey(item.team, item.incident);
  return known === undefined || maySee(known, user);
}
