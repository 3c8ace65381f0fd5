import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** A child that cannot outlive this process, not even when this process is killed with signal 9. */
export type GuardedProcess = {
  /** The id of the command itself, not of its guard. */
  readonly pid: number;
  /** Resolves with the exit code (128 + n after signal n) when the command and its output have ended. */
  readonly ended: Promise<number>;
  /** Standard output by line, from the first one on; empty when `output` is `show`. */
  readonly lines: AsyncIterable<string>;
  /** The last 2,000 characters of standard error; empty when `output` is `show`. */
  lastWords(): string;
  /** Sends a signal to the command alone. */
  signal(name: NodeJS.Signals): void;
  /** SIGTERM, and SIGKILL to the whole group after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
  /** SIGKILL to the command and all its descendants. */
  kill(): Promise<void>;
};

export type GuardedCommand = {
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** `show` lets the command write to this terminal, `keep` reads what it says. */
  output: 'show' | 'keep';
};

/**
 * The guard is a shell in a session of its own, so that Ctrl-C reaches only us and we stop things in order. A watcher
 * in it reads a pipe that only we hold open; however we end, the pipe closes, and it kills its process group. File
 * descriptor 3 tells us the id of the command, 4 is our pipe.
 */
const GUARD = `exec 4<&0
"$@" <&4 3>&- 4<&- &
child=$!
echo "$child" >&3
exec 3>&-
{ cat <&4; kill -9 0; } >/dev/null 2>&1 &
exec 4<&- </dev/null
wait "$child"`;

/** Starts a command under guard. Throws when there is no such command. */
export async function startGuarded(wanted: GuardedCommand): Promise<GuardedProcess> {
  const output = wanted.output === 'show' ? 'inherit' : 'pipe';
  const guard = spawn('sh', ['-c', GUARD, 'guard', wanted.command, ...wanted.args], {
    detached: true,
    stdio: ['pipe', output, output, 'pipe'],
    env: wanted.env ?? process.env,
    cwd: wanted.cwd,
  });
  const words = keepLastWords(guard.stderr);
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
    lastWords: words,
    signal: (name) => signalIfAlive(pid, name),
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
  const [said] = await Promise.race([once(channel, 'data'), once(channel, 'end')]);
  const pid = Number(String(said ?? ''));
  if (!Number.isInteger(pid) || pid <= 0) throw new Error(`The guard said "${said}", expected a process id`);
  return pid;
}

function keepLastWords(stream: Readable | null): () => string {
  let kept = '';
  stream?.setEncoding('utf8').on('data', (text: string) => {
    kept = (kept + text).slice(-2_000);
  });
  return () => kept.trim();
}

/** Reads from the start and for ever, so that nobody has to listen for the pipe not to fill up. */
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

/** Runs a command under guard to its end and gives its last line of output. Throws its last words when it fails. */
export async function runGuarded(
  wanted: Omit<GuardedCommand, 'output'> & { limitMs: number },
): Promise<string> {
  const child = await startGuarded({ ...wanted, output: 'keep' });
  const timer = setTimeout(() => void child.kill(), wanted.limitMs);
  let last = '';
  for await (const line of child.lines) last = line;
  const code = await child.ended;
  clearTimeout(timer);
  if (code === 0) return last;
  throw new Error(child.lastWords().split('\n').at(-1) || `it ended with code ${code}`);
}
