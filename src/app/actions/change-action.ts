import type { ActionItem } from '../../domain/actions/action-item.ts';
import {
  type ActionCommand,
  type ActionDecision,
  decideAction,
  type HandOver,
} from '../../domain/actions/decide.ts';
import { unheardOf } from '../../domain/actions/digest.ts';
import type { Receiver } from '../../domain/actions/ladder.ts';
import { wantsAgreement } from '../../domain/actions/slip.ts';
import type { ActionEffect, Wanted } from '../../domain/effect.ts';
import { closedTo, mayHear, share } from '../access/sharing.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import type { KnownAction } from '../ports/actions.ts';
import { remindAtOf } from './action-calendar.ts';
import { handedOverTold, holderTold, ownerTold } from './owner-told.ts';
import { planName } from './plan-name.ts';
import { type UnablePerson, unablePerson } from './unable-person.ts';

/** The result of a command on an item. */
export type ActionChanged = ActionDecision | { readonly kind: 'unknown'; readonly number: number };

/** Not assigned: the incident is private, and this owner is not in its channel. */
export interface OwnerOutside {
  readonly kind: 'outside';
  readonly item: ActionItem;
  readonly owner: string;
}

/** Not assigned: an app, or somebody who was deactivated, can do nothing about it. */
export interface OwnerUnable {
  readonly kind: 'unable';
  readonly item: ActionItem;
  readonly person: UnablePerson;
}

type Assign = Extract<ActionCommand, { do: 'assign' }>;

type Ports = Pick<App, 'actions' | 'people' | 'peopleSource' | 'policy'> & SightPorts;
type SavingPorts = Pick<App, 'actions' | 'incidents' | 'queue'> & Parameters<typeof remindAtOf>[0];

/**
 * Changes an item and reschedules its reminders. Items of private incidents are unknown to others. Throws
 * `StoreFault`.
 */
export function changeAction(
  app: Ports,
  asked: { readonly team: string; readonly number: number },
  command: Exclude<ActionCommand, Assign>,
): Promise<ActionChanged> {
  return change(app, asked, command);
}

async function change(
  app: Ports,
  asked: { readonly team: string; readonly number: number },
  command: ActionCommand,
): Promise<ActionChanged> {
  for (;;) {
    const known = await actionFor(app, { ...asked, user: command.by });
    if (!known) return { kind: 'unknown', number: asked.number };
    const decision = await saveChange(app, known, command);
    if (decision !== 'conflict') return decision;
  }
}

/** Changes an item as it was read, with what its change wants; `conflict` where somebody was faster. Throws `StoreFault`. */
export async function saveChange(
  app: SavingPorts,
  known: KnownAction,
  command: ActionCommand | HandOver,
): Promise<ActionDecision | 'conflict'> {
  const decision = decideAction(known.item, command);
  if (decision.kind !== 'changed') return decision;
  const { item } = decision;
  const wanted = [
    { key: `line-${item.version}`, effect: { kind: 'action-line' as const } },
    { key: `reminded-${item.version}`, effect: { kind: 'reminded' as const } },
    ...(command.do === 'hand-over' ? handedOverTold(item, command.at) : toldOf(known, item, command)),
  ];
  const remindAt = await remindAtOf(app, item, known);
  const saved = await app.actions.save({
    item,
    remindAt,
    plan: planName(app.policy),
    effects: wanted,
    at: command.at,
  });
  if (saved === 'conflict') return 'conflict';
  app.queue.offer(wanted.map(({ key }) => ({ holder: 'actions', team: item.team, id: item.id, key })));
  return decision;
}

/** Who hears of what somebody changed. */
function toldOf(
  known: KnownAction,
  item: ActionItem,
  command: ActionCommand,
): readonly Wanted<ActionEffect>[] {
  const before = known.item;
  return [
    ...ownerTold(item, command.by, before.owner),
    ...moveTold(item, command),
    ...holderTold(item, command.by, before.heldBy),
    ...(command.do === 'reopen' ? stillUnheard(known) : []),
  ];
}

/** What fell due before it was closed, and nobody heard of. */
function stillUnheard({ item, externalIds }: KnownAction): readonly Wanted<ActionEffect>[] {
  const due = item.due ?? '';
  return unheardOf(externalIds, due).map(([rung, noted]) => {
    const [to, at = ''] = noted.split('/');
    const effect = { kind: 'remind', due, rung, at: new Date(at), to: to as Receiver } as const;
    return { key: `remind-${due}-${rung}`, effect };
  });
}

/** From the third move on the approver is asked; whoever moved the date hears of a no. */
function moveTold(item: ActionItem, command: ActionCommand): readonly Wanted<ActionEffect>[] {
  if (command.do === 'move' && wantsAgreement(item))
    return [{ key: `ask-move-${item.version}`, effect: { kind: 'ask-move', move: item.moves.length } }];
  if (command.do === 'judge' && !command.agreed)
    return [{ key: `tell-move-${item.version}`, effect: { kind: 'tell-move', move: command.move } }];
  return [];
}

/**
 * Gives an item to somebody else who can act; to somebody outside the channel of its private incident only when whoever does it
 * means to share it (`sharing`, the delivery that says so). Throws `StoreFault`.
 */
export async function assignAction(
  app: Ports,
  asked: { readonly team: string; readonly number: number; readonly sharing?: string | undefined },
  command: Assign,
): Promise<ActionChanged | OwnerOutside | OwnerUnable> {
  const known = await actionFor(app, { ...asked, user: command.by });
  if (!known) return { kind: 'unknown', number: asked.number };
  const unable = await unablePerson(app, asked.team, command.to);
  const { item } = known;
  if (unable) return { kind: 'unable', item, person: unable };
  const { sharing: delivery } = asked;
  const closed = await closedTo(
    app,
    { team: item.team, key: item.incident },
    { user: command.to, what: item },
  );
  if (closed && delivery === undefined) return { kind: 'outside', item, owner: command.to };
  if (closed && delivery !== undefined)
    await share(app, closed, { what: item.key, users: [command.to], by: command.by, delivery });
  return change(app, asked, command);
}

/** The item, for somebody who may act on it; those of private incidents are unknown to others. Throws `StoreFault`. */
export async function actionFor(
  app: SightPorts & Pick<App, 'actions'>,
  asked: { readonly team: string; readonly number: number; readonly user: string },
): Promise<KnownAction | undefined> {
  const known = await app.actions.byNumber(asked.team, asked.number);
  return known && (await mayChange(app, known, asked.user)) ? known : undefined;
}

/** Anybody who may see its incident may act on an item, and an owner outside with whom it was shared. */
async function mayChange(app: SightPorts, { item }: KnownAction, user: string): Promise<boolean> {
  const known = await app.incidents.byKey(item.team, item.incident);
  return known === undefined || mayHear(app, known, { user, what: item });
}
