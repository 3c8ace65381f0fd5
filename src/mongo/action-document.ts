import type { ActionChange, KnownAction } from '../app/ports/actions.ts';
import { type ActionItem, isPending } from '../domain/actions/action-item.ts';
import { NOTHING_TOLD } from '../domain/actions/ladder.ts';
import type { ActionDocument } from './action-model.ts';
import { documentId, domainId } from './document-id.ts';
import { fromStoredMap } from './map-key.ts';
import { pendingEffectsOfNew } from './pending-effects.ts';

/** What a change may set. The incident is not part of it: only a merge changes that. */
export function itemFields(item: ActionItem) {
  return {
    title: item.title,
    kind: item.kind ?? null,
    owner: item.owner ?? null,
    heldBy: item.heldBy ?? null,
    due: item.due ?? null,
    priority: item.priority,
    status: item.status,
    pending: isPending(item),
    doneWhen: item.doneWhen ?? null,
    sourceEntry: item.sourceEntry ?? null,
    link: item.link ?? null,
    moves: item.moves,
    ...(item.saves ? { saves: item.saves } : {}),
    snooze: item.snooze ?? null,
    ...(item.history ? { history: item.history } : {}),
    version: item.version,
  } satisfies Partial<ActionDocument>;
}

/** The document of a new item. */
export function toActionDocument({
  item,
  remindAt,
  plan,
  imported,
  effects,
  at,
}: ActionChange): ActionDocument {
  return {
    _id: documentId(item.team, item.id),
    team: item.team,
    number: item.number,
    key: item.key,
    incident: item.incident,
    ...(item.drill ? { drill: true } : {}),
    createdBy: item.createdBy,
    createdAt: item.createdAt,
    ...itemFields(item),
    ...(remindAt ? { remindAt } : {}),
    ...(imported ? {} : { told: NOTHING_TOLD }),
    ...(plan === undefined ? {} : { plan }),
    ...pendingEffectsOfNew(effects, at),
  };
}

/** What the application knows of a stored item. */
export function fromActionDocument(document: ActionDocument): KnownAction {
  const { team } = document;
  return {
    item: {
      id: domainId(team, document._id),
      team,
      number: document.number,
      key: document.key,
      incident: document.incident,
      ...(document.drill ? { drill: true } : {}),
      title: document.title,
      kind: document.kind ?? undefined,
      owner: document.owner ?? undefined,
      ...(document.heldBy ? { heldBy: document.heldBy } : {}),
      due: document.due ?? undefined,
      priority: document.priority,
      status: document.status,
      doneWhen: document.doneWhen ?? undefined,
      sourceEntry: document.sourceEntry ?? undefined,
      ...(document.link ? { link: document.link } : {}),
      createdBy: document.createdBy,
      createdAt: document.createdAt,
      moves: document.moves,
      ...(document.saves ? { saves: document.saves } : {}),
      ...(document.snooze ? { snooze: document.snooze } : {}),
      ...(document.history ? { history: document.history } : {}),
      version: document.version,
    },
    remindAt: document.remindAt,
    told: document.told,
    externalIds: fromStoredMap(document.outside),
  };
}
