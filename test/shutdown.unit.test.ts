import { describe, expect, it } from '@jest/globals';
import { shutdownInOrder } from '../src/shutdown.ts';

describe('a shutdown', () => {
  function recorded() {
    const shutdown = shutdownInOrder(['intake', 'workers', 'database']);
    const closed: string[] = [];
    const add = (part: 'intake' | 'workers' | 'database', failure?: Error) =>
      shutdown.onClose(part, async () => {
        closed.push(part);
        if (failure) throw failure;
      });
    return { shutdown, closed, add };
  }

  it('closes in its own order, whatever was opened first', async () => {
    const { shutdown, closed, add } = recorded();
    add('database');
    add('intake');
    add('workers');
    await shutdown.run();
    expect(closed).toEqual(['intake', 'workers', 'database']);
  });

  it('passes over what was never opened', async () => {
    const { shutdown, closed, add } = recorded();
    add('database');
    await shutdown.run();
    expect(closed).toEqual(['database']);
  });

  it('closes what is left when one part fails, and then says what failed', async () => {
    const { shutdown, closed, add } = recorded();
    add('intake', new Error('the socket is stuck'));
    add('workers');
    add('database');
    await expect(shutdown.run()).rejects.toThrow('the socket is stuck');
    expect(closed).toEqual(['intake', 'workers', 'database']);
  });

  it('names every failure where there are several', async () => {
    const { shutdown, add } = recorded();
    const failures = [new Error('one'), new Error('two')];
    add('intake', failures[0]);
    add('database', failures[1]);
    await expect(shutdown.run()).rejects.toMatchObject({ errors: failures });
  });

  it('is the same twice', async () => {
    const { shutdown, closed, add } = recorded();
    add('intake');
    await Promise.all([shutdown.run(), shutdown.run()]);
    await shutdown.run();
    expect(closed).toEqual(['intake']);
  });
});
