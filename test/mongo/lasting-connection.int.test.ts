import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LastingConnection, openLasting } from '../../src/mongo/lasting-connection.ts';
import { type MongoProxy, openMongoProxy, steppedDown } from '../e2e/mongo-proxy.ts';
import { eventually } from '../e2e/trouble.ts';
import { freshDatabase } from '../services.ts';

describe('a connection behind a proxy', () => {
  let database: ReturnType<typeof freshDatabase>;
  let proxy: MongoProxy;
  let connection: LastingConnection;
  let replaced = 0;

  beforeEach(async () => {
    database = freshDatabase('lasting');
    proxy = await openMongoProxy(database.uri);
    replaced = 0;
    connection = await openLasting(proxy.uri, () => {
      replaced += 1;
    });
    await write();
  });
  afterEach(async () => {
    await connection.close();
    await proxy.close();
    await database.drop();
  });

  const write = () => connection.current().collection<{ n: number }>('written').insertOne({ n: 1 });
  const works = () =>
    write().then(
      () => true,
      () => false,
    );

  it('is made anew when its client waits for ever to be greeted by a server that is back', async () => {
    const next = proxy.opened() + 1;
    proxy.decide(({ connection: one }) => (one === next ? 'endless' : 'pass'));
    proxy.cut();
    await eventually('a connection that works', works);
    expect(replaced).toBe(1);
  });

  it('is made anew when all that it sends on waits for ever, though the server answers others', async () => {
    const last = proxy.opened() + 20;
    proxy.decide(({ name, connection: one }) => (name === 'insert' && one <= last ? 'endless' : 'pass'));
    const lost = Promise.allSettled(Array.from({ length: 20 }, write));
    await eventually('a connection that works', works);
    expect(replaced).toBe(1);
    await connection.close();
    await lost;
  });

  it.each([
    { code: 10_107, codeName: 'NotWritablePrimary' },
    { code: 13_435, codeName: 'NotPrimaryNoSecondaryOk' },
    { code: 11_602, codeName: 'InterruptedDueToReplStateChange' },
    { code: 91, codeName: 'ShutdownInProgress' },
    { code: 189, codeName: 'PrimarySteppedDown' },
  ])('is made anew when its sockets lead to a server that was the primary ($codeName)', async (error) => {
    const last = proxy.opened();
    proxy.decide(steppedDown(error, (one) => one <= last));
    await expect(write()).rejects.toMatchObject({ code: error.code });
    await eventually('a connection that works', works);
    for (let more = 0; more < 40; more += 1) await write();
  });

  it('stays when the server is away for everybody, and when it is well', async () => {
    const before = proxy.opened();
    proxy.decide(() => 'endless');
    proxy.cut();
    await eventually('another client to try too', async () => proxy.opened() > before + 1);
    expect(await works()).toBe(false);
    proxy.decide(undefined);
    proxy.cut();
    await eventually('a connection that works', works);
    expect(replaced).toBe(0);
  });
});
