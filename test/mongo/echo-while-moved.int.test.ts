import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { actionModel } from '../../src/mongo/action-model.ts';
import { openConnection } from '../../src/mongo/connection.ts';
import { entryModel } from '../../src/mongo/entry-model.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { portsOn } from '../../src/mongo/open-stores.ts';
import { pendingEchoesModel } from '../../src/mongo/pending-echoes-model.ts';
import { recordMoves } from '../../src/mongo/record-moves.ts';
import { moment } from '../contract/opened.ts';
import { anEntry } from '../contract/samples.ts';
import { freshDatabase } from '../services.ts';

const [TEAM, FROM, INTO] = ['T1', 'INC-2026-0001', 'INC-2026-0002'] as const;
const database = freshDatabase('echo-while-moved');
let connection: Connection;

beforeAll(async () => {
  connection = await openConnection(database.uri);
  await createIndexes(connection);
}, 60_000);
afterAll(async () => {
  await connection.close();
  await database.drop();
});

it('an entry whose move and whose line begin at the same moment is in one batch only', async () => {
  const { entries, echoes } = portsOn(connection);
  const log = (number: number) =>
    entries.insert(
      anEntry(TEAM, number, { incident: FROM }),
      [{ key: 'echo', effect: { kind: 'echo' } }],
      moment(number),
    );
  for (let number = 0; number < 8; number += 1) await log(number);
  const claim = (batch: string) => ({ batch, at: moment(100), leaseMs: 30_000, limit: 40 });
  // The batch begins right after the move has seen that there is none.
  let first: Awaited<ReturnType<typeof echoes.next>>;
  const rooms = pendingEchoesModel(connection);
  const pendingEchoes = {
    findById: (id: string) => ({
      async lean() {
        const seen = await rooms.findById(id).lean();
        first = await echoes.next(TEAM, FROM, claim('a'));
        return seen;
      },
    }),
  } as unknown as typeof rooms;
  const moves = recordMoves({
    entries: entryModel(connection),
    actions: actionModel(connection),
    pendingEchoes,
  });
  await moves.move(TEAM, { home: FROM, from: FROM }, INTO);
  const second = await echoes.next(TEAM, INTO, claim('b'));
  const shown = [first, second].flatMap((batch) => batch?.entries ?? []).map(({ id }) => id);
  expect(shown).toHaveLength(8);
  expect(new Set(shown).size).toBe(8);
});
