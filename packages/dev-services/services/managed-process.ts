import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { untilStopped } from './stopped-process.ts';

/** A child process that cannot outlive this one, not even when this one is killed with signal 9. */
export type ManagedProcess = {
  /** The id of the command itself, not of its guard (see `GUARD`). */
  readonly pid: number;
  /** Resolves with the exit code (128 + n after signal n) when the command and its output have ended. */
  readonly ended: Promise<number>;
  /** Standard output, line by line from the start; empty when `output` is `show`. */
  readonly lines: AsyncIterable<string>;
  /** The last 2,000 characters of standard error; empty when `output` is `show`. */
  stderrTail(): string;
  /** Sends a signal to the command alone. */
  signal(name: NodeJS.Signals): void;
  /** Stops the command alone where it is; resolves when none of its threads runs any more. */
  pause(): Promise<void>;
  /** Lets a paused command go on. */
  resume(): void;
  /** SIGTERM, and SIGKILL to the whole group after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
  /** SIGKILL to the command and all its descendants. */
  kill(): Promise<void>;
};

export type ManagedCommand = {
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** `show` lets the command write to this terminal; `keep` captures its output. */
  output: 'show' | 'keep';
};

/**
 * The guard is a shell in its own session, so that Ctrl-C reaches only this process, which then stops everything in
 * order. A watcher inside the guard reads from a pipe that only this process holds open: however this process ends, the
 * pipe closes and the watcher kills its process group. File descriptor 3 reports the id of the command; 4 is the pipe.
 */
const GUARD = `exec 4<&0
"$@" <&4 3>&- 4<&- &
child=$!
echo "$child" >&3
exec 3>&-
{ cat <&4; kill -9 0; } >/dev/null 2>&1 &
exec 4<&- </dev/null
wait "$child"`;

/** Starts a command under its guard. One that does not exist ends with code 127, as in a shell. */
export async function startManaged(wanted: ManagedCommand): Promise<ManagedProcess> {
  const output = wanted.output === 'show' ? 'inherit' : 'pipe';
  const guard = spawn('sh', ['-c', GUARD, 'guard', wanted.command, ...wanted.args], {
    detached: true,
    stdio: ['pipe', output, output, 'pipe'],
    env: wanted.env ?? process.env,
    cwd: wanted.cwd,
  });
  const stderrTail = keepTail(guard.stderr);
  const lines = readLines(guard.stdout);
  guard.on('exit', () => guard.stdin?.destroy());
  const ended = new Promise<number>((resolve, reject) => {
    guard.on('error', reject);
    guard.on('close', (code) => resolve(code ?? 137));
  });
  const pid = await readPid(guard);

  const kill = async (): Promise<void> => {
    killGroup(guard);
    await ended;
  };
  return {
    pid,
    ended,
    lines,
    stderrTail,
    signal: (name) => signalIfAlive(pid, name),
    async pause() {
      signalIfAlive(pid, 'SIGSTOP');
      await untilStopped(pid);
    },
    resume: () => signalIfAlive(pid, 'SIGCONT'),
    kill,
    async stop(graceMs = 5_000) {
      signalIfAlive(pid, 'SIGCONT');
      signalIfAlive(pid, 'SIGTERM');
      const timer = setTimeout(() => killGroup(guard), graceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

function killGroup(guard: ChildProcess): void {
  if (guard.pid !== undefined && guard.exitCode === null && guard.signalCode === null) {
    signalIfAlive(-guard.pid, 'SIGKILL');
  }
}

function signalIfAlive(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function readPid(guard: ChildProcess): Promise<number> {
  const channel = guard.stdio[3];
  if (!channel) throw new Error('The guard has no channel 3, expected a pipe');
  const [reported] = await Promise.race([once(channel, 'data'), once(channel, 'end')]);
  const pid = Number(String(reported ?? ''));
  if (!Number.isInteger(pid) || pid <= 0)
    throw new Error(`The guard reported "${reported}", expected a process id`);
  return pid;
}

function keepTail(stream: Readable | null): () => string {
  let kept = '';
  stream?.setEncoding('utf8').on('data', (text: string) => {
    kept = (kept + text).slice(-2_000);
  });
  return () => kept.trim();
}

/** Reads all output whether or not anybody iterates, so that the pipe never fills up; keeps the first 1,000 lines. */
function readLines(stream: Readable | null): AsyncIterable<string> {
  const first: string[] = [];
  let rest = '';
  let open = stream !== null;
  let wake: () => void = () => undefined;
  stream?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    first.push(...parts.slice(0, Math.max(0, 1_000 - first.length)));
    wake();
  });
  stream?.on('close', () => {
    open = false;
    wake();
  });
  return {
    async *[Symbol.asyncIterator]() {
      for (let next = 0; ; next++) {
        while (next >= first.length) {
          if (!open) return;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        yield first[next] ?? '';
      }
    },
  };
}

/**
 * Runs a command to its end and returns its last line of output. Throws the last line of standard error when it fails;
 * kills it after `limitMs`.
 */
export async function runManaged(
  wanted: Omit<ManagedCommand, 'output'> & { limitMs: number },
): Promise<string> {
  const child = await startManaged({ ...wanted, output: 'keep' });
  const timer = setTimeout(() => void child.kill(), wanted.limitMs);
  let last = '';
  for await (const line of child.lines) last = line;
  const code = await child.ended;
  clearTimeout(timer);
  if (code === 0) return last;
  throw new Error(child.stderrTail().split('\n').at(-1) || `it ended with code ${code}`);
}
