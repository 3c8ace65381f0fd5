import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/**
 * Waits until a process that was sent SIGSTOP has stopped, or is gone. The signal reaches the threads of a busy server
 * one after the other: milliseconds later, one of them may still answer a request.
 */
export async function untilStopped(pid: number): Promise<void> {
  while (!(await threadStates(pid)).every((state) => state !== undefined && STOPPED.has(state)))
    await sleep(1);
}

/** Stopped, stopped by a debugger, ended, and on its way out. */
const STOPPED: ReadonlySet<string> = new Set(['T', 't', 'Z', 'X']);

/** The state of each thread, none when the process is gone. Where there is no /proc, that of the process. */
async function threadStates(pid: number): Promise<readonly (string | undefined)[]> {
  if (process.platform !== 'linux') return processState(pid);
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  return Promise.all(
    threads.map(async (thread) => {
      const stat = await readFile(`/proc/${pid}/task/${thread}/stat`, 'utf8').catch(() => ') X');
      // The name comes in brackets before the state, and may have brackets itself.
      return stat.slice(stat.lastIndexOf(')') + 2)[0];
    }),
  );
}

async function processState(pid: number): Promise<readonly (string | undefined)[]> {
  const listed = await promisify(execFile)('ps', ['-o', 'state=', '-p', String(pid)]).catch(() => undefined);
  return listed ? [listed.stdout.trim()[0]] : [];
}
