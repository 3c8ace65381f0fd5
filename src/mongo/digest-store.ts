import type { Model } from 'mongoose';
import type { DigestJoin, DigestRef, DigestStore, KnownDigest } from '../app/ports/digests.ts';
import { type Digest, type DigestLine, digestId, isInSameHands } from '../domain/actions/digest.ts';
import type { DigestDocument } from './digest-model.ts';
import { documentId, domainId } from './document-id.ts';
import { fromMapKey, fromStoredMap, toMapKey } from './map-key.ts';
import { newPendingEffect, pendingEffectPath } from './pending-effects.ts';
import { isDuplicate } from './translate-error.ts';

/** The effects that show a digest are numbered by the version that wanted them: `digest-1`, `digest-7`. */
const SHOW = 'digest-';

export function digestStore(digests: Model<DigestDocument>): DigestStore {
  const find = (id: string) => digests.findById(id).lean<DigestDocument>();
  const write = async (filter: Record<string, unknown>, update: Record<string, Record<string, unknown>>) =>
    (await digests.updateOne(filter, update)).matchedCount === 1;

  /** Has the digest shown once more, with what `change` sets; `false` where somebody was faster. */
  const wantShown = (
    known: DigestDocument,
    change: { readonly filter: Record<string, unknown>; readonly set: Record<string, unknown> },
    showAt: Date,
  ): Promise<boolean> => {
    const open = { _id: known._id, closed: { $exists: false }, ...change.filter };
    const key = `${SHOW}${known.version + 1}`;
    return write(
      { ...open, version: known.version },
      {
        $set: { ...change.set, [pendingEffectPath(key)]: newPendingEffect({ kind: 'digest' }, showAt) },
        $inc: { version: 1 },
        $min: { pendingAt: showAt },
      },
    );
  };

  /** One try; `undefined` where somebody was faster. */
  const tryJoin = async (_id: string, join: DigestJoin): Promise<'joined' | 'closed' | undefined> => {
    const { line, showAt } = join;
    const known = await find(_id);
    if (!known) return (await insertOnce(digests, newDocument(_id, join))) ? 'joined' : undefined;
    if (known.closed !== undefined) return 'closed';
    const path = `lines.${toMapKey(line.item)}`;
    const before = known.lines[toMapKey(line.item)];
    if (before && tellsTheSame(before, line)) return 'joined';
    const filter = before
      ? { [`${path}.rung`]: before.rung, [`${path}.due`]: before.due }
      : { [path]: { $exists: false } };
    const waiting = untaken(known);
    if (waiting === undefined)
      return (await wantShown(known, { filter, set: { [path]: line } }, showAt)) ? 'joined' : undefined;
    // Whoever takes what waits reads the lines after that.
    const still = {
      [pendingEffectPath(waiting)]: { $exists: true },
      [`${pendingEffectPath(waiting)}.token`]: { $exists: false },
    };
    const joined = await write(
      { _id, closed: { $exists: false }, ...filter, ...still },
      { $set: { [path]: line }, $inc: { version: 1 } },
    );
    return joined ? 'joined' : undefined;
  };

  return {
    async byId(ref) {
      const document = await find(idOf(ref));
      return document ? fromDocument(document) : undefined;
    },
    async join(join) {
      const _id = documentId(join.team, digestId(join.place, join.day));
      for (;;) {
        const done = await tryJoin(_id, join);
        if (done) return done;
      }
    },
    async follow(ref, at) {
      for (;;) {
        const known = await find(idOf(ref));
        if (!known || known.closed !== undefined || untaken(known) !== undefined) return undefined;
        if (await wantShown(known, { filter: {}, set: {} }, at))
          return { holder: 'digests', ...ref, key: `${SHOW}${known.version + 1}` };
      }
    },
    async passOn(ref, items) {
      const passed = items.map((item) => [`lines.${toMapKey(item)}.passed`, true]);
      if (passed.length > 0) await write({ _id: idOf(ref) }, { $set: Object.fromEntries(passed) });
    },
    async close(ref, why) {
      await write({ _id: idOf(ref) }, { $set: { closed: why }, $inc: { version: 1 } });
    },
    async turn(ref, page) {
      await write({ _id: idOf(ref) }, { $set: { page } });
    },
  };
}

function idOf({ team, id }: DigestRef): string {
  return documentId(team, id);
}

/** Whether a line tells what this one would: two steps of a day are one line, unless the item changed in between. */
function tellsTheSame(before: DigestLine, line: DigestLine): boolean {
  return !before.passed && before.due === line.due && isInSameHands(before, line);
}

/** What wants the digest shown and is in nobody's hands. */
function untaken({ effects = {} }: DigestDocument): string | undefined {
  const key = Object.keys(effects).find((one) => one.startsWith(SHOW) && effects[one]?.token === undefined);
  return key === undefined ? undefined : fromMapKey(key);
}

/** `false` where it is there already. */
async function insertOnce(digests: Model<DigestDocument>, document: DigestDocument): Promise<boolean> {
  try {
    await digests.create([document]);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

function newDocument(_id: string, { team, place, day, line, at, showAt }: DigestJoin): DigestDocument {
  return {
    ...{ _id, team, place, day, version: 1, createdAt: at },
    lines: { [toMapKey(line.item)]: line },
    effects: { [toMapKey(`${SHOW}1`)]: newPendingEffect({ kind: 'digest' }, showAt) },
    pendingAt: showAt,
  };
}

function fromDocument(document: DigestDocument): KnownDigest {
  const { _id, team, place, day, lines, version, closed, page = 0, createdAt } = document;
  const digest: Digest = {
    ...{ id: domainId(team, _id), team, place, day, version, page, createdAt },
    lines: Object.values(lines),
    ...(closed === undefined ? {} : { closed }),
  };
  return { digest, externalIds: fromStoredMap(document.outside) };
}
