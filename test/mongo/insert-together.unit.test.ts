import { describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { toEntryDocument } from '../../src/mongo/entry-document.ts';
import { insertTogether } from '../../src/mongo/insert-together.ts';
import { toStoreFault } from '../../src/mongo/translate-error.ts';
import { moment } from '../contract/opened.ts';
import { anEntry } from '../contract/samples.ts';

interface Asked {
  readonly documents: readonly { readonly _id: string }[];
  readonly answer: (reply: object) => void;
  readonly fail: (error: Error) => void;
}

/** A connection whose answers the test gives, since no server can be made to give some of them. */
function stage() {
  const asked: Asked[] = [];
  const db = {
    command: ({ documents }: { readonly documents: Asked['documents'] }) =>
      new Promise((answer, fail) => asked.push({ documents, answer, fail })),
  };
  const insert = insertTogether({ db } as unknown as Connection, 'entries');
  return {
    asked,
    insert: (number: number) => {
      const verdict = insert(toEntryDocument(anEntry('T1', number), [], moment(0)));
      return verdict.catch((error: unknown) => toStoreFault(error));
    },
    sent: () => asked.map(({ documents }) => documents.length),
  };
}

describe('insertTogether', () => {
  it('sends the first at once, and what comes during its insert together', async () => {
    const { asked, insert, sent } = stage();
    const all = [1, 2, 3, 4].map(insert);
    expect(sent()).toEqual([1]);
    asked[0]?.answer({ ok: 1 });
    expect(await all[0]).toBe('new');
    expect(sent()).toEqual([1, 3]);
    asked[1]?.answer({
      ok: 1,
      writeErrors: [
        { index: 1, code: 11_000, errmsg: 'E11000' },
        { index: 2, code: 121 },
      ],
    });
    expect(await Promise.all(all.slice(1, 3))).toEqual(['new', 'known']);
    expect(await all[3]).toMatchObject({ name: 'StoreFault', certain: true });
  });

  it('leaves all in doubt that a server did not keep as surely as it was asked to', async () => {
    const { asked, insert } = stage();
    const one = insert(1);
    asked[0]?.answer({ ok: 1, writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' } });
    expect(await one).toMatchObject({ name: 'StoreFault', certain: false });
  });

  it('does not wait for an insert that hangs', async () => {
    const { asked, insert, sent } = stage();
    const hanging = insert(1);
    const next = insert(2);
    while (asked.length < 2) await new Promise(setImmediate);
    asked[1]?.answer({ ok: 1 });
    expect(await next).toBe('new');
    expect(sent()).toEqual([1, 1]);
    asked[0]?.fail(new Error('connection closed'));
    expect(await hanging).toMatchObject({ message: 'connection closed' });
  });

  it('says that nothing was sent where there is no connection', async () => {
    const insert = insertTogether({ db: undefined } as unknown as Connection, 'entries');
    const verdict = insert(toEntryDocument(anEntry('T1', 1), [], moment(0)));
    const fault = await verdict.catch((error: unknown) => toStoreFault(error));
    expect(fault).toMatchObject({ name: 'StoreFault', certain: true });
  });
});
