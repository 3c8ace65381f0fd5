import { describe, expect, it } from '@jest/globals';
import { createLogger } from '../src/log.ts';
import { shutdownInOrder } from '../src/shutdown.ts';
import { notStopping, stopOnce } from '../src/stop-service.ts';

/** A service with one part, at this level of the log, and what the log said of its stop. */
function service(logLevel: 'info' | 'error', failure?: Error) {
  const lines: string[] = [];
  const shutdown = shutdownInOrder(['database']);
  shutdown.onClose('database', async () => {
    if (failure) throw failure;
  });
  const log = createLogger({ logLevel }, { write: (line) => void lines.push(line) });
  const stop = stopOnce({ shutdown, stopping: notStopping(), log });
  return { stop, said: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('the log of a stop', () => {
  it('says once who asked, how long it took and what was left', async () => {
    const { stop, said } = service('info');
    await Promise.all([stop({ by: 'SIGTERM', drainMs: 0 }), stop({ by: 'SIGTERM' })]);
    expect(said()).toMatchObject([
      { level: 'info', by: 'SIGTERM', msg: 'Scribe stops' },
      {
        level: 'info',
        tookMs: expect.any(Number),
        left: { requests: 0, answers: 0 },
        msg: 'Scribe has stopped',
      },
    ]);
  });

  it('names at error what could not be closed, also where only errors are shown, without its message', async () => {
    const { stop, said } = service('error', new TypeError('the password is hunter2'));
    await expect(stop()).rejects.toThrow('hunter2');
    expect(said()).toMatchObject([{ level: 'error', msg: 'A part of Scribe could not be closed' }]);
    expect(JSON.stringify(said())).not.toContain('hunter2');
  });
});
