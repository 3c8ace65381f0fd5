import type { Model } from 'mongoose';
import { groupByTeam, takeInTurn } from '../app/in-turn.ts';
import type { ActionReminders } from '../app/ports/action-reminders.ts';
import type { ActionStore, KnownAction } from '../app/ports/actions.ts';
import { StoreFault } from '../app/ports/store-fault.ts';
import type { ItemHolder } from '../domain/actions/action-item.ts';
import { fromActionDocument, itemFields, toActionDocument } from './action-document.ts';
import type { ActionDocument } from './action-model.ts';
import { documentId } from './document-id.ts';
import { pendingEffectsOfChange } from './pending-effects.ts';
import { isDuplicate } from './translate-error.ts';

/** So many workspaces with more than fits cannot hide the others from one look. */
const MAX_LOOKS = 3;

/** Databases sort missing values first; here an item without a date comes last. */
function datedFirst(known: readonly KnownAction[]): readonly KnownAction[] {
  return [...known.filter(({ item }) => item.due), ...known.filter(({ item }) => !item.due)];
}

export function actionStore(actions: Model<ActionDocument>): ActionStore & ActionReminders {
  const one = async (filter: Record<string, unknown>): Promise<KnownAction | undefined> => {
    const document = await actions.findOne(filter).lean<ActionDocument>();
    return document ? fromActionDocument(document) : undefined;
  };
  const all = async (filter: Record<string, unknown>, sort: Record<string, 1 | -1>, limit = 0) => {
    const documents = await actions.find(filter).sort(sort).limit(limit).lean<ActionDocument[]>();
    return documents.map(fromActionDocument);
  };

  return {
    async create(change) {
      const document = toActionDocument(change);
      try {
        await actions.create([document]);
        return 'created';
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        if (await actions.exists({ _id: document._id })) return 'known';
        throw new StoreFault(`Another action item has the key ${document.key}`, {
          certain: true,
          cause: error,
        });
      }
    },
    byNumber: (team, number) => one({ team, number }),
    byId: (team, id) => one({ _id: documentId(team, id) }),
    ofIncident: (team, incident) => all({ team, incident }, { number: 1 }),
    async ofOwner(team, owner) {
      return datedFirst(await all({ team, owner, pending: true }, { due: 1, number: 1 }));
    },
    async held(team) {
      const kinds = ['group', 'role', 'team'] satisfies ItemHolder['kind'][];
      const filter = { team, 'heldBy.kind': { $in: kinds }, pending: true };
      return datedFirst(await all(filter, { due: 1, number: 1 }));
    },
    async save({ item, remindAt, plan, effects, at }) {
      const pendingEffects = pendingEffectsOfChange(effects, at);
      const { matchedCount } = await actions.updateOne(
        { _id: documentId(item.team, item.id), version: item.version - 1 },
        {
          $set: {
            ...itemFields(item),
            ...(remindAt ? { remindAt } : {}),
            ...(plan === undefined ? {} : { plan }),
            ...pendingEffects.set,
          },
          ...(remindAt ? {} : { $unset: { remindAt: 1 } }),
          $min: pendingEffects.min,
        },
      );
      return matchedCount === 1 ? 'saved' : 'conflict';
    },
    async due(now, limit) {
      const found: KnownAction[] = [];
      // Where those who wait longest fill a look, the other workspaces are asked about too.
      for (let look = 0; look < MAX_LOOKS && found.length === look * limit; look += 1) {
        const teams = [...new Set(found.map(({ item }) => item.team))];
        const others = look > 0 ? { team: { $nin: teams } } : {};
        found.push(
          ...(await all({ remindAt: { $lte: now }, pending: true, ...others }, { remindAt: 1 }, limit)),
        );
      }
      const lines = groupByTeam(found.map((known) => ({ team: known.item.team, known })));
      return takeInTurn([...lines.values()], limit).map(({ known }) => known);
    },
    items: (team, ids) => all({ _id: { $in: ids.map((id) => documentId(team, id)) } }, {}),
    async claim({ item, remindAt }, { next, told, wanted, at }) {
      const pendingEffects = pendingEffectsOfChange(wanted, at);
      const { matchedCount } = await actions.updateOne(
        { _id: documentId(item.team, item.id), pending: true, remindAt: remindAt ?? null },
        {
          $set: { ...pendingEffects.set, told, ...(next ? { remindAt: next } : {}) },
          ...(next ? {} : { $unset: { remindAt: 1 } }),
          $min: pendingEffects.min,
        },
      );
      return matchedCount === 1;
    },
  };
}
