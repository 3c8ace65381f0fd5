import { spawnSync } from 'node:child_process';

import { describe, expect, it } from '@jest/globals';

import { startManaged } from '../../../packages/dev-services/services/managed-process.ts';

describe('a managed process', () => {
  it('gives its lines, its standard error and its exit code', async () => {
    const child = await start('echo one; echo two; echo wrong >&2; exit 3');

    const lines: string[] = [];
    for await (const line of child.lines) lines.push(line);

    expect(lines).toEqual(['one', 'two']);
    expect(await child.ended).toBe(3);
    expect(child.stderrTail()).toBe('wrong');
  });

  it('is killed with its descendants when it does not stop', async () => {
    const child = await start('trap "" TERM; sleep 60 & echo $!; wait; sleep 60');
    const descendant = Number(await firstLine(child.lines));

    await child.stop(100);

    expect(running(child.pid, descendant)).toEqual([]);
  });

  it('says with code 127 that there is no such command', async () => {
    const child = await startManaged({ command: 'no-such-command', args: [], output: 'keep' });

    expect(await child.ended).toBe(127);
    expect(child.stderrTail()).toContain('not found');
  });

  function start(script: string) {
    return startManaged({ command: 'sh', args: ['-c', script], output: 'keep' });
  }
});

async function firstLine(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) return line;
  throw new Error('it said nothing, expected a line');
}

/** Those of the processes that still run; one that has ended and waits for its new parent to notice does not. */
function running(...pids: number[]): string[] {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pids.join(',')], { encoding: 'utf8' });
  return stdout.split('\n').filter((state) => state.trim() && !state.startsWith('Z'));
}
