import { runLoad } from './child-programs.ts';
import type { BenchContext } from './figure.ts';
import type { LoadReport } from './load-report.ts';
import type { LoadTarget, RunningTarget } from './load-target.ts';
import { medianRow, type Row } from './measured-row.ts';
import { cpuMs } from './process-cost.ts';

/** How many connections type at once. */
const CONNECTIONS = [1, 8] as const;
const WARM_UP_SECONDS = 4;

/** One turn of a target; `cpu` is the processor time of its process per request, in milliseconds. */
type Turn = LoadReport & { readonly cpu: number };

/** By target and number of connections: one turn per round. */
export type Rounds = ReadonlyMap<LoadTarget, Readonly<Record<(typeof CONNECTIONS)[number], readonly Turn[]>>>;

/**
 * Starts all targets and puts them under load in turns, briefly and many times, so that a busy moment of the machine
 * affects all alike. Throws when one of them loses an entry.
 */
export async function takeTurns(
  figure: string,
  targets: readonly LoadTarget[],
  context: BenchContext,
): Promise<Rounds> {
  const { rounds, seconds, say } = context;
  const contenders: Contender[] = [];
  for (const target of targets) contenders.push(new Contender(target, await target.start()));
  for (const contender of contenders) await contender.run(8, WARM_UP_SECONDS);
  for (let round = 0; round < rounds; round++) {
    // Whoever goes first in one round goes last in the next.
    const order = [
      ...contenders.slice(round % contenders.length),
      ...contenders.slice(0, round % contenders.length),
    ];
    for (const connections of CONNECTIONS) {
      for (const contender of order)
        contender.turns[connections].push(await contender.run(connections, seconds));
    }
    say(
      `${figure}, round ${round + 1} of ${rounds}: ${contenders.map((contender) => contender.lastSpeeds()).join('; ')}`,
    );
  }
  for (const contender of contenders) await contender.running.finish(contender.answered);
  return new Map(contenders.map(({ target, turns }) => [target, turns]));
}

class Contender {
  readonly target: LoadTarget;
  readonly running: RunningTarget;
  readonly turns: Record<(typeof CONNECTIONS)[number], Turn[]> = { 1: [], 8: [] };
  answered = 0;

  constructor(target: LoadTarget, running: RunningTarget) {
    this.target = target;
    this.running = running;
  }

  async run(connections: number, seconds: number): Promise<Turn> {
    const { server, expect } = this.running;
    const before = cpuMs(server.pid);
    const report = await runLoad({ port: server.port, connections, seconds, expect });
    this.answered += report.answered;
    return { ...report, cpu: (cpuMs(server.pid) - before) / Math.max(1, report.answered) };
  }

  lastSpeeds(): string {
    const speeds = CONNECTIONS.map((connections) => this.turns[connections].at(-1)?.perSecond.toFixed(0));
    return `${this.target.name} ${speeds.join(' and ')}/s`;
  }
}

/** Requests per second and latencies of one target. */
export function loadRows(figure: string, target: LoadTarget, rounds: Rounds): Row[] {
  return CONNECTIONS.flatMap((connections) => {
    const turns = turnsOf(rounds, target, connections);
    const what = `${target.name}, ${at(connections)}`;
    const row = (
      name: keyof Turn & ('perSecond' | 'p50' | 'p99' | 'cpu'),
      unit: Row['unit'],
      words: string,
    ) =>
      medianRow(
        { figure, what: what + words, unit },
        turns.map((turn) => turn[name]),
      );
    const cpu = turns.some((turn) => turn.cpu > 0) ? [row('cpu', 'ms', ', processor time per request')] : [];
    return [row('perSecond', '/s', ''), row('p50', 'ms', ', p50'), row('p99', 'ms', ', p99'), ...cpu];
  });
}

/** One target against another in the same round, and the median over all rounds. */
export function ratioRows(
  figure: string,
  ratio: {
    readonly target: LoadTarget;
    readonly to: LoadTarget;
    readonly atLeast: number;
    readonly p99AtMost?: number;
  },
  rounds: Rounds,
): Row[] {
  const { target, to, atLeast, p99AtMost } = ratio;
  return CONNECTIONS.flatMap((connections) => {
    const what = `${target.name} : ${to.name}, ${at(connections)}`;
    const others = turnsOf(rounds, to, connections);
    const ratios = (of: (turn: Turn) => number) =>
      turnsOf(rounds, target, connections).map((turn, round) => of(turn) / of(others[round] ?? turn));
    const speed = medianRow(
      { figure, what, unit: '×', aim: { atLeast } },
      ratios(({ perSecond }) => perSecond),
    );
    if (p99AtMost === undefined) return [speed];
    const tail = { figure, what: `${what}, p99`, unit: '×', aim: { atMost: p99AtMost } } as const;
    return [
      speed,
      medianRow(
        tail,
        ratios(({ p99 }) => p99),
      ),
    ];
  });
}

function at(connections: number): string {
  return connections === 1 ? '1 connection' : `${connections} connections`;
}

function turnsOf(
  rounds: Rounds,
  target: LoadTarget,
  connections: (typeof CONNECTIONS)[number],
): readonly Turn[] {
  return rounds.get(target)?.[connections] ?? [];
}
